import { reread } from '#domain/edit/reread.ts'
import { toJson } from '#domain/json.ts'
import type { Submission } from '#domain/submission.ts'
import { step } from '#domain/workflow.ts'
import { ProductError } from '#errors'
import type { RoundTable, SubmissionTable } from '#store/database.ts'
import { nextVersion } from '#store/next-version.ts'
import { getRound } from '#store/rounds.ts'
import { statusOf } from '#store/submission-steps.ts'
import { otherSide, readVersion, type Source } from '#store/submissions.ts'
import { peopleNames } from '../people-names.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { projectFacts, score, stageOf } from './keep-scores.ts'
import { reading, scopeHolding, type Task } from './open-submission.ts'

export interface SaveRequest {
  readonly id: string
  /** The version the content was made from. */
  readonly version: number
  readonly content: Submission
  readonly source: Source
  readonly note?: string | undefined
}

/**
 * Saves content as the next version, scored and checked 保存. Targets and actual values are read from their words here; whatever a program
 * sent beside them does not count. When another person was faster nothing is overwritten: the refusal carries the other side.
 * @throws ProductError SUBMISSION_CHANGED (details: version, author, body), SUBMISSION_CLOSED, STEP_REFUSED, NOT_ALLOWED, SUBMISSION_NOT_FOUND
 */
export async function saveSubmission(services: Services, caller: Caller, request: SaveRequest): Promise<{ readonly version: number }> {
  const task: Task = { caller, id: request.id, permission: 'submission.edit' }
  const { row, round } = await reading(services, task, async (db, found) => ({
    row: found,
    round: await getRound(db, found.region_id, found.year, stageOf(found)),
  }))
  if (row.version === request.version) mustBeOpen(services, caller, row, round)
  const scored = await score(services, row, round, reread({ ...request.content, year: row.year }))
  const at = services.now()
  const next = nextVersion({
    regionId: row.region_id,
    submissionId: row.id,
    unitId: row.unit_id,
    expected: request.version,
    author: caller.personId,
    at,
    source: request.source,
    note: request.note,
    ...scored,
    ...projectFacts(scored.content),
  })
  const saved = await services.store.change(scopeHolding(services, task, row), {
    statement: next.statement,
    log: {
      regionId: row.region_id,
      at,
      person: caller.personId,
      action: `submission.${request.source}`,
      subject: { kind: 'submission', id: row.id },
      unitId: row.unit_id,
      before: { version: request.version },
      after: { version: next.version, hash: next.hash },
      ...(request.note === undefined ? {} : { why: request.note }),
    },
  })
  if (!saved) throw await conflict(services, task, row, request.version)
  return { version: next.version }
}

/** The workflow's own judgement: state, role and the round's opening. */
function mustBeOpen({ now }: Services, caller: Caller, row: SubmissionTable, round: RoundTable | undefined): void {
  const judged = step(statusOf(row), 'save', caller, {
    now: now(),
    openErrors: 0,
    authors: [],
    ...(round?.opens_at ? { opensAt: round.opens_at } : {}),
  })
  if (judged.ok) return
  if (judged.refusal.kind === 'state') throw new ProductError('SUBMISSION_CLOSED', { state: row.state })
  throw new ProductError('STEP_REFUSED', { say: judged.refusal.say, kind: judged.refusal.kind })
}

async function conflict(services: Services, task: Task, row: SubmissionTable, expected: number): Promise<ProductError> {
  const { because, current, theirs } = await reading(services, task, (db) =>
    otherSide(db, { regionId: row.region_id, submissionId: row.id, expected }),
  )
  if (because === 'state') return new ProductError('SUBMISSION_CLOSED', { state: current.state })
  const { version, at, author_id, content } = theirs
  const nameOf = await peopleNames(services, [author_id])
  return new ProductError('SUBMISSION_CHANGED', { version, at, author: nameOf(author_id), body: toJson(content) })
}

/** Brings an older version back as a new one 恢复; an import is undone this way too. @throws ProductError VERSION_NOT_FOUND and those of saving */
export async function restoreVersion(
  services: Services,
  caller: Caller,
  request: { readonly id: string; readonly version: number; readonly from: number },
): Promise<{ readonly version: number }> {
  const older = await reading(services, { caller, id: request.id, permission: 'submission.edit' }, (db, row) =>
    readVersion(db, row.region_id, row.id, request.from),
  )
  if (!older) throw new ProductError('VERSION_NOT_FOUND', { version: request.from })
  return saveSubmission(services, caller, {
    id: request.id,
    version: request.version,
    content: older.content,
    source: 'undo',
    note: `恢复到第 ${request.from} 版`,
  })
}

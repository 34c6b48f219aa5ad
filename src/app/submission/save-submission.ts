import { toJson } from '#domain/json.ts'
import type { Submission } from '#domain/submission.ts'
import type { Stage } from '#domain/workflow.ts'
import { ProductError } from '#errors'
import { saveRun } from '#store/assessments.ts'
import type { SubmissionTable, Tx } from '#store/database.ts'
import { listWaivers, openCount, saveFindings, withWaiver } from '#store/findings.ts'
import { appendLog } from '#store/log.ts'
import { getRound } from '#store/rounds.ts'
import { type Saved, type Source, saveVersion } from '#store/submissions.ts'
import { chooseScheme } from '../policy-data.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { writing } from './open-submission.ts'
import { scoreContent } from './score-content.ts'

export interface SaveRequest {
  readonly id: string
  /** The version the content was made from. */
  readonly version: number
  readonly content: Submission
  readonly source: Source
  readonly note?: string | undefined
}

/**
 * Saves content as the next version, scored and checked in the same transaction 保存. When another person was faster nothing is
 * overwritten: the refusal carries the other side.
 * @throws ProductError SUBMISSION_CHANGED (details: version, body), SUBMISSION_CLOSED, NOT_ALLOWED, SUBMISSION_NOT_FOUND
 */
export async function saveSubmission(services: Services, caller: Caller, request: SaveRequest): Promise<{ readonly version: number }> {
  return writing(services, { caller, id: request.id, permission: 'submission.edit' }, async (tx, row) => {
    const at = services.now()
    const saved = await saveVersion(tx, {
      regionId: row.region_id,
      submissionId: row.id,
      unitId: row.unit_id,
      expected: request.version,
      content: request.content,
      author: caller.personId,
      at,
      source: request.source,
      note: request.note,
    })
    if (!saved.saved) throw conflict(saved)
    await keepScores(services, tx, row, saved.version, request.content)
    await appendLog(tx, services.store.origin, [
      {
        regionId: row.region_id,
        at,
        person: caller.personId,
        action: `submission.${request.source}`,
        subject: { kind: 'submission', id: row.id },
        unitId: row.unit_id,
        before: { version: request.version },
        after: { version: saved.version, hash: saved.hash },
        ...(request.note === undefined ? {} : { why: request.note }),
      },
    ])
    return { version: saved.version }
  })
}

/** Scores and findings of one version, beside it. */
export async function keepScores(
  { policy, now }: Services,
  tx: Tx,
  row: SubmissionTable,
  version: number,
  content: Submission,
): Promise<void> {
  const round = await getRound(tx, row.region_id, row.year, row.stage as Stage)
  const scheme = await chooseScheme(policy, {
    asked: round?.scheme_id ?? undefined,
    year: row.year,
    region: String(row.region_id).padStart(6, '0'),
  })
  const at = now()
  const { assessment, findings } = await scoreContent(content, scheme, policy, at.slice(0, 10))
  const waivers = await listWaivers(tx, row.region_id, row.id)
  const open = findings.map((finding) => withWaiver(finding, waivers, at.slice(0, 10)))
  await saveFindings(tx, { regionId: row.region_id, submissionId: row.id, unitId: row.unit_id, version }, findings)
  await saveRun(tx, {
    regionId: row.region_id,
    submissionId: row.id,
    unitId: row.unit_id,
    version,
    assessment,
    budgets: content.projects.map(({ budget }) => ({ budget: budget.adjusted, executed: budget.executed })),
    codes: content.projects.map(({ code }) => code),
    at,
    errors: openCount(open, 'error'),
    warnings: openCount(open, 'warning'),
  })
}

function conflict(saved: Extract<Saved, { saved: false }>): ProductError {
  if (saved.because === 'state') return new ProductError('SUBMISSION_CLOSED', { state: saved.current.state })
  return new ProductError('SUBMISSION_CHANGED', {
    version: saved.theirs.version,
    at: saved.theirs.at,
    author: saved.theirs.author_id,
    body: toJson(saved.theirs.content),
  })
}

import { type Action, actionTitles, type Facts, offers, type Result, type State, step } from '#domain/workflow.ts'
import { grantsFor, type Permission } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import { getRun, keepRun } from '#store/assessments.ts'
import { addComments } from '#store/comments.ts'
import type { Db, SubmissionTable } from '#store/database.ts'
import { appendLog } from '#store/log.ts'
import { notify } from '#store/notices.ts'
import { grantsOf } from '#store/role-grants.ts'
import { refreshRollup } from '#store/rollups.ts'
import { getRound } from '#store/rounds.ts'
import { applyStep, statusOf } from '#store/submission-steps.ts'
import { authorsOf } from '#store/submissions.ts'
import { grantsWith, mustHoldByToken } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { stageOf } from './keep-scores.ts'
import { writing } from './open-submission.ts'

export interface StepRequest {
  readonly id: string
  readonly action: Exclude<Action, 'save'>
  /** The version the person has seen. */
  readonly version: number
  readonly reason?: string | undefined
  readonly newDueAt?: string | undefined
  readonly newClerk?: string | undefined
  /** The list of a return, each at its field. */
  readonly items?: readonly { readonly path: string; readonly text: string }[] | undefined
}

/**
 * One step of the workflow 办理: judged by the pure function, kept with its record, its log entry and the notices in one transaction.
 * @throws ProductError STEP_REFUSED with the workflow's words, SUBMISSION_MOVED when the version seen is not the current one, CLERK_UNFIT
 */
export async function takeStep(
  services: Services,
  caller: Caller,
  request: StepRequest,
): Promise<{ readonly state: State; readonly version: number }> {
  mustHoldByToken(caller, permissionOf[request.action])
  return writing(services, { caller, id: request.id, permission: reachOf(services, caller, request) }, async (tx, row) => {
    if (row.version !== request.version) throw new ProductError('SUBMISSION_MOVED', { version: row.version })
    const before = statusOf(row)
    const judged: Result = step(before, request.action, caller, await factsOf(services, tx, row, request))
    if (!judged.ok) throw new ProductError('STEP_REFUSED', { say: judged.refusal.say, kind: judged.refusal.kind })
    const { status, step: taken } = judged
    if (request.action === 'hand-over') await mustServe(services, tx, row, request.newClerk)
    if (!(await applyStep(tx, row.id, before, status, taken))) throw new ProductError('SUBMISSION_MOVED', { version: row.version })
    const run = row.run_id === null ? undefined : await getRun(tx, row.region_id, row.run_id)
    if (request.action === 'submit' && run) await keepRun(tx, run)
    const subject = {
      regionId: row.region_id,
      submissionId: row.id,
      unitId: row.unit_id,
      version: row.version,
      author: caller.personId,
      at: taken.at,
    }
    if (request.items?.length)
      await addComments(
        tx,
        request.items.map((item) => ({ ...subject, ...item, kind: 'return' as const })),
      )
    await tell(services, tx, row, caller, request)
    await refreshRollup(tx, row.region_id, row.year, stageOf(row), taken.at)
    await appendLog(tx, services.store.origin, [
      {
        regionId: row.region_id,
        at: taken.at,
        person: caller.personId,
        role: taken.role,
        ...(taken.onBehalfOf === undefined ? {} : { onBehalfOf: taken.onBehalfOf }),
        action: `submission.${request.action}`,
        subject: { kind: 'submission', id: row.id },
        unitId: row.unit_id,
        before: { state: before.state, version: row.version },
        after: { state: status.state, version: row.version },
        ...(request.reason === undefined ? {} : { why: request.reason }),
      },
    ])
    return { state: status.state, version: row.version }
  })
}

/** Who hands over may be the administrator, who does not read what is filled in. */
const reachOf = ({ now }: Services, caller: Caller, { action }: StepRequest): Permission =>
  action === 'hand-over' && grantsWith(caller, 'submission.read', now()).length === 0 ? 'person.manage' : 'submission.read'

/** What a token must name to take a step; of a person the workflow itself asks the role. */
const permissionOf: Readonly<Record<StepRequest['action'], Permission>> = {
  confirm: 'submission.confirm',
  'hand-over': 'submission.confirm',
  reopen: 'submission.submit',
  submit: 'submission.submit',
  withdraw: 'submission.submit',
  take: 'submission.review',
  return: 'submission.review',
  accept: 'submission.review',
  revoke: 'submission.review',
  extend: 'submission.review',
  lock: 'submission.lock',
  unlock: 'submission.lock',
  archive: 'submission.lock',
  publish: 'submission.publish',
  unpublish: 'submission.publish',
}

/** Whoever takes over has a role in the unit. @throws ProductError CLERK_UNFIT */
async function mustServe({ now }: Services, tx: Db, row: SubmissionTable, personId: string | undefined): Promise<void> {
  const grants = personId === undefined ? [] : await grantsOf(tx, row.region_id, personId)
  const serving = grantsFor(
    { personId: personId ?? '', grants },
    ['clerk', 'head'],
    { regionId: row.region_id, unitId: row.unit_id },
    now(),
  )
  if (serving.length === 0) throw new ProductError('CLERK_UNFIT', {})
}

/** What this person could do now: the buttons of the page. */
export const offered = async (services: Services, db: Db, row: SubmissionTable, caller: Caller): Promise<readonly Action[]> =>
  offers(statusOf(row), caller, await factsOf(services, db, row, {}))

async function factsOf(
  { now }: Services,
  db: Db,
  row: SubmissionTable,
  { reason, newDueAt, newClerk }: Partial<StepRequest>,
): Promise<Facts> {
  const round = await getRound(db, row.region_id, row.year, stageOf(row))
  return {
    now: now(),
    openErrors: row.errors,
    authors: await authorsOf(db, row.region_id, row.id),
    ...(round?.opens_at ? { opensAt: round.opens_at } : {}),
    ...(round?.due_at ? { dueAt: round.due_at } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(newDueAt === undefined ? {} : { newDueAt }),
    ...(newClerk === undefined ? {} : { newClerk }),
  }
}

/** The clerk in charge hears of every step that others take. */
async function tell(
  { now }: Services,
  tx: Parameters<typeof notify>[0],
  row: SubmissionTable,
  caller: Caller,
  { action, reason }: StepRequest,
): Promise<void> {
  if (row.clerk_id === null || row.clerk_id === caller.personId) return
  const title = `${row.year} 年度填报：${actionTitles[action]}`
  await notify(tx, [
    {
      region_id: row.region_id,
      person_id: row.clerk_id,
      kind: `submission.${action}`,
      title,
      text: reason ?? `由${caller.name}办理`,
      link: `/year/${row.id}`,
      at: now(),
    },
  ])
}

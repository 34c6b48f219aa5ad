import type { Permission } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import type { Db, SubmissionTable, Tx } from '#store/database.ts'
import type { Scope } from '#store/scope.ts'
import { findSubmission } from '#store/submissions.ts'
import { mustBeAllowed, scopesFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'

/** One caller's work on one submission: scope and permission are settled before anything is read. */
export interface Task {
  readonly caller: Caller
  readonly id: string
  readonly permission: Permission
}

/** Reads under the caller's scope. @throws ProductError SUBMISSION_NOT_FOUND also for what belongs to others: its existence is not told */
export const reading = <T>({ store, now }: Services, task: Task, work: (db: Db, row: SubmissionTable) => Promise<T>): Promise<T> =>
  firstFound(task, now(), (scope) => store.read(scope, (db) => workOn(db, scope, task, now(), (row) => work(db, row))))

/** Writes in one transaction under the caller's scope; see `reading`. */
export const writing = <T>({ store, now }: Services, task: Task, work: (tx: Tx, row: SubmissionTable) => Promise<T>): Promise<T> =>
  firstFound(task, now(), (scope) => store.write(scope, (tx) => workOn(tx, scope, task, now(), (row) => work(tx, row))))

/** The caller's scope that holds a submission found before. @throws ProductError NOT_ALLOWED when a grant has ended meanwhile */
export function scopeHolding({ now }: Services, { caller, permission }: Task, row: SubmissionTable): Scope {
  const where = { regionId: row.region_id, unitId: row.unit_id }
  mustBeAllowed(caller, permission, where, now())
  const scope = scopesFor(caller, permission, now()).find(
    ({ from, to, units }) => from <= where.regionId && where.regionId <= to && (units === undefined || units.includes(where.unitId)),
  )
  if (!scope) throw new Error(`allowed, yet in no scope: ${row.id}`)
  return scope
}

interface Found<T> {
  readonly result: T
}

/** Most callers have one scope; a second one is tried only when the first does not hold the submission. */
async function firstFound<T>(
  { caller, id, permission }: Task,
  now: string,
  tryScope: (scope: Scope) => Promise<Found<T> | undefined>,
): Promise<T> {
  for (const scope of scopesFor(caller, permission, now)) {
    const found = await tryScope(scope)
    if (found) return found.result
  }
  throw new ProductError('SUBMISSION_NOT_FOUND', { id })
}

async function workOn<T>(
  db: Db,
  scope: Scope,
  { caller, id, permission }: Task,
  now: string,
  work: (row: SubmissionTable) => Promise<T>,
): Promise<Found<T> | undefined> {
  const row = await findSubmission(db, scope, id)
  if (!row) return undefined
  mustBeAllowed(caller, permission, { regionId: row.region_id, unitId: row.unit_id }, now)
  return { result: await work(row) }
}

import type { Permission } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import type { Db, SubmissionTable } from '#store/database.ts'
import type { Scope } from '#store/scope.ts'
import { findSubmission } from '#store/submissions.ts'
import { mustBeAllowed, scopeFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'

/** One caller's work on one submission: scope and permission are settled before anything is read. */
export interface Task {
  readonly caller: Caller
  readonly id: string
  readonly permission: Permission
}

/** Reads under the caller's scope. @throws ProductError SUBMISSION_NOT_FOUND also for what belongs to others: its existence is not told */
export const reading = <T>({ store, now }: Services, task: Task, work: (db: Db, row: SubmissionTable) => Promise<T>): Promise<T> => {
  const scope = scopeFor(task.caller, task.permission, now())
  return store.read(scope, async (db) => work(db, await found(db, scope, task, now())))
}

/** Writes in one transaction under the caller's scope; see `reading`. */
export const writing = <T>(
  { store, now }: Services,
  task: Task,
  work: (tx: Parameters<Parameters<Services['store']['write']>[1]>[0], row: SubmissionTable) => Promise<T>,
): Promise<T> => {
  const scope = scopeFor(task.caller, task.permission, now())
  return store.write(scope, async (tx) => work(tx, await found(tx, scope, task, now())))
}

async function found(db: Db, scope: Scope, { caller, id, permission }: Task, now: string): Promise<SubmissionTable> {
  const row = await findSubmission(db, scope, id)
  if (!row) throw new ProductError('SUBMISSION_NOT_FOUND', { id })
  mustBeAllowed(caller, permission, { regionId: row.region_id, unitId: row.unit_id }, now)
  return row
}

import { sql } from 'kysely'
import type { Key, Stage, State, Status, Step } from '#domain/workflow.ts'
import type { Db, SubmissionTable, Tx } from './database.ts'

/** The row as the workflow knows it. */
export function statusOf(row: SubmissionTable): Status {
  return {
    regionId: row.region_id,
    unitId: row.unit_id,
    // Written by this program only, from these very types.
    stage: row.stage as Stage,
    state: row.state as State,
    version: row.version,
    ...(row.first_key === null ? {} : { first: JSON.parse(row.first_key) as Key }),
    ...(row.second_key === null ? {} : { second: JSON.parse(row.second_key) as Key }),
    ...(row.clerk_id === null ? {} : { clerk: row.clerk_id }),
    ...(row.reviewer_id === null ? {} : { reviewer: row.reviewer_id }),
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
  }
}

/**
 * Keeps a step of the workflow: the new status and the record of it. False when the submission has moved meanwhile (other state or
 * version than the step was judged on): nothing is written then.
 */
export async function applyStep(tx: Tx, submissionId: string, before: Status, after: Status, step: Step): Promise<boolean> {
  const submitted = step.action === 'submit' ? { submitted_at: step.at } : {}
  const { numUpdatedRows } = await tx
    .updateTable('submission')
    .set({
      state: after.state,
      first_key: after.first === undefined ? null : JSON.stringify(after.first),
      second_key: after.second === undefined ? null : JSON.stringify(after.second),
      clerk_id: after.clerk ?? null,
      reviewer_id: after.reviewer ?? null,
      due_at: after.dueAt ?? null,
      updated_at: step.at,
      ...submitted,
    })
    .where('region_id', '=', before.regionId)
    .where('id', '=', submissionId)
    .where('state', '=', before.state)
    .where('version', '=', before.version)
    .where((eb) => (before.reviewer === undefined ? eb('reviewer_id', 'is', null) : eb('reviewer_id', '=', before.reviewer)))
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) return false
  const { number } = await tx
    .selectFrom('submission_step')
    .select(sql<number>`coalesce(max(number), 0)::int + 1`.as('number'))
    .where('region_id', '=', before.regionId)
    .where('submission_id', '=', submissionId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('submission_step')
    .values({
      region_id: before.regionId,
      submission_id: submissionId,
      number,
      unit_id: before.unitId,
      action: step.action,
      from_state: step.from,
      to_state: step.to,
      version: step.version,
      person_id: step.person,
      on_behalf_of: step.onBehalfOf ?? null,
      role: step.role,
      at: step.at,
      reason: step.reason ?? null,
    })
    .execute()
  return true
}

export const listSteps = (db: Db, regionId: number, submissionId: string) =>
  db
    .selectFrom('submission_step')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('submission_id', '=', submissionId)
    .orderBy('number')
    .execute()

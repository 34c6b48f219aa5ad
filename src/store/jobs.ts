import { sql } from 'kysely'
import type { Db, JobTable, Tx } from './database.ts'
import { newId } from './ids.ts'

export interface NewJob {
  readonly regionId: number
  readonly kind: string
  /** JSON text. */
  readonly input: string
  readonly total?: number | undefined
  readonly personId?: string | undefined
  readonly at: string
  readonly runAfter?: string | undefined
}

export async function addJob(tx: Tx, job: NewJob): Promise<JobTable> {
  const row: JobTable = {
    region_id: job.regionId,
    id: newId(),
    kind: job.kind,
    state: 'waiting',
    input: job.input,
    output: null,
    done: 0,
    total: job.total ?? 0,
    message: null,
    attempts: 0,
    person_id: job.personId ?? null,
    created_at: job.at,
    run_after: job.runAfter ?? job.at,
    started_at: null,
    heartbeat_at: null,
    finished_at: null,
  }
  await tx.insertInto('job').values(row).execute()
  return row
}

/**
 * Takes the oldest waiting job of these kinds, or one whose worker has not been heard of since `staleBefore` (it crashed). Two workers never
 * get the same one.
 */
export async function claimJob(tx: Tx, kinds: readonly string[], now: string, staleBefore: string): Promise<JobTable | undefined> {
  const found = await tx
    .selectFrom('job')
    .select(['region_id', 'id'])
    .where('kind', 'in', kinds)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'waiting'), eb('run_after', '<=', now)]),
        eb.and([eb('state', '=', 'running'), eb('heartbeat_at', '<', staleBefore)]),
      ]),
    )
    .orderBy('run_after')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (found === undefined) return undefined
  return tx
    .updateTable('job')
    .set((eb) => ({ state: 'running', attempts: eb('attempts', '+', 1), started_at: now, heartbeat_at: now }))
    .where('region_id', '=', found.region_id)
    .where('id', '=', found.id)
    .returningAll()
    .executeTakeFirst()
}

/** Progress, and a sign of life. False when the job was cancelled meanwhile: stop. */
export async function reportProgress(
  tx: Tx,
  job: JobTable,
  at: string,
  progress: { readonly done: number; readonly total?: number; readonly message?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('job')
    .set({ ...progress, heartbeat_at: at })
    .where('region_id', '=', job.region_id)
    .where('id', '=', job.id)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Ends a job; `output` is JSON text. A cancelled one stays cancelled. */
export const finishJob = async (
  tx: Tx,
  job: JobTable,
  at: string,
  end: { readonly state: 'done' | 'failed'; readonly output?: string; readonly message?: string },
): Promise<void> => {
  await tx
    .updateTable('job')
    .set({ ...end, finished_at: at })
    .where('region_id', '=', job.region_id)
    .where('id', '=', job.id)
    .where('state', '=', 'running')
    .execute()
}

export const cancelJob = async (tx: Tx, regionId: number, id: string, at: string): Promise<void> => {
  await tx
    .updateTable('job')
    .set({ state: 'cancelled', finished_at: at })
    .where('region_id', '=', regionId)
    .where('id', '=', id)
    .where('state', 'in', ['waiting', 'running'])
    .execute()
}

export const getJob = (db: Db, regionId: number, id: string): Promise<JobTable | undefined> =>
  db.selectFrom('job').selectAll().where('region_id', '=', regionId).where('id', '=', id).executeTakeFirst()

export const listJobs = (db: Db, regionId: number, personId: string | undefined, limit: number): Promise<JobTable[]> =>
  db
    .selectFrom('job')
    .selectAll()
    .where('region_id', '=', regionId)
    .$if(personId !== undefined, (q) => q.where('person_id', '=', personId!))
    .orderBy(sql`created_at desc, id desc`)
    .limit(limit)
    .execute()

export const sweepJobs = async (tx: Tx, before: string): Promise<void> => {
  await tx.deleteFrom('job').where('finished_at', '<', before).execute()
}

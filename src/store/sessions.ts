import { sql } from 'kysely'
import type { Db, SessionTable, Tx } from './database.ts'

/** `id` is the sha256 of the token (hex); the token itself is never stored. The cookie carries the division: "<regionId>.<token>". */
export const addSession = async (tx: Tx, session: SessionTable): Promise<void> => {
  await tx.insertInto('session').values(session).execute()
}

/** A session that has not expired at `now`, of a person who is still active. */
export const findSession = (db: Db, regionId: number, id: string, now: string): Promise<SessionTable | undefined> =>
  db
    .selectFrom('session as s')
    .innerJoin('person as p', (on) => on.onRef('p.region_id', '=', 's.region_id').onRef('p.id', '=', 's.person_id'))
    .selectAll('s')
    .where('s.region_id', '=', regionId)
    .where('s.id', '=', id)
    .where('s.expires_at', '>', now)
    .where('p.active', '=', sql.lit(true))
    .executeTakeFirst()

export const touchSession = async (
  tx: Tx,
  regionId: number,
  id: string,
  change: Partial<Pick<SessionTable, 'last_seen_at' | 'expires_at' | 'second_factor_at'>>,
): Promise<void> => {
  await tx.updateTable('session').set(change).where('region_id', '=', regionId).where('id', '=', id).execute()
}

export const endSession = async (tx: Tx, regionId: number, id: string): Promise<void> => {
  await tx.deleteFrom('session').where('region_id', '=', regionId).where('id', '=', id).execute()
}

/** Signs a person out everywhere (password changed, person left), except perhaps here. */
export const endSessionsOf = async (tx: Tx, regionId: number, personId: string, except?: string): Promise<void> => {
  await tx
    .deleteFrom('session')
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .$if(except !== undefined, (q) => q.where('id', '!=', except!))
    .execute()
}

export const listSessionsOf = (db: Db, regionId: number, personId: string): Promise<SessionTable[]> =>
  db
    .selectFrom('session')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .orderBy('last_seen_at', 'desc')
    .execute()

export const sweepSessions = async (tx: Tx, now: string): Promise<void> => {
  await tx.deleteFrom('session').where('expires_at', '<=', now).execute()
}

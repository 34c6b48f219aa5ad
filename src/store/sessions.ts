import { sql } from 'kysely'
import type { Db, SessionTable, Tx } from './database.ts'

/** `id` is the sha256 of the token (hex); the token itself is never stored. The cookie carries the division: "<regionId>.<token>". */
export const addSession = async (tx: Tx, session: SessionTable): Promise<void> => {
  await tx.insertInto('session').values(session).execute()
}

/** A session that has not expired at `now` and was used since `idleSince`, of a person who is still active. */
export const findSession = (
  db: Db,
  regionId: number,
  id: string,
  { now, idleSince }: { readonly now: string; readonly idleSince: string },
): Promise<SessionTable | undefined> =>
  db
    .selectFrom('session as s')
    .innerJoin('person as p', (on) => on.onRef('p.region_id', '=', 's.region_id').onRef('p.id', '=', 's.person_id'))
    .selectAll('s')
    .where('s.region_id', '=', regionId)
    .where('s.id', '=', id)
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', idleSince)
    .where('p.active', '=', sql.lit(true))
    .executeTakeFirst()

export const touchSession = async (tx: Tx, regionId: number, id: string, at: string): Promise<void> => {
  await tx.updateTable('session').set({ last_seen_at: at }).where('region_id', '=', regionId).where('id', '=', id).execute()
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

/** The sessions of a person that hold, the last used first. */
export const listSessionsOf = (
  db: Db,
  regionId: number,
  personId: string,
  { now, idleSince }: { readonly now: string; readonly idleSince: string },
): Promise<SessionTable[]> =>
  db
    .selectFrom('session')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', idleSince)
    .orderBy('last_seen_at', 'desc')
    .execute()

export const sweepSessions = async (tx: Tx, now: string): Promise<void> => {
  await tx.deleteFrom('session').where('expires_at', '<=', now).execute()
}

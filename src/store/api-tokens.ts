import type { ApiTokenTable, Db, Tx } from './database.ts'

/** `hash` is the sha256 of the token, hex. The token carries its division: "<regionId>.<secret>". */
export const addToken = async (tx: Tx, token: ApiTokenTable): Promise<void> => {
  await tx.insertInto('api_token').values(token).execute()
}

/** A token that is neither expired nor revoked at `now`. */
export const findToken = (db: Db, regionId: number, hash: string, now: string): Promise<ApiTokenTable | undefined> =>
  db
    .selectFrom('api_token')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .executeTakeFirst()

export const revokeToken = async (tx: Tx, regionId: number, id: string, at: string): Promise<void> => {
  await tx.updateTable('api_token').set({ revoked_at: at }).where('region_id', '=', regionId).where('id', '=', id).execute()
}

export const touchToken = async (tx: Tx, regionId: number, id: string, at: string): Promise<void> => {
  await tx.updateTable('api_token').set({ last_used_at: at }).where('region_id', '=', regionId).where('id', '=', id).execute()
}

export const listTokens = (db: Db, regionId: number): Promise<ApiTokenTable[]> =>
  db.selectFrom('api_token').selectAll().where('region_id', '=', regionId).orderBy('created_at').orderBy('id').execute()

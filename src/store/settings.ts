import type { Db, Tx } from './database.ts'

/** A setting of a division, or of the whole installation (region 0), as text. */
export const getSetting = async (db: Db, regionId: number, key: string): Promise<string | undefined> =>
  (await db.selectFrom('setting').select('value').where('region_id', '=', regionId).where('key', '=', key).executeTakeFirst())?.value

export const setSetting = async (tx: Tx, regionId: number, key: string, value: string, at: string): Promise<void> => {
  const change = { value, updated_at: at }
  await tx
    .insertInto('setting')
    .values({ region_id: regionId, key, ...change })
    .onConflict((on) => on.columns(['region_id', 'key']).doUpdateSet(change))
    .execute()
}

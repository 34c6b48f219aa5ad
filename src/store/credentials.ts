import type { CredentialTable, Db, Tx } from './database.ts'

export const getCredential = (db: Db, regionId: number, personId: string): Promise<CredentialTable | undefined> =>
  db.selectFrom('credential').selectAll().where('region_id', '=', regionId).where('person_id', '=', personId).executeTakeFirst()

/** Sets the password (argon2id hash); the second factor stays. */
export async function setPassword(
  tx: Tx,
  at: { regionId: number; personId: string; hash: string; at: string; mustChange: boolean },
): Promise<void> {
  const change = { password_hash: at.hash, changed_at: at.at, must_change: at.mustChange }
  await tx
    .insertInto('credential')
    .values({ region_id: at.regionId, person_id: at.personId, ...change, totp_secret: null, totp_confirmed_at: null, totp_last_step: null })
    .onConflict((on) => on.columns(['region_id', 'person_id']).doUpdateSet(change))
    .execute()
}

/** Stores the secret of the second factor; null takes it away. It counts only once confirmed. */
export const setTotp = async (
  tx: Tx,
  regionId: number,
  personId: string,
  secret: string | null,
  confirmedAt: string | null,
): Promise<void> => {
  await tx
    .updateTable('credential')
    .set({ totp_secret: secret, totp_confirmed_at: confirmedAt, totp_last_step: null })
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .execute()
}

/** Marks a time step as used; false when it, or a later one, was used before: a code is good once. */
export async function takeTotpStep(tx: Tx, regionId: number, personId: string, step: bigint): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('credential')
    .set({ totp_last_step: step })
    .where('region_id', '=', regionId)
    .where('person_id', '=', personId)
    .where((eb) => eb.or([eb('totp_last_step', 'is', null), eb('totp_last_step', '<', step)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** Takes the password away: the person comes another way. */
export const removeCredential = async (tx: Tx, regionId: number, personId: string): Promise<void> => {
  await tx.deleteFrom('credential').where('region_id', '=', regionId).where('person_id', '=', personId).execute()
}

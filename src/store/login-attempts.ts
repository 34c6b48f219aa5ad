import { sql } from 'kysely'
import type { Db, LoginAttemptTable, Tx } from './database.ts'
import { newId } from './ids.ts'

export const recordAttempt = async (tx: Tx, attempt: Omit<LoginAttemptTable, 'id'>): Promise<void> => {
  await tx
    .insertInto('login_attempt')
    .values({ ...attempt, id: newId() })
    .execute()
}

/** Failed attempts since a moment, by login or from an address 防暴力破解. */
export async function countFailedAttempts(
  db: Db,
  by: { readonly login: string } | { readonly address: string },
  since: string,
): Promise<number> {
  const query = db
    .selectFrom('login_attempt')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('ok', '=', sql.lit(false))
    .where('at', '>=', since)
  const { count } = await ('login' in by
    ? query.where('login', '=', by.login)
    : query.where('address', '=', by.address)
  ).executeTakeFirstOrThrow()
  return count
}

export const forgetAttempts = async (tx: Tx, before: string): Promise<void> => {
  await tx.deleteFrom('login_attempt').where('at', '<', before).execute()
}

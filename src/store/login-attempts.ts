import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'
import { newId } from './ids.ts'

/** Attempts belong to no division: before sign-in nobody knows one. */
const NOWHERE = 0

export interface Attempt {
  /** As typed, lower case; whether such a person exists makes no difference. */
  readonly login: string
  readonly address: string
  readonly at: string
  readonly ok: boolean
  readonly reason: string | null
}

/** Keeps one try to sign in 登录尝试. Needs a scope that holds division 0. */
export const recordAttempt = async (tx: Tx, attempt: Attempt): Promise<void> => {
  await tx
    .insertInto('login_attempt')
    .values({ ...attempt, region_id: NOWHERE, id: newId() })
    .execute()
}

/** Failures in a row with a name since a moment: those before its last success do not count. */
export async function failuresOfName(db: Db, login: string, since: string): Promise<number> {
  const ofName = db.selectFrom('login_attempt').where('region_id', '=', NOWHERE).where('login', '=', login)
  const success = await ofName
    .select('at')
    .where('ok', '=', sql.lit(true))
    .where('at', '>=', since)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const failures = ofName.select(sql<number>`count(*)::int`.as('count')).where('ok', '=', sql.lit(false))
  const { count } = await (success === undefined
    ? failures.where('at', '>=', since)
    : failures.where('at', '>', success.at)
  ).executeTakeFirstOrThrow()
  return count
}

/** Failures from an address since a moment, whatever the name. */
export async function failuresFrom(db: Db, address: string, since: string): Promise<number> {
  const { count } = await db
    .selectFrom('login_attempt')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('region_id', '=', NOWHERE)
    .where('address', '=', address)
    .where('at', '>=', since)
    .where('ok', '=', sql.lit(false))
    .executeTakeFirstOrThrow()
  return count
}

/** Gives a name its tries back: its password was set anew. */
export const forgetFailures = async (tx: Tx, login: string): Promise<void> => {
  await tx
    .deleteFrom('login_attempt')
    .where('region_id', '=', NOWHERE)
    .where('login', '=', login)
    .where('ok', '=', sql.lit(false))
    .execute()
}

export const forgetAttempts = async (tx: Tx, before: string): Promise<void> => {
  await tx.deleteFrom('login_attempt').where('at', '<', before).execute()
}

import { type ErrorCode, ProductError } from '#errors'
import { appendLog } from '#store/log.ts'
import { failuresFrom, failuresOfName, recordAttempt } from '#store/login-attempts.ts'
import { peopleByLogin } from '#store/people.ts'
import { everything } from '#store/scope.ts'
import type { Services } from '../services.ts'
import { minutesAfter } from './moments.ts'

/** Wrong tries in a row before a name rests, and for how long; failures from one address in that time. */
const FAILURES = 5
const REST_MINUTES = 15
const FAILURES_PER_ADDRESS = 50

/** What counts as a wrong try. */
const wrong: Partial<Record<ErrorCode, string>> = { SIGN_IN_REFUSED: 'password', SECOND_FACTOR_WRONG: 'code' }

export interface Trying {
  /** Trimmed, lower case. */
  readonly login: string
  readonly address: string
}

/**
 * Lets somebody try a secret 防暴力破解, unless the name or the address rests, and counts what went wrong. Names that do not exist rest just
 * as those that do; tries with one name take turns, so that many at once are not more than a few.
 * @throws ProductError SIGN_IN_RESTING, and whatever `work` throws
 */
export const countingAttempts = <T>(services: Services, who: Trying, work: () => Promise<T>): Promise<T> =>
  inTurn(who.login, async () => {
    await mustNotRest(services, who)
    try {
      const result = await work()
      await services.store.write(everything, (tx) => recordAttempt(tx, { ...who, at: services.now(), ok: true, reason: null }))
      return result
    } catch (error) {
      const reason = error instanceof ProductError ? wrong[error.code as ErrorCode] : undefined
      if (reason !== undefined) await countFailure(services, who, reason)
      throw error
    }
  })

async function mustNotRest({ store, now }: Services, { login, address }: Trying): Promise<void> {
  const since = minutesAfter(now(), -REST_MINUTES)
  const rests = await store.read(
    everything,
    async (db) => (await failuresOfName(db, login, since)) >= FAILURES || (await failuresFrom(db, address, since)) >= FAILURES_PER_ADDRESS,
  )
  if (rests) throw new ProductError('SIGN_IN_RESTING', { minutes: REST_MINUTES })
}

async function countFailure({ store, now }: Services, who: Trying, reason: string): Promise<void> {
  const at = now()
  await store.write(everything, async (tx) => {
    await recordAttempt(tx, { ...who, at, ok: false, reason })
    const failures = await failuresOfName(tx, who.login, minutesAfter(at, -REST_MINUTES))
    const [person] = await peopleByLogin(tx, who.login)
    if (!person || failures < FAILURES) return
    await appendLog(tx, store.origin, [
      {
        regionId: person.region_id,
        at,
        action: 'session.rest',
        subject: { kind: 'person', id: person.id },
        why: `连续 ${failures} 次密码或动态口令错误`,
      },
    ])
  })
}

const turns = new Map<string, Promise<void>>()

async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const mine = (turns.get(name) ?? Promise.resolve()).then(work)
  const settled = mine.then(
    () => {},
    () => {},
  )
  turns.set(name, settled)
  try {
    return await mine
  } finally {
    if (turns.get(name) === settled) turns.delete(name)
  }
}

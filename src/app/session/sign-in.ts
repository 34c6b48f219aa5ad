import { ProductError } from '#errors'
import { countFailure, getCredential, lockUntil, takeTotpStep } from '#store/credentials.ts'
import type { CredentialTable, PersonTable } from '#store/database.ts'
import { appendLog } from '#store/log.ts'
import { countFailedAttempts, recordAttempt } from '#store/login-attempts.ts'
import { peopleByLogin } from '#store/people.ts'
import { everything, region } from '#store/scope.ts'
import { addSession } from '#store/sessions.ts'
import type { Services } from '../services.ts'
import { fitsPassword } from './password.ts'
import { makeSecret } from './secrets.ts'
import { acceptedStep } from './totp.ts'

/** Wrong passwords in a row before an account rests, and for how long; failures from one address in that time. */
const FAILURES = 5
const REST_MINUTES = 15
const FAILURES_PER_ADDRESS = 50
/** A session ends after a working day; a shorter pause does not end it. */
export const SESSION_HOURS = 12

export interface SignIn {
  readonly login: string
  readonly password: string
  /** Code of the second factor, when the person has one. */
  readonly code?: string | undefined
  readonly address: string
  readonly agent?: string | undefined
}

/**
 * Signs a person in 登录 and returns the secret of the new session; every sign-in makes a new one, so that none can be planted.
 * @throws ProductError SIGN_IN_REFUSED (name or password, always the same words), SIGN_IN_RESTING, SECOND_FACTOR_NEEDED
 */
export async function signIn(services: Services, given: SignIn): Promise<{ readonly secret: string; readonly expiresAt: string }> {
  const { store, now } = services
  const login = given.login.trim().toLowerCase()
  const at = now()
  const found = await store.read(everything, async (db) => {
    const since = minutesAfter(at, -REST_MINUTES)
    if ((await countFailedAttempts(db, { address: given.address }, since)) >= FAILURES_PER_ADDRESS)
      throw new ProductError('SIGN_IN_RESTING', { minutes: REST_MINUTES })
    const people = (await peopleByLogin(db, login)).filter((person) => person.active)
    const person = people.length === 1 ? people[0] : undefined
    return { person, credential: person && (await getCredential(db, person.region_id, person.id)) }
  })
  const { person, credential } = found
  if (credential?.locked_until && credential.locked_until > at) throw new ProductError('SIGN_IN_RESTING', { minutes: REST_MINUTES })
  const fits = await fitsPassword(given.password, credential?.password_hash)
  if (!person || !credential || !fits) {
    await countWrong(services, given, login, person)
    throw new ProductError('SIGN_IN_REFUSED', {})
  }
  return openSession(services, given, { person, credential, at })
}

async function openSession(
  { store }: Services,
  given: SignIn,
  { person, credential, at }: { person: PersonTable; credential: CredentialTable; at: string },
) {
  const secret = makeSecret(person.region_id)
  const expiresAt = minutesAfter(at, SESSION_HOURS * 60)
  const taken = secondFactor(credential, given.code, at)
  await store.write(region(person.region_id), async (tx) => {
    if (taken !== undefined && !(await takeTotpStep(tx, person.region_id, person.id, BigInt(taken))))
      throw new ProductError('SECOND_FACTOR_WRONG', {})
    await lockUntil(tx, person.region_id, person.id, null)
    await recordAttempt(tx, { region_id: person.region_id, login: person.login, address: given.address, at, ok: true, reason: null })
    await addSession(tx, {
      region_id: person.region_id,
      id: secret.hash,
      person_id: person.id,
      created_at: at,
      last_seen_at: at,
      expires_at: expiresAt,
      second_factor_at: taken === undefined ? null : at,
      address: given.address,
      agent: given.agent?.slice(0, 200) ?? null,
    })
    await appendLog(tx, store.origin, [
      { regionId: person.region_id, at, person: person.id, action: 'session.open', subject: { kind: 'person', id: person.id } },
    ])
  })
  return { secret: secret.text, expiresAt }
}

/** The time step of a fitting code; undefined when the person has no second factor. */
function secondFactor(
  { totp_secret, totp_confirmed_at, totp_last_step }: CredentialTable,
  code: string | undefined,
  at: string,
): number | undefined {
  if (totp_secret === null || totp_confirmed_at === null) return undefined
  if (code === undefined || code.trim() === '') throw new ProductError('SECOND_FACTOR_NEEDED', {})
  const step = acceptedStep(totp_secret, code, Date.parse(at), totp_last_step === null ? -1 : Number(totp_last_step))
  if (step === undefined) throw new ProductError('SECOND_FACTOR_WRONG', {})
  return step
}

async function countWrong({ store, now }: Services, { address }: SignIn, login: string, person: PersonTable | undefined) {
  const at = now()
  const regionId = person?.region_id ?? 0
  await store.write(region(regionId), async (tx) => {
    await recordAttempt(tx, {
      region_id: regionId,
      login: login.slice(0, 60),
      address,
      at,
      ok: false,
      reason: person ? 'password' : 'login',
    })
    if (!person) return
    if ((await countFailure(tx, regionId, person.id)) < FAILURES) return
    await lockUntil(tx, regionId, person.id, minutesAfter(at, REST_MINUTES))
    await appendLog(tx, store.origin, [
      { regionId, at, action: 'session.rest', subject: { kind: 'person', id: person.id }, why: `连续 ${FAILURES} 次密码错误` },
    ])
  })
}

export const minutesAfter = (moment: string, minutes: number): string => new Date(Date.parse(moment) + minutes * 60_000).toISOString()

import { ProductError } from '#errors'
import { getCredential, takeTotpStep } from '#store/credentials.ts'
import type { CredentialTable, PersonTable } from '#store/database.ts'
import { peopleByLogin } from '#store/people.ts'
import { everything, region } from '#store/scope.ts'
import type { Services } from '../services.ts'
import { countingAttempts } from './count-attempts.ts'
import { fitsPassword } from './password.ts'
import { type OpenedSession, openSession } from './session-life.ts'
import { acceptedStep } from './totp.ts'

export interface SignIn {
  readonly login: string
  readonly password: string
  /** Code of the second factor, when the person has one. */
  readonly code?: string | undefined
  readonly address: string
  readonly agent?: string | undefined
}

const LONGEST_LOGIN = 60

/**
 * Signs a person in by password 登录 and returns the secret of the new session. Whether a name exists shows neither in the words nor in the time.
 * @throws ProductError SIGN_IN_REFUSED (name or password, always the same words), SIGN_IN_RESTING, SECOND_FACTOR_NEEDED, SECOND_FACTOR_WRONG
 */
export async function signIn(services: Services, given: SignIn): Promise<OpenedSession> {
  const login = given.login.trim().toLowerCase().slice(0, LONGEST_LOGIN)
  return countingAttempts(services, { login, address: given.address }, async () => {
    const { person, credential } = await accountOf(services, login)
    const fits = await fitsPassword(given.password, credential?.password_hash)
    if (!person || !credential || !fits) throw new ProductError('SIGN_IN_REFUSED', {})
    return enter(services, given, person, credential)
  })
}

/** The one active person of a name; none when two merged installations both have it. */
const accountOf = ({ store }: Services, login: string) =>
  store.read(everything, async (db) => {
    const people = (await peopleByLogin(db, login)).filter(({ active }) => active)
    const person = people.length === 1 ? people[0] : undefined
    return { person, credential: person && (await getCredential(db, person.region_id, person.id)) }
  })

async function enter(services: Services, given: SignIn, person: PersonTable, credential: CredentialTable): Promise<OpenedSession> {
  const at = services.now()
  const step = secondFactor(credential, given.code, at)
  return services.store.write(region(person.region_id), async (tx) => {
    if (step !== undefined && !(await takeTotpStep(tx, person.region_id, person.id, BigInt(step))))
      throw new ProductError('SECOND_FACTOR_WRONG', {})
    const { address, agent } = given
    return openSession(services, tx, { person, way: 'password', secondFactor: step !== undefined, address, agent, at })
  })
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

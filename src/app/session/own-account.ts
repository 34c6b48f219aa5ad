import { ProductError } from '#errors'
import { getCredential, setPassword, setTotp, takeTotpStep } from '#store/credentials.ts'
import { appendLog } from '#store/log.ts'
import { region } from '#store/scope.ts'
import { endSession, endSessionsOf } from '#store/sessions.ts'
import { mustBePerson } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from './caller.ts'
import { countingAttempts } from './count-attempts.ts'
import { fitsPassword, hashPassword, passwordFaults } from './password.ts'
import { acceptedStep, newSecret, secretUri } from './totp.ts'

/** What a person does with the own account 本人账户: sign out, change the password, set up the second factor. */
export async function signOut({ store, now }: Services, caller: Caller): Promise<void> {
  mustBePerson(caller)
  await store.write(region(caller.regionId), async (tx) => {
    await endSession(tx, caller.regionId, caller.key)
    await appendLog(tx, store.origin, [entry(caller, now(), 'session.close')])
  })
}

/** Signs out everywhere else. @throws ProductError SIGN_IN_REFUSED for a wrong old password, PASSWORD_UNFIT */
export async function changePassword(
  services: Services,
  caller: Caller,
  { old, wanted, address }: { readonly old: string; readonly wanted: string; readonly address: string },
): Promise<void> {
  const { store, now } = services
  mustBePerson(caller)
  await mustKnowPassword(services, caller, old, address)
  const faults = passwordFaults(wanted, caller.login)
  if (wanted === old) throw new ProductError('PASSWORD_UNFIT', { faults: ['新密码与原密码相同。'] })
  if (faults.length > 0) throw new ProductError('PASSWORD_UNFIT', { faults })
  const hash = await hashPassword(wanted)
  await store.write(region(caller.regionId), async (tx) => {
    await setPassword(tx, { regionId: caller.regionId, personId: caller.personId, hash, at: now(), mustChange: false })
    await endSessionsOf(tx, caller.regionId, caller.personId, caller.key)
    await appendLog(tx, store.origin, [entry(caller, now(), 'person.password')])
  })
}

/** A new secret for the authenticator; it counts once confirmed by a code. @throws ProductError SIGN_IN_REFUSED for a wrong password */
export async function beginSecondFactor(
  services: Services,
  caller: Caller,
  { password, address }: { readonly password: string; readonly address: string },
): Promise<{ readonly secret: string; readonly uri: string }> {
  mustBePerson(caller)
  await mustKnowPassword(services, caller, password, address)
  const secret = newSecret()
  await services.store.write(region(caller.regionId), (tx) => setTotp(tx, caller.regionId, caller.personId, secret, null))
  return { secret, uri: secretUri(secret, caller.login) }
}

/** Whoever found a page left open does not get to guess: wrong ones count as they do at the door. */
const mustKnowPassword = (services: Services, { regionId, personId, login }: Caller, password: string, address: string): Promise<void> =>
  countingAttempts(services, { login, address }, async () => {
    const credential = await services.store.read(region(regionId), (db) => getCredential(db, regionId, personId))
    if (!(await fitsPassword(password, credential?.password_hash))) throw new ProductError('SIGN_IN_REFUSED', {})
  })

/** @throws ProductError SECOND_FACTOR_WRONG */
export async function confirmSecondFactor({ store, now }: Services, caller: Caller, code: string): Promise<void> {
  mustBePerson(caller)
  await store.write(region(caller.regionId), async (tx) => {
    const credential = await getCredential(tx, caller.regionId, caller.personId)
    const step = credential?.totp_secret ? acceptedStep(credential.totp_secret, code, Date.parse(now())) : undefined
    if (step === undefined || !credential?.totp_secret) throw new ProductError('SECOND_FACTOR_WRONG', {})
    await setTotp(tx, caller.regionId, caller.personId, credential.totp_secret, now())
    await takeTotpStep(tx, caller.regionId, caller.personId, BigInt(step))
    await appendLog(tx, store.origin, [entry(caller, now(), 'person.second-factor')])
  })
}

const entry = (caller: Caller, at: string, action: string) => ({
  regionId: caller.regionId,
  at,
  person: caller.personId,
  action,
  subject: { kind: 'person', id: caller.personId },
})

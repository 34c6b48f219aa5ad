import { ProductError } from '#errors'
import { getCredential, removeCredential } from '#store/credentials.ts'
import type { PersonTable, Tx } from '#store/database.ts'
import { appendLog } from '#store/log.ts'
import { addPerson, changePerson, peopleByLogin, peopleBySubject } from '#store/people.ts'
import { everything } from '#store/scope.ts'
import type { Services } from '../services.ts'
import { type OpenedSession, openSession } from './session-life.ts'

/** Somebody another system vouches for 外部身份. */
export interface Identity {
  readonly way: 'oidc' | 'cas'
  /** The lasting name of the person there. */
  readonly subject: string
  /** Sign-in name there; the first time it may be the same as here. */
  readonly login?: string | undefined
  readonly name?: string | undefined
}

export interface ElsewhereRequest {
  readonly identity: Identity
  readonly address: string
  readonly agent?: string | undefined
  /** Division into which an unknown person is registered, without any role; undefined: refused. */
  readonly registerIn?: number | undefined
}

/** What is kept with a person as `external_subject`: "oidc:f81d4fae" or "cas:zhangsan"; the administrator may write it there beforehand. */
export const boundSubject = ({ way, subject }: Identity): string => `${way}:${subject}`

/**
 * Signs in whom another system vouches for 统一身份认证登录: the person bound to that identity, else the unbound person of the same sign-in
 * name, who is bound from then on. A one-time password that was never changed is taken away: the person comes this way.
 * @throws ProductError IDENTITY_UNKNOWN when there is no such person, or no longer
 */
export async function signInElsewhere(services: Services, request: ElsewhereRequest): Promise<OpenedSession> {
  const { identity, address, agent } = request
  const at = services.now()
  return services.store.write(everything, async (tx) => {
    const known = (await boundPerson(tx, identity)) ?? (await bindByLogin(services, tx, identity, at))
    const person = known ?? (await register(services, tx, request, at))
    if (!person?.active) throw unknown(identity)
    const credential = await getCredential(tx, person.region_id, person.id)
    if (credential?.must_change) await removeCredential(tx, person.region_id, person.id)
    return openSession(services, tx, { person, way: identity.way, secondFactor: false, address, agent, at })
  })
}

/** @throws ProductError IDENTITY_UNKNOWN when two people claim one identity */
async function boundPerson(tx: Tx, identity: Identity): Promise<PersonTable | undefined> {
  const people = await peopleBySubject(tx, boundSubject(identity))
  if (people.length > 1) throw unknown(identity)
  return people[0]
}

const unknown = ({ name, login, subject }: Identity) => new ProductError('IDENTITY_UNKNOWN', { name: name ?? login ?? subject })

/** A name that two people have binds nobody, and somebody who is bound already is not bound anew. */
async function bindByLogin(services: Services, tx: Tx, identity: Identity, at: string): Promise<PersonTable | undefined> {
  const people = identity.login === undefined ? [] : await peopleByLogin(tx, identity.login.toLowerCase())
  const [person] = people
  if (people.length !== 1 || !person?.active || person.external_subject !== null) return undefined
  const subject = boundSubject(identity)
  const bound = await changePerson(tx, person.region_id, person.id, { external_subject: subject })
  await appendLog(tx, services.store.origin, [
    {
      regionId: person.region_id,
      at,
      person: person.id,
      action: 'person.bind',
      subject: { kind: 'person', id: person.id },
      after: { externalSubject: subject },
    },
  ])
  return bound
}

const LOGIN = /^[a-z0-9][a-z0-9._-]{1,39}$/

/** A newcomer may look at nothing until an administrator gives a role. */
async function register(
  services: Services,
  tx: Tx,
  { identity, registerIn }: ElsewhereRequest,
  at: string,
): Promise<PersonTable | undefined> {
  const login = (identity.login ?? identity.subject).toLowerCase()
  if (registerIn === undefined || !LOGIN.test(login) || (await peopleByLogin(tx, login)).length > 0) return undefined
  const externalSubject = boundSubject(identity)
  const person = await addPerson(tx, { regionId: registerIn, login, name: (identity.name ?? login).slice(0, 100), externalSubject, at })
  await appendLog(tx, services.store.origin, [
    {
      regionId: registerIn,
      at,
      person: person.id,
      action: 'person.add',
      subject: { kind: 'person', id: person.id },
      after: { login, externalSubject },
      why: '统一身份认证首次登录',
    },
  ])
  return person
}

import type { Permission } from '#domain/workflow-roles.ts'
import { findToken, touchToken } from '#store/api-tokens.ts'
import { getCredential } from '#store/credentials.ts'
import type { ApiTokenTable, Db, SessionTable } from '#store/database.ts'
import { getPerson } from '#store/people.ts'
import { grantsOf } from '#store/role-grants.ts'
import { region } from '#store/scope.ts'
import { findSession, touchSession } from '#store/sessions.ts'
import type { Services } from '../services.ts'
import type { Caller } from './caller.ts'
import { minutesAfter } from './moments.ts'
import { readSecret } from './secrets.ts'
import { judgedAt } from './session-life.ts'

/** The person behind a session cookie or an API token; undefined when it is unknown, expired, revoked, or the person has left. */
export const findCaller = (services: Services, via: 'session' | 'token', text: string): Promise<Caller | undefined> =>
  via === 'session' ? callerOfSession(services, text) : callerOfToken(services, text)

async function callerOfSession(services: Services, text: string): Promise<Caller | undefined> {
  const secret = readSecret(text)
  if (!secret) return undefined
  const { regionId, hash } = secret
  const { store, now } = services
  const found = await store.read(region(regionId), async (db) => {
    const session = await findSession(db, regionId, hash, judgedAt(now()))
    if (!session) return undefined
    const { person_id: id } = session
    const [person, credential] = await Promise.all([personOf(db, regionId, id), getCredential(db, regionId, id)])
    return person && { session, person, credential }
  })
  if (!found) return undefined
  await noteSeen(services, found.session)
  return { ...found.person, via: 'session', key: hash, ...(found.credential?.must_change ? { unfinished: 'new-password' as const } : {}) }
}

const SEEN_MINUTES = 5

/** When a session was last used, to five minutes: not every look is a write. */
async function noteSeen({ store, now }: Services, { region_id: regionId, id, last_seen_at }: SessionTable): Promise<void> {
  const at = now()
  if (last_seen_at > minutesAfter(at, -SEEN_MINUTES)) return
  await store.write(region(regionId), (tx) => touchSession(tx, regionId, id, at))
}

async function callerOfToken(services: Services, text: string): Promise<Caller | undefined> {
  const secret = readSecret(text)
  if (!secret) return undefined
  const { regionId, hash } = secret
  const { store, now } = services
  const found = await store.read(region(regionId), async (db) => {
    const token = await findToken(db, regionId, hash, now())
    const person = token && (await personOf(db, regionId, token.person_id))
    return token && person ? { token, person } : undefined
  })
  if (!found) return undefined
  await noteUse(services, found.token)
  // Written by makeToken only.
  const only = found.token.permissions.split(',') as Permission[]
  return { ...found.person, via: 'token', key: hash, only }
}

const USE_MINUTES = 10

/** When a token was last used, to ten minutes: not every call is a write. */
async function noteUse({ store, now }: Services, { region_id: regionId, id, last_used_at }: ApiTokenTable): Promise<void> {
  const at = now()
  if (last_used_at !== null && last_used_at > minutesAfter(at, -USE_MINUTES)) return
  await store.write(region(regionId), (tx) => touchToken(tx, regionId, id, at))
}

/** A person as a caller, for work that goes on after the request; undefined when the person has left. */
export async function callerOf({ store }: Services, regionId: number, personId: string): Promise<Caller | undefined> {
  const person = await store.read(region(regionId), (db) => personOf(db, regionId, personId))
  return person && { ...person, via: 'session', key: '' }
}

async function personOf(db: Db, regionId: number, id: string): Promise<Omit<Caller, 'via' | 'key'> | undefined> {
  const [person, grants] = await Promise.all([getPerson(db, regionId, id), grantsOf(db, regionId, id)])
  return person?.active ? { personId: person.id, regionId, login: person.login, name: person.name, grants } : undefined
}

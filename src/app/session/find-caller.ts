import type { Permission } from '#domain/workflow-roles.ts'
import { findToken } from '#store/api-tokens.ts'
import { getCredential } from '#store/credentials.ts'
import { getPerson } from '#store/people.ts'
import { grantsOf } from '#store/role-grants.ts'
import { region } from '#store/scope.ts'
import { findSession } from '#store/sessions.ts'
import type { Services } from '../services.ts'
import type { Caller } from './caller.ts'
import { readSecret } from './secrets.ts'

/** The person behind a session cookie or an API token; undefined when it is unknown, expired, revoked, or the person has left. */
export async function findCaller({ store, now }: Services, via: 'session' | 'token', text: string): Promise<Caller | undefined> {
  const secret = readSecret(text)
  if (!secret) return undefined
  const { regionId, hash } = secret
  return store.read(region(regionId), async (db) => {
    const found = via === 'session' ? await findSession(db, regionId, hash, now()) : await findToken(db, regionId, hash, now())
    const person = found && (await getPerson(db, regionId, found.person_id))
    if (!person?.active) return undefined
    const credential = via === 'session' ? await getCredential(db, regionId, person.id) : undefined
    return {
      personId: person.id,
      regionId,
      login: person.login,
      name: person.name,
      grants: await grantsOf(db, regionId, person.id),
      via,
      key: hash,
      ...('permissions' in (found ?? {}) ? { only: (found as { permissions: string }).permissions.split(',') as Permission[] } : {}),
      ...(credential?.must_change ? { unfinished: 'new-password' as const } : {}),
    }
  })
}

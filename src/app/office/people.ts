import { toJson } from '#domain/json.ts'
import { type Role, roleTitles } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import { setPassword, setTotp } from '#store/credentials.ts'
import type { PersonTable, RoleGrantTable, Tx } from '#store/database.ts'
import { appendLog, type LogDraft } from '#store/log.ts'
import { forgetFailures } from '#store/login-attempts.ts'
import { addPerson, changePerson, findPerson, listPeople, peopleByLogin, peopleBySubject } from '#store/people.ts'
import { endGrant, grantRole, grantRowsOf, listGrants } from '#store/role-grants.ts'
import { everything, region } from '#store/scope.ts'
import { endSessionsOf } from '#store/sessions.ts'
import { findUnit } from '#store/units.ts'
import { grantsWith, mustBeAllowed, mustBePerson, scopesFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { oneTimePassword } from '../session/one-time-password.ts'
import { hashPassword } from '../session/password.ts'

const MANAGE = 'person.manage'

/** The people registered in a division, with their roles 人员清单. */
export async function peopleOf({ store, now }: Services, caller: Caller, regionId = caller.regionId) {
  mustBeAllowed(caller, MANAGE, { regionId }, now())
  return store.read(region(regionId), async (db) => {
    const grants = Map.groupBy(await listGrants(db, regionId), ({ person_id }) => person_id)
    return (await listPeople(db, regionId)).map((person) => shownPerson(person, grants.get(person.id) ?? []))
  })
}

export interface NewPersonRequest {
  readonly regionId?: number | undefined
  readonly login: string
  readonly name: string
  readonly unitId?: string | undefined
  readonly phone?: string | undefined
  readonly externalSubject?: string | undefined
}

/** Registers a person 新增人员; the one-time password is told here and nowhere else. @throws ProductError LOGIN_TAKEN, UNIT_NOT_FOUND */
export async function registerPerson(services: Services, caller: Caller, { regionId = caller.regionId, ...wanted }: NewPersonRequest) {
  const { store, now } = services
  const at = now()
  mustBeAllowed(caller, MANAGE, { regionId }, at)
  await mustBeFree(services, wanted.login, wanted.externalSubject)
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  return store.write(region(regionId), async (tx) => {
    if (wanted.unitId !== undefined && !(await findUnit(tx, region(regionId), wanted.unitId))) throw new ProductError('UNIT_NOT_FOUND', {})
    const person = await addPerson(tx, { regionId, ...wanted, at })
    await setPassword(tx, { regionId, personId: person.id, hash, at, mustChange: true })
    await appendLog(tx, store.origin, [entry(caller, person, at, 'person.add', { login: person.login, name: person.name })])
    return { ...shownPerson(person, []), password }
  })
}

/** Names to sign in with are one of a kind over the whole installation: before sign-in nobody knows the division. */
async function mustBeFree(services: Services, login: string, subject: string | null | undefined): Promise<void> {
  const taken = await services.store.read(everything, async (db) => (await peopleByLogin(db, login)).length > 0)
  if (taken) throw new ProductError('LOGIN_TAKEN', { login })
  if (subject) await mustBeUnbound(services, subject)
}

/** An identity of another system belongs to one person, here or in any division. */
async function mustBeUnbound({ store }: Services, subject: string, except?: string): Promise<void> {
  const holders = await store.read(everything, (db) => peopleBySubject(db, subject))
  if (holders.some(({ id }) => id !== except)) throw new ProductError('LOGIN_TAKEN', { login: subject })
}

export interface PersonChange {
  readonly name?: string | undefined
  readonly unitId?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly active?: boolean | undefined
  readonly externalSubject?: string | null | undefined
}

/** Changes what is known of a person; one who has left is signed out at once. @throws ProductError PERSON_NOT_FOUND */
export async function editPerson(services: Services, caller: Caller, id: string, { unitId, externalSubject, ...rest }: PersonChange) {
  if (externalSubject) await mustBeUnbound(services, externalSubject, id)
  return onPerson(services, caller, id, async (tx, person, at) => {
    if (unitId && !(await findUnit(tx, region(person.region_id), unitId))) throw new ProductError('UNIT_NOT_FOUND', {})
    const change = Object.fromEntries(
      Object.entries({ ...rest, unit_id: unitId, external_subject: externalSubject }).filter(([, value]) => value !== undefined),
    )
    const changed = Object.keys(change).length === 0 ? person : await changePerson(tx, person.region_id, person.id, change)
    if (rest.active === false) await endSessionsOf(tx, person.region_id, person.id)
    await appendLog(tx, services.store.origin, [entry(caller, person, at, 'person.change', toJson(change))])
    return shownPerson(changed ?? person, await grantRowsOf(tx, person.region_id, person.id))
  })
}

/** A new one-time password 重设密码; the second factor goes too, every session ends, wrong tries are forgotten. @throws ProductError PERSON_NOT_FOUND */
export async function resetPassword(services: Services, caller: Caller, id: string): Promise<{ readonly password: string }> {
  const password = oneTimePassword()
  const hash = await hashPassword(password)
  const login = await onPerson(services, caller, id, async (tx, person, at) => {
    const { region_id: regionId } = person
    await setPassword(tx, { regionId, personId: person.id, hash, at, mustChange: true })
    await setTotp(tx, regionId, person.id, null, null)
    await endSessionsOf(tx, regionId, person.id)
    await appendLog(tx, services.store.origin, [entry(caller, person, at, 'person.password-reset', {})])
    return person.login
  })
  await services.store.write(everything, (tx) => forgetFailures(tx, login))
  return { password }
}

export interface GrantRequest {
  readonly role: Role
  readonly regionFrom?: number | undefined
  readonly regionTo?: number | undefined
  readonly unitId?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly standsInFor?: string | undefined
  readonly reason?: string | undefined
}

/** Roles of a unit never reach over a whole division. */
const ofUnits: readonly Role[] = ['clerk', 'head']

/**
 * Gives a role 授权. Nobody gives more than lies within the own reach; the roles of a unit name their unit.
 * @throws ProductError PERSON_NOT_FOUND, GRANT_TOO_WIDE, GRANT_NEEDS_UNIT, UNIT_NOT_FOUND
 */
export async function giveRole(services: Services, caller: Caller, id: string, wanted: GrantRequest) {
  return onPerson(services, caller, id, async (tx, person, at) => {
    const regions = { from: wanted.regionFrom ?? person.region_id, to: wanted.regionTo ?? wanted.regionFrom ?? person.region_id }
    const within = grantsWith(caller, MANAGE, at).some(
      (grant) => grant.unitId === undefined && grant.regions.from <= regions.from && regions.to <= grant.regions.to,
    )
    if (!within || regions.from > regions.to) throw new ProductError('GRANT_TOO_WIDE', {})
    if (ofUnits.includes(wanted.role) && wanted.unitId === undefined)
      throw new ProductError('GRANT_NEEDS_UNIT', { role: roleTitles[wanted.role] })
    if (wanted.unitId !== undefined && !(await findUnit(tx, regions, wanted.unitId))) throw new ProductError('UNIT_NOT_FOUND', {})
    if (wanted.standsInFor !== undefined && !(await findPerson(tx, regions, wanted.standsInFor)))
      throw new ProductError('PERSON_NOT_FOUND', {})
    const { role, unitId, from, until, standsInFor, reason } = wanted
    const row = await grantRole(tx, {
      regionId: person.region_id,
      personId: person.id,
      role,
      regions,
      ...defined({ unitId, from, until, standsInFor }),
      reason,
      grantedBy: caller.personId,
      at,
    })
    await appendLog(tx, services.store.origin, [
      entry(
        caller,
        person,
        at,
        'role.grant',
        { role, from: regions.from, to: regions.to, unitId: unitId ?? null, standsInFor: standsInFor ?? null },
        reason,
      ),
    ])
    return shownGrant(row)
  })
}

/** Takes a role back; it stays as history. @throws ProductError PERSON_NOT_FOUND, RECORD_NOT_FOUND, OWN_ADMINISTRATION */
export async function takeRole(services: Services, caller: Caller, id: string, grantId: string): Promise<void> {
  await onPerson(services, caller, id, async (tx, person, at) => {
    const row = (await grantRowsOf(tx, person.region_id, person.id)).find((each) => each.id === grantId)
    if (!row) throw new ProductError('RECORD_NOT_FOUND', { what: '授权' })
    if (row.role === 'administrator' && person.id === caller.personId) throw new ProductError('OWN_ADMINISTRATION', {})
    await endGrant(tx, person.region_id, grantId, at)
    await appendLog(tx, services.store.origin, [entry(caller, person, at, 'role.end', { role: row.role, grant: grantId })])
  })
}

/** Work on one person within reach, in one transaction. Who manages whom follows the division the person is registered in. */
async function onPerson<T>(
  { store, now }: Services,
  caller: Caller,
  id: string,
  work: (tx: Tx, person: PersonTable, at: string) => Promise<T>,
): Promise<T> {
  mustBePerson(caller)
  const at = now()
  for (const scope of scopesFor(caller, MANAGE, at)) {
    const found = await store.write(scope, async (tx) => {
      const person = await findPerson(tx, scope, id)
      if (!person) return undefined
      mustBeAllowed(caller, MANAGE, { regionId: person.region_id }, at)
      return { result: await work(tx, person, at) }
    })
    if (found) return found.result
  }
  throw new ProductError('PERSON_NOT_FOUND', {})
}

const entry = (caller: Caller, person: PersonTable, at: string, action: string, after: LogDraft['after'], why?: string): LogDraft => ({
  regionId: person.region_id,
  at,
  person: caller.personId,
  action,
  subject: { kind: 'person', id: person.id },
  ...(after === undefined ? {} : { after }),
  ...(why === undefined ? {} : { why }),
})

const shownPerson = (person: PersonTable, grants: readonly RoleGrantTable[]) => ({
  id: person.id,
  regionId: person.region_id,
  login: person.login,
  name: person.name,
  unitId: person.unit_id,
  phone: person.phone,
  active: person.active,
  externalSubject: person.external_subject,
  grants: grants.map(shownGrant),
})

const shownGrant = (row: RoleGrantTable) => ({
  id: row.id,
  // Written by this program only, from this very type.
  role: row.role as Role,
  regionFrom: row.region_from,
  regionTo: row.region_to,
  unitId: row.unit_id,
  from: row.valid_from,
  until: row.valid_until,
  standsInFor: row.stands_in_for,
  reason: row.reason,
})

/** The entries that are there: an absent field stays absent. */
const defined = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  // Only undefined values are dropped, which is what the return type says.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> }

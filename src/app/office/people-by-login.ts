import { ProductError } from '#errors'
import type { PersonTable, RoleGrantTable } from '#store/database.ts'
import { peopleByLogin } from '#store/people.ts'
import { grantRowsOf, listGrants } from '#store/role-grants.ts'
import { everything } from '#store/scope.ts'
import { unitByCode } from '#store/units.ts'
import type { Services } from '../services.ts'

/** @throws ProductError LOGIN_UNKNOWN */
export async function personByLogin({ store }: Services, login: string): Promise<PersonTable> {
  const [person] = await store.read(everything, (db) => peopleByLogin(db, login.trim().toLowerCase()))
  if (!person) throw new ProductError('LOGIN_UNKNOWN', { login })
  return person
}

/** @throws ProductError UNIT_NOT_FOUND */
export async function unitIdOf({ store }: Services, regionId: number, code: string): Promise<string> {
  const unit = await store.read(everything, (db) => unitByCode(db, regionId, code))
  if (!unit) throw new ProductError('UNIT_NOT_FOUND', {})
  return unit.id
}

/** The grants a person holds now. */
export const heldGrants = async ({ store, now }: Services, { region_id, id }: PersonTable): Promise<readonly RoleGrantTable[]> =>
  (await store.read(everything, (db) => grantRowsOf(db, region_id, id))).filter(
    ({ valid_until }) => valid_until === null || valid_until > now(),
  )

/** Everybody, with the titles of the roles that hold: for the command line. */
export const everybody = ({ store }: Services) =>
  store.read(everything, async (db) => {
    const people = await db.selectFrom('person').selectAll().orderBy('region_id').orderBy('login').execute()
    const regions = [...new Set(people.map(({ region_id }) => region_id))]
    const grants = (await Promise.all(regions.map((regionId) => listGrants(db, regionId)))).flat()
    return people.map((person) => ({ person, grants: grants.filter(({ person_id }) => person_id === person.id) }))
  })

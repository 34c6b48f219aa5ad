import type { Db, PersonTable, Tx } from './database.ts'
import { newId } from './ids.ts'

export interface NewPerson {
  readonly regionId: number
  /** Sign-in name 登录名, lower case; unique over the installation (see `peopleByLogin`). */
  readonly login: string
  readonly name: string
  readonly unitId?: string | undefined
  readonly phone?: string | undefined
  readonly externalSubject?: string | undefined
  readonly at: string
}

export async function addPerson(tx: Tx, person: NewPerson): Promise<PersonTable> {
  const row: PersonTable = {
    region_id: person.regionId,
    id: newId(),
    login: person.login,
    name: person.name,
    unit_id: person.unitId ?? null,
    phone: person.phone ?? null,
    active: true,
    external_subject: person.externalSubject ?? null,
    created_at: person.at,
  }
  await tx.insertInto('person').values(row).execute()
  return row
}

export const changePerson = (
  tx: Tx,
  regionId: number,
  id: string,
  change: Partial<Pick<PersonTable, 'name' | 'unit_id' | 'phone' | 'active' | 'external_subject'>>,
): Promise<PersonTable | undefined> =>
  tx.updateTable('person').set(change).where('region_id', '=', regionId).where('id', '=', id).returningAll().executeTakeFirst()

export const getPerson = (db: Db, regionId: number, id: string): Promise<PersonTable | undefined> =>
  db.selectFrom('person').selectAll().where('region_id', '=', regionId).where('id', '=', id).executeTakeFirst()

/**
 * Everyone with this sign-in name, over all divisions of the scope: before sign-in the division is not known. More than one only after two
 * installations were merged; then the division has to be asked.
 */
export const peopleByLogin = (db: Db, login: string): Promise<PersonTable[]> =>
  db.selectFrom('person').selectAll().where('login', '=', login).orderBy('region_id').limit(20).execute()

/** Everyone bound to an identity of another system, over all divisions of the scope; more than one is a mistake to be refused. */
export const peopleBySubject = (db: Db, subject: string): Promise<PersonTable[]> =>
  db.selectFrom('person').selectAll().where('external_subject', '=', subject).orderBy('region_id').limit(2).execute()

export const listPeople = (db: Db, regionId: number): Promise<PersonTable[]> =>
  db.selectFrom('person').selectAll().where('region_id', '=', regionId).orderBy('login').execute()

/** The names of these people, as far as they are within the scope. */
export const namesOf = async (db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  ids.length === 0
    ? new Map()
    : new Map((await db.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()).map(({ id, name }) => [id, name]))

/** A person of an id that was given, wherever registered within the ranges; others do not exist. */
export const findPerson = (
  db: Db,
  { from, to }: { readonly from: number; readonly to: number },
  id: string,
): Promise<PersonTable | undefined> =>
  db.selectFrom('person').selectAll().where('region_id', '>=', from).where('region_id', '<=', to).where('id', '=', id).executeTakeFirst()

/** Whether anybody is registered at all. */
export const anyPerson = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined

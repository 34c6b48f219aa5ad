import type { Db } from '#store/database.ts'
import { namesOf } from '#store/people.ts'
import { everything } from '#store/scope.ts'
import type { Services } from './services.ts'
import { operator } from './session/operator.ts'

/** A person's name by id; the id's first part where the person is gone. */
export type NameOf = (id: string) => string

/**
 * The names of people 姓名 that a record within reach speaks of. Most stand in the same division; a city's reviewer stands outside a county's
 * scope, so those are asked for by id alone, after the record itself was opened.
 */
export async function peopleNames(services: Services, ids: Iterable<string | null | undefined>): Promise<NameOf> {
  const wanted = [...new Set(ids)].filter((id) => id !== null && id !== undefined)
  const names = new Map(wanted.length === 0 ? [] : await services.store.read(everything, (db: Db) => namesOf(db, wanted)))
  names.set(operator.personId, operator.name)
  return (id) => names.get(id) ?? `（已离开，${id.slice(0, 8)}）`
}

import { getCredential } from '#store/credentials.ts'
import { countUnread } from '#store/notices.ts'
import { getPerson } from '#store/people.ts'
import { region } from '#store/scope.ts'
import { getUnit } from '#store/units.ts'
import { holds } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from './caller.ts'

/** Who is signed in 当前用户: name, unit, the roles that hold now, and what is waiting. */
export async function profileOf({ store, now }: Services, caller: Caller) {
  const { regionId, personId, login, name, grants, unfinished } = caller
  const about = await store.read(region(regionId), async (db) => {
    const person = await getPerson(db, regionId, personId)
    const unit = person?.unit_id ? await getUnit(db, regionId, person.unit_id) : undefined
    const credential = await getCredential(db, regionId, personId)
    return { unit, secondFactor: credential?.totp_confirmed_at != null, unread: await countUnread(db, regionId, personId) }
  })
  return {
    personId,
    regionId,
    name,
    login,
    unitId: about.unit?.id ?? null,
    unitName: about.unit?.name ?? null,
    grants: grants
      .filter((grant) => holds(grant, now()))
      .map(({ role, regions, unitId, until, standsInFor }) => ({
        role,
        regionFrom: regions.from,
        regionTo: regions.to,
        unitId: unitId ?? null,
        until: until ?? null,
        standsInFor: standsInFor ?? null,
      })),
    secondFactor: about.secondFactor,
    unread: about.unread,
    unfinished: unfinished ?? null,
  }
}

import { toJson } from '#domain/json.ts'
import type { Stage } from '#domain/workflow.ts'
import { grantsFor, type Regions } from '#domain/workflow-roles.ts'
import { ProductError } from '#errors'
import type { Db, Tx, UnitTable } from '#store/database.ts'
import { divisionsBelow, getDivision } from '#store/divisions.ts'
import { SqlError } from '#store/engine/engine.ts'
import { appendLog } from '#store/log.ts'
import { listPeople } from '#store/people.ts'
import { grantsOf } from '#store/role-grants.ts'
import { refreshRollup } from '#store/rollups.ts'
import { listRounds } from '#store/rounds.ts'
import { everything, region, type Scope } from '#store/scope.ts'
import type { UnitKind } from '#store/units.ts'
import { addUnit, changeUnit, findUnit, listUnits, unitByCode } from '#store/units.ts'
import { holds, mustBeAllowed, scopesFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'

export interface ShownUnit {
  readonly id: string
  readonly regionId: number
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  readonly parentId: string | null
  readonly active: boolean
}

/** The divisions directly below one 下级区划; names of divisions are no secret. */
export async function divisionsUnder({ store }: Services, caller: Caller, regionId: number | undefined) {
  return store.read(everything, async (db) => {
    const parent = await getDivision(db, regionId ?? caller.regionId)
    if (!parent) throw new ProductError('DIVISION_UNKNOWN', { region: regionId ?? caller.regionId })
    return (await divisionsBelow(db, parent)).map(({ region_id, name, full_name, level }) => ({
      regionId: region_id,
      name,
      fullName: full_name,
      level,
    }))
  })
}

/** The units of a division that lie within reach of any role the caller holds now 单位清单. */
export async function unitsOf({ store, now }: Services, caller: Caller, regionId = caller.regionId): Promise<readonly ShownUnit[]> {
  const grants = caller.grants.filter((grant) => holds(grant, now()) && reaches(grant.regions, regionId))
  if (grants.length === 0) return []
  const wide = grants.some(({ unitId }) => unitId === undefined)
  const scope: Scope = wide ? region(regionId) : { ...region(regionId), units: [...new Set(grants.flatMap(({ unitId }) => unitId ?? []))] }
  return (await store.read(scope, (db) => listUnits(db, regionId))).map(shownUnit)
}

const reaches = ({ from, to }: Regions, regionId: number) => from <= regionId && regionId <= to

export interface NewUnitRequest {
  readonly regionId?: number | undefined
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  readonly parentId?: string | undefined
}

/** @throws ProductError UNIT_EXISTS, UNIT_NOT_FOUND for a parent elsewhere, DIVISION_UNKNOWN */
export async function makeUnit(
  { store, now }: Services,
  caller: Caller,
  { regionId = caller.regionId, ...wanted }: NewUnitRequest,
): Promise<ShownUnit> {
  const at = now()
  mustBeAllowed(caller, 'unit.manage', { regionId }, at)
  return store.write(region(regionId), async (tx) => {
    if (!(await getDivision(tx, regionId))) throw new ProductError('DIVISION_UNKNOWN', { region: regionId })
    if (await unitByCode(tx, regionId, wanted.code)) throw new ProductError('UNIT_EXISTS', { code: wanted.code })
    await mustBeHere(tx, regionId, wanted.parentId)
    const unit = await addUnit(tx, { regionId, ...wanted }).catch(asExisting(wanted.code))
    await appendLog(tx, store.origin, [
      {
        regionId,
        at,
        person: caller.personId,
        action: 'unit.add',
        subject: { kind: 'unit', id: unit.id },
        unitId: unit.id,
        after: { code: unit.code, name: unit.name },
      },
    ])
    await countUnits(tx, regionId, at)
    return shownUnit(unit)
  })
}

/** The number of units stands in every roll-up of the division. */
async function countUnits(tx: Tx, regionId: number, at: string): Promise<void> {
  // Stages were written by this program only, from this very type.
  for (const { year, stage } of await listRounds(tx, regionId)) await refreshRollup(tx, regionId, year, stage as Stage, at)
}

const asExisting =
  (code: string) =>
  (error: unknown): never => {
    if (error instanceof SqlError && error.state === '23505') throw new ProductError('UNIT_EXISTS', { code }, { cause: error })
    throw error
  }

async function mustBeHere(db: Db, regionId: number, parentId: string | null | undefined): Promise<void> {
  if (parentId && !(await findUnit(db, region(regionId), parentId))) throw new ProductError('UNIT_NOT_FOUND', {})
}

export interface UnitChange {
  readonly name?: string | undefined
  readonly kind?: UnitKind | undefined
  readonly parentId?: string | null | undefined
  readonly active?: boolean | undefined
}

/** @throws ProductError UNIT_NOT_FOUND */
export async function editUnit({ store, now }: Services, caller: Caller, id: string, change: UnitChange): Promise<ShownUnit> {
  const at = now()
  for (const scope of scopesFor(caller, 'unit.manage', at)) {
    const changed = await store.write(scope, async (tx) => {
      const unit = await findUnit(tx, scope, id)
      if (!unit) return undefined
      mustBeAllowed(caller, 'unit.manage', { regionId: unit.region_id, unitId: unit.id }, at)
      await mustBeHere(tx, unit.region_id, change.parentId)
      const { parentId, ...rest } = change
      const columns = Object.fromEntries(Object.entries({ ...rest, parent_id: parentId }).filter(([, value]) => value !== undefined))
      if (Object.keys(columns).length === 0) return unit
      const row = await changeUnit(tx, unit.region_id, unit.id, columns)
      await appendLog(tx, store.origin, [
        {
          regionId: unit.region_id,
          at,
          person: caller.personId,
          action: 'unit.change',
          subject: { kind: 'unit', id },
          unitId: id,
          before: { name: unit.name, kind: unit.kind, active: unit.active },
          after: toJson(columns),
        },
      ])
      await countUnits(tx, unit.region_id, at)
      return row
    })
    if (changed) return shownUnit(changed)
  }
  throw new ProductError('UNIT_NOT_FOUND', {})
}

/** Who has a role in a unit, for handing over. @throws ProductError UNIT_NOT_FOUND */
export async function colleaguesOf({ store, now }: Services, caller: Caller, unitId: string) {
  const at = now()
  for (const scope of scopesFor(caller, 'submission.read', at)) {
    const people = await store.read(scope, async (db) => {
      const unit = await findUnit(db, scope, unitId)
      if (!unit) return undefined
      mustBeAllowed(caller, 'submission.read', { regionId: unit.region_id, unitId }, at)
      const found = []
      for (const { id, name, active } of await listPeople(db, unit.region_id)) {
        const grants = await grantsOf(db, unit.region_id, id)
        const roles = grantsFor({ personId: id, grants }, ['clerk', 'head'], { regionId: unit.region_id, unitId }, at).map(
          ({ role }) => role,
        )
        if (active && roles.length > 0) found.push({ id, name, roles: [...new Set(roles)] })
      }
      return found
    })
    if (people) return people
  }
  throw new ProductError('UNIT_NOT_FOUND', {})
}

const shownUnit = (unit: UnitTable): ShownUnit => ({
  id: unit.id,
  regionId: unit.region_id,
  code: unit.code,
  name: unit.name,
  // Written by this program only, from this very type.
  kind: unit.kind as UnitKind,
  parentId: unit.parent_id,
  active: unit.active,
})

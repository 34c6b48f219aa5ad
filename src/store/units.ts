import type { Db, Tx, UnitTable } from './database.ts'
import { stableId } from './ids.ts'

/** 'department' 预算部门, 'unit' 预算单位, 'finance' 财政部门. */
export type UnitKind = 'department' | 'unit' | 'finance'

export interface NewUnit {
  readonly regionId: number
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  readonly parentId?: string | undefined
}

/** Adds a unit 预算单位; its id follows from division and code, so that it is the same on every installation. */
export async function addUnit(tx: Tx, { regionId, code, name, kind, parentId }: NewUnit): Promise<UnitTable> {
  const row: UnitTable = {
    region_id: regionId,
    id: stableId('unit', regionId, code),
    parent_id: parentId ?? null,
    code,
    name,
    kind,
    sort_key: code,
    active: true,
  }
  await tx.insertInto('unit').values(row).execute()
  return row
}

export const changeUnit = (
  tx: Tx,
  regionId: number,
  id: string,
  change: Partial<Pick<UnitTable, 'name' | 'parent_id' | 'kind' | 'active'>>,
): Promise<UnitTable | undefined> =>
  tx.updateTable('unit').set(change).where('region_id', '=', regionId).where('id', '=', id).returningAll().executeTakeFirst()

export const getUnit = (db: Db, regionId: number, id: string): Promise<UnitTable | undefined> =>
  db.selectFrom('unit').selectAll().where('region_id', '=', regionId).where('id', '=', id).executeTakeFirst()

export const unitByCode = (db: Db, regionId: number, code: string): Promise<UnitTable | undefined> =>
  db.selectFrom('unit').selectAll().where('region_id', '=', regionId).where('code', '=', code).executeTakeFirst()

export const listUnits = (db: Db, regionId: number): Promise<UnitTable[]> =>
  db.selectFrom('unit').selectAll().where('region_id', '=', regionId).orderBy('sort_key').orderBy('id').execute()

/** A department and everything below it 主管部门及下属单位, the department first. Built here: no recursive SQL on distributed tables. */
export function subtree(units: readonly UnitTable[], id: string): readonly UnitTable[] {
  const found = units.filter((unit) => unit.id === id)
  for (const parent of found) found.push(...units.filter((unit) => unit.parent_id === parent.id && !found.includes(unit)))
  return found
}

/** A unit of an id that was given, wherever it stands within the ranges; others do not exist. */
export const findUnit = (
  db: Db,
  { from, to }: { readonly from: number; readonly to: number },
  id: string,
): Promise<UnitTable | undefined> =>
  db.selectFrom('unit').selectAll().where('region_id', '>=', from).where('region_id', '<=', to).where('id', '=', id).executeTakeFirst()

/** Active units that have no submission of this year and stage 未开始的单位; finance bureaus evaluate nothing here. */
export const unitsWithout = (
  db: Db,
  regions: { readonly from: number; readonly to: number },
  year: number,
  stage: string,
  limit: number,
): Promise<UnitTable[]> =>
  db
    .selectFrom('unit as u')
    .leftJoin('submission as s', (on) =>
      on.onRef('s.region_id', '=', 'u.region_id').onRef('s.unit_id', '=', 'u.id').on('s.year', '=', year).on('s.stage', '=', stage),
    )
    .selectAll('u')
    .where('u.region_id', '>=', regions.from)
    .where('u.region_id', '<=', regions.to)
    .where('u.active', '=', true)
    .where('u.kind', '!=', 'finance')
    .where('s.id', 'is', null)
    .orderBy('u.region_id')
    .orderBy('u.sort_key')
    .limit(limit)
    .execute()

/** Whether any unit is registered: the installation is at work. */
export const anyUnit = async (db: Db): Promise<boolean> =>
  (await db.selectFrom('unit').select('id').limit(1).executeTakeFirst()) !== undefined

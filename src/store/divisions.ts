import type { Db, DivisionTable, Tx } from './database.ts'

/** A fiscal division 区划 as it comes from the places data. */
export interface NewDivision {
  readonly code: string
  readonly name: string
  readonly fullName: string
  readonly level: 0 | 1 | 2 | 3
  /** For sorting in the order people expect; the code will do. */
  readonly sortKey?: string
}

/** The subtree of each level by its code: 全国, a province (two digits), a city (four), a county. */
const SPAN: Readonly<Record<NewDivision['level'], number>> = { 0: 1_000_000, 1: 10_000, 2: 100, 3: 1 }
const BATCH = 1_000

/**
 * Loads divisions; known ones get their new names. The internal id is the code at the time of first loading, so that a province or city is
 * a contiguous range; when a code changes later, the id stays.
 */
export async function loadDivisions(tx: Tx, divisions: readonly NewDivision[]): Promise<void> {
  for (let at = 0; at < divisions.length; at += BATCH) {
    await tx
      .insertInto('division')
      .values(divisions.slice(at, at + BATCH).map(divisionRow))
      .onConflict((on) =>
        on.column('region_id').doUpdateSet((eb) => ({
          code: eb.ref('excluded.code'),
          name: eb.ref('excluded.name'),
          full_name: eb.ref('excluded.full_name'),
          sort_key: eb.ref('excluded.sort_key'),
        })),
      )
      .execute()
  }
}

function divisionRow({ code, name, fullName, level, sortKey = code }: NewDivision): DivisionTable {
  const id = Number(code)
  if (!/^\d{6}$/.test(code)) throw new RangeError(`not a division code: ${code}`)
  return {
    region_id: id,
    code,
    name,
    full_name: fullName,
    level,
    lo: id,
    hi: id + SPAN[level] - 1,
    sort_key: sortKey,
    valid_from: null,
    valid_to: null,
  }
}

export const getDivision = (db: Db, regionId: number): Promise<DivisionTable | undefined> =>
  db.selectFrom('division').selectAll().where('region_id', '=', regionId).executeTakeFirst()

export const divisionByCode = (db: Db, code: string): Promise<DivisionTable | undefined> =>
  db.selectFrom('division').selectAll().where('code', '=', code).orderBy('region_id').executeTakeFirst()

/** All divisions of a range, by region id; `level` narrows to provinces, cities or counties. */
export const listDivisions = (
  db: Db,
  { from, to }: { readonly from: number; readonly to: number },
  level?: number,
): Promise<DivisionTable[]> =>
  db
    .selectFrom('division')
    .selectAll()
    .where('region_id', '>=', from)
    .where('region_id', '<=', to)
    .$if(level !== undefined, (q) => q.where('level', '=', level!))
    .orderBy('region_id')
    .execute()

/** The divisions directly below one 下级区划: provinces of the country, cities of a province, counties of a city. */
export async function divisionsBelow(
  db: Db,
  { region_id, lo, hi }: Pick<DivisionTable, 'region_id' | 'lo' | 'hi'>,
): Promise<DivisionTable[]> {
  const within = await listDivisions(db, { from: lo, to: hi })
  const others = within.filter((division) => division.region_id !== region_id)
  const next = Math.min(...others.map(({ level }) => level))
  // Counties that stand directly under a province have no city above them.
  return others.filter(
    (division) =>
      division.level === next ||
      !others.some(({ lo: from, hi: to, region_id: id }) => id !== division.region_id && from <= division.lo && division.hi <= to),
  )
}

import type { Stage } from '#domain/workflow.ts'
import { ProductError } from '#errors'
import type { Db } from '#store/database.ts'
import { getDivision } from '#store/divisions.ts'
import { roundsOf } from '#store/rounds.ts'
import type { Scope } from '#store/scope.ts'
import { listSubmissions } from '#store/submissions.ts'
import { unitsWithout } from '#store/units.ts'
import { scopesFor } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'
import { type BoardRow, boardRow } from './board-row.ts'

export interface Board {
  readonly rows: readonly BoardRow[]
  readonly missing: readonly { readonly regionId: number; readonly unitId: string; readonly unitName: string; readonly unitCode: string }[]
}

export interface BoardRequest {
  readonly year: number
  readonly stage: Stage
  /** One division with what is below it; undefined = everything within reach. */
  readonly region?: number | undefined
}

/** Units that have not begun are listed so many at most; a province looks at its counties first. */
const MOST_MISSING = 2000

/** The board 填报进度: what there is, and who has not begun. @throws ProductError NOT_ALLOWED */
export async function board({ store, now }: Services, caller: Caller, { year, stage, region }: BoardRequest): Promise<Board> {
  const parts: Board[] = []
  for (const scope of scopesFor(caller, 'submission.read', now())) {
    parts.push(await store.read(scope, async (db) => boardOf(db, await narrowed(db, scope, region), year, stage)))
  }
  return { rows: parts.flatMap(({ rows }) => rows), missing: parts.flatMap(({ missing }) => missing) }
}

async function boardOf(db: Db, scope: Scope | undefined, year: number, stage: Stage): Promise<Board> {
  if (scope === undefined) return { rows: [], missing: [] }
  const rounds = new Map((await roundsOf(db, scope, year, stage)).map((round) => [round.region_id, round]))
  const rows = await listSubmissions(db, { regions: scope, year, stage })
  const missing = await unitsWithout(db, scope, year, stage, MOST_MISSING)
  return {
    rows: rows.map((row) => boardRow(row, { name: row.unit_name, code: row.unit_code }, rounds.get(row.region_id))),
    missing: missing.map(({ region_id, id, name, code }) => ({ regionId: region_id, unitId: id, unitName: name, unitCode: code })),
  }
}

/** The part of a scope that lies in a division; undefined when none does. @throws ProductError DIVISION_UNKNOWN */
export async function narrowed(db: Db, scope: Scope, regionId: number | undefined): Promise<Scope | undefined> {
  if (regionId === undefined) return scope
  const division = await getDivision(db, regionId)
  if (division === undefined) throw new ProductError('DIVISION_UNKNOWN', { region: regionId })
  const from = Math.max(scope.from, division.lo)
  const to = Math.min(scope.to, division.hi)
  return from > to ? undefined : { ...scope, from, to }
}

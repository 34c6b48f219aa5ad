import { columnHolds, isLevelName, isTotalName } from '#domain/column-words.ts'
import type { Prose, TableCell, TableRow } from '#domain/prose.ts'
import { bare } from '../../extract/plain.ts'

/** An indicator's row, with the cells that a goal table and the table of results both have. */
export interface GoalRow {
  readonly name: string
  readonly row: TableRow
  readonly target?: TableCell
  readonly points?: TableCell
}

/** Rows below one heading: of a goal table, or of results where the heading has a column for what was reached. */
interface Part {
  readonly results: boolean
  readonly rows: readonly GoalRow[]
}

/** How many names, and which share of them, two parts have in common when they tell of the same goals. */
const LEAST = 3
const SHARED = 0.6

/** The rows of a goal table beside the rows of the same names in the table of results of one document 目标表与自评表的同名指标. */
export function goalRowsTwice(prose: Pick<Prose, 'blocks'>): readonly { readonly goal: GoalRow; readonly result: GoalRow }[] {
  const parts = prose.blocks.flatMap((block) => (block.kind === 'table' ? partsOf(block.rows) : []))
  const results = parts.filter((part) => part.results)
  if (results.length === 0 || results.length === parts.length) return []
  return parts.flatMap((goals) => {
    if (goals.results) return []
    const names = byName(goals.rows)
    const [best, next] = results
      .map(({ rows }) => ({ rows, shared: [...byName(rows).keys()].filter((name) => names.has(name)).length }))
      .toSorted((a, b) => b.shared - a.shared)
    // Forms of several projects with the same names belong to nobody surely.
    if (!best || best.shared < LEAST || best.shared < SHARED * names.size || (next?.shared ?? 0) >= LEAST) return []
    const own = byName(best.rows)
    return [...names].flatMap(([name, goal]) => {
      const result = own.get(name)
      return goal && result ? [{ goal, result }] : []
    })
  })
}

/** Rows by name; a name that comes twice is known by neither. */
function byName(rows: readonly GoalRow[]): ReadonlyMap<string, GoalRow | undefined> {
  const found = new Map<string, GoalRow | undefined>()
  for (const row of rows) found.set(row.name, found.has(row.name) ? undefined : row)
  return found
}

function partsOf(rows: readonly TableRow[]): Part[] {
  const parts: { results: boolean; rows: GoalRow[] }[] = []
  let at: ReadonlyMap<string, number> | undefined
  for (const row of rows) {
    const heading = headingOf(row)
    if (heading) {
      at = heading
      parts.push({ results: heading.has('actual') || heading.has('score'), rows: [] })
    } else if (at) {
      const cellAt = (holds: string): TableCell | undefined => {
        const column = at!.get(holds)
        return column === undefined ? undefined : row.cells.find((cell) => cell.column <= column && column < cell.column + cell.columnSpan)
      }
      const name = bare(cellAt('name')?.text ?? '')
      const [target, points] = [cellAt('target'), cellAt('points')]
      if (name.length < 3 || isLevelName(name) || isTotalName(name) || !(target || points)) continue
      parts.at(-1)!.rows.push({ name, row, ...(target && { target }), ...(points && { points }) })
    }
  }
  return parts.filter((part) => part.rows.length >= LEAST)
}

function headingOf({ cells }: TableRow): ReadonlyMap<string, number> | undefined {
  const at = new Map<string, number>()
  for (const { text, column } of cells) {
    const holds = columnHolds(text)
    if (holds !== undefined && (holds === 'name' || !at.has(holds))) at.set(holds, column)
  }
  return at.has('name') && at.has('target') ? at : undefined
}

/** The numbers of a cell, in order. */
export const numbersIn = (text: string): string =>
  (
    bare(text)
      .replace(/(?<=\d),(?=\d{3})/g, '')
      .match(/\d+(?:\.\d+)?/g) ?? []
  )
    .map((one) => String(Number(one)))
    .join()

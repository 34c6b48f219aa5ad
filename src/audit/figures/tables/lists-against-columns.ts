import type { TableCell, TableRow } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { plain } from '../../extract/plain.ts'
import { type Figures, type Mismatch, placeOf, type Sheet } from '../mismatch.ts'
import type { Quantity } from '../quantities.ts'
import type { Grid } from './grid.ts'

/** Fewest items that the text lists beside a table, and from which on one that differs is proven wrong. */
const FEWEST = 3
const PROVING = 4
const SHORTEST_NAME = 2
const LONGEST_NAME = 40

/** Tables that a name is looked up in. */
const MOST_TABLES = 8

interface Cell {
  readonly value: number
  readonly written: string
  readonly row: TableRow
  readonly cell: TableCell
}

interface Pair {
  readonly one: Quantity
  readonly name: string
  readonly figures: ReadonlyMap<number, Cell>
}

/**
 * Items with a figure each, listed in a sentence, against a column that holds them 文列各项与表: "甲县700.00万元、乙县540.00万元、丙县206.00万元" beside a table that gives 丙县 260.00.
 * The column is the one in which all the others stand.
 */
export function* listsThatDifferFromColumns({ script, figures }: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  const tables = grids.flatMap(namesOf)
  if (tables.length === 0) return
  /** The tables that have a row of this name. */
  const having = new Map<string, Named[]>()
  for (const table of tables) for (const name of table.keys()) having.set(name, [...(having.get(name) ?? []), table].slice(0, MOST_TABLES))
  const lengths = [...new Set([...having.keys()].map(({ length }) => length))].sort((a, b) => b - a)
  for (const own of figures) {
    if (own.stretch.passage.row || own.quantities.length < FEWEST) continue
    for (const { pairs, wrong, at, right } of differing(own, having, lengths))
      yield {
        kind: wrong.one.unit === '分' ? 'scores' : 'figures',
        ...(pairs >= PROVING ? {} : { severity: 'warning' as const }),
        place: placeOf(script, own.stretch, wrong.one),
        related: [placeIn(script, cellPassage(at.row, at.cell))],
        message: `“${wrong.name}”这里写的是 ${wrong.one.written}，表中是 ${right}；所列其余 ${pairs - 1} 项都与表中一列相同`,
        found: wrong.one.written,
        expected: right,
      }
  }
}

type Named = ReadonlyMap<string, Pair['figures']>

const nameIn = (text: string) => plain(text).text.replace(/[\s“”"]/g, '')

/** Rows by their names; a name that stands twice tells nothing. */
function namesOf({ rows }: Grid): Named[] {
  const named = new Map<string, Pair['figures']>()
  for (const { name, total, figures } of rows) {
    const words = nameIn(name)
    if (total || words.length < SHORTEST_NAME || words.length > LONGEST_NAME || figures.size === 0) continue
    if (named.has(words)) return []
    named.set(words, figures as Pair['figures'])
  }
  return named.size >= FEWEST ? [named] : []
}

interface Differing {
  readonly pairs: number
  readonly wrong: Pair
  readonly at: Cell
  readonly right: string
}

function differing(
  { stretch, quantities }: Figures,
  having: ReadonlyMap<string, readonly Named[]>,
  lengths: readonly number[],
): Differing[] {
  const byTable = new Map<Named, Pair[]>()
  for (const one of quantities) {
    if (one.bound) continue
    const before = nameIn(stretch.text.slice(Math.max(0, one.start - LONGEST_NAME - 4), one.start)).replace(/(?:为|是|得|:)$/, '')
    const length = lengths.find((each) => each <= before.length && having.has(before.slice(-each)))
    const name = length === undefined ? undefined : before.slice(-length)
    for (const table of name === undefined ? [] : having.get(name)!)
      byTable.set(table, [...(byTable.get(table) ?? []), { one, name: name!, figures: table.get(name!)! }])
  }
  return [...byTable.values()].flatMap((pairs) => [...Map.groupBy(pairs, ({ one }) => one.unit).values()].flatMap(oneThatDiffers))
}

/** All but one stand in one column, as written. */
function oneThatDiffers(all: readonly Pair[]): Differing[] {
  if (all.length < FEWEST || new Set(all.map(({ name }) => name)).size < all.length) return []
  const columns = [...all[0]!.figures.keys()].map((column) => ({
    column,
    wrong: all.filter(({ one, figures }) => figures.get(column) === undefined || rawOf(one) !== figures.get(column)!.value),
  }))
  const [best] = columns.toSorted((a, b) => a.wrong.length - b.wrong.length)
  const [wrong, ...others] = best?.wrong ?? []
  const at = wrong?.figures.get(best!.column)
  return wrong && at && others.length === 0 ? [{ pairs: all.length, wrong, at, right: at.written }] : []
}

const rawOf = ({ written }: Quantity): number => Number(/^-?[\d,]+(?:\.\d+)?/.exec(written)![0].replaceAll(',', ''))

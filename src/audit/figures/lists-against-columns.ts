import type { TableCell, TableRow } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { plain } from '../extract/plain.ts'
import type { Grid } from './grid.ts'
import { type Figures, type Mismatch, placeOf, type Sheet } from './mismatch.ts'
import type { Quantity } from './quantities.ts'

/** Fewest items that the text lists beside a table, and from which on one that differs is proven wrong. */
const FEWEST = 3
const PROVING = 4
const SHORTEST_NAME = 2
const LONGEST_NAME = 40

interface Pair {
  readonly one: Quantity
  readonly name: string
  readonly figures: ReadonlyMap<
    number,
    { readonly value: number; readonly written: string; readonly row: TableRow; readonly cell: TableCell }
  >
}

/**
 * Items with a figure each, listed in a sentence, against a column that holds them 文列各项与表: "甲县700.00万元、乙县540.00万元、丙县206.00万元" beside a table that gives 丙县 260.00.
 * The column is the one in which all the others stand.
 */
export function* listsThatDifferFromColumns({ script, figures }: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  const tables = grids.flatMap(namesOf)
  if (tables.length === 0) return
  for (const own of figures) {
    if (own.stretch.passage.row || own.quantities.length < FEWEST) continue
    for (const { pairs, wrong, at, right } of tables.flatMap((table) => differing(own, table)))
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

function differing(
  { stretch, quantities }: Figures,
  table: Named,
): { pairs: number; wrong: Pair; at: { row: TableRow; cell: TableCell }; right: string }[] {
  const lengths = new Set([...table.keys()].map(({ length }) => length))
  const pairs = quantities.flatMap((one): Pair[] => {
    const before = nameIn(stretch.text.slice(Math.max(0, one.start - LONGEST_NAME - 4), one.start)).replace(/(?:为|是|得|:)$/, '')
    const names = [...lengths].flatMap((length) => (table.has(before.slice(-length)) ? [before.slice(-length)] : []))
    const name = names.toSorted((a, b) => b.length - a.length)[0]
    return name === undefined || one.bound ? [] : [{ one, name, figures: table.get(name)! }]
  })
  return [...Map.groupBy(pairs, ({ one }) => one.unit).values()].flatMap((all) => {
    if (all.length < FEWEST || new Set(all.map(({ name }) => name)).size < all.length) return []
    const columns = [...all[0]!.figures.keys()].map((column) => ({
      column,
      wrong: all.filter(({ one, figures }) => figures.get(column) === undefined || rawOf(one) !== figures.get(column)!.value),
    }))
    const [best] = columns.toSorted((a, b) => a.wrong.length - b.wrong.length)
    const [wrong, ...others] = best?.wrong ?? []
    const at = wrong?.figures.get(best!.column)
    return wrong && at && others.length === 0 ? [{ pairs: all.length, wrong, at, right: at.written }] : []
  })
}

const rawOf = ({ written }: Quantity): number => Number(/^-?[\d,]+(?:\.\d+)?/.exec(written)![0].replaceAll(',', ''))

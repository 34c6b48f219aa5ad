import type { TableCell } from '#domain/prose.ts'
import { joinedCells } from '../joined-cells.ts'
import type { NewRow } from '../prose-builder.ts'
import { endsSentence } from '../text/line-habits.ts'
import type { PageTable } from './cells.ts'

/** A table that may go on over the page. */
export interface OpenTable {
  readonly rows: readonly NewRow[]
  /** Positions of the vertical rules of all its pages, left to right. */
  readonly xs: readonly number[]
  /** The page it has reached. */
  readonly page: number
}

export const openTable = ({ rows, grid, page }: PageTable): OpenTable => ({ rows, xs: grid.xs, page })

/**
 * The table with the rows of the next page 续表; undefined when the table of the next page is another. Rows that say what the first ones said are its
 * repeated head; a row cut by the page end is made whole, and a merged cell that goes on there is one.
 */
export function continued(open: OpenTable, next: PageTable): OpenTable | undefined {
  if (next.page !== open.page + 1) return undefined
  // A page whose cells are all merged over some column shows no rule there.
  const xs = next.grid.xs.length > open.xs.length ? next.grid.xs : open.xs
  const [before, after] = [onto(xs, open.rows, open.xs), onto(xs, next.rows, next.grid.xs)]
  if (!before || !after) return undefined
  const heads = repeatedHeads(before, after)
  if (beginsAnother(before[heads], after[heads])) return undefined
  const marked = after.map((row, i): NewRow => (i < heads ? { ...row, repeated: true } : row))
  return { rows: joined(before, marked, heads), xs, page: next.page }
}

/** Rules of two pages nearer than this are the same. */
const near = 4

/** Rows laid out on other column positions; undefined where a rule has none. */
function onto(xs: readonly number[], rows: readonly NewRow[], own: readonly number[]): readonly NewRow[] | undefined {
  if (own.length < 3 && own.length !== xs.length) return undefined
  const at = own.map((x) => xs.findIndex((other) => Math.abs(other - x) < near))
  if (at.some((i) => i < 0) || at[0] !== 0 || at.at(-1) !== xs.length - 1) return undefined
  return rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell): TableCell => {
      const column = at[cell.column] ?? cell.column
      return { ...cell, column, columnSpan: (at[cell.column + cell.columnSpan] ?? column + cell.columnSpan) - column }
    }),
  }))
}

const most = 5

/** How many rows at the top of the next page repeat the first rows. */
function repeatedHeads(first: readonly NewRow[], next: readonly NewRow[]): number {
  const key = (row: NewRow | undefined) => row?.cells.map((cell) => `${cell.column}:${cell.text.replace(/\s+/g, '')}`).join('|')
  let same = 0
  while (same < Math.min(most, next.length) && key(first[same]) === key(next[same]) && next[same]?.cells.some((cell) => cell.text !== ''))
    same++
  return same
}

/** "项目名称 | 甲" where the first page had "项目名称 | 乙": the next form of the same print. */
const beginsAnother = (first: NewRow | undefined, next: NewRow | undefined): boolean => {
  const [label, another] = [first?.cells[0]?.text ?? '', next?.cells[0]?.text ?? '']
  return label !== '' && /名称[：:]?$/.test(label) && label === another
}

function joined(before: readonly NewRow[], after: readonly NewRow[], heads: number): readonly NewRow[] {
  const first = after[heads]
  // Behind a repeated head nothing can be merged over it.
  if (heads > 0 || !first) return [...before, ...after]
  const rows = before.map((row) => ({ ...row, cells: [...row.cells] }))
  const cut = isCut(rows.at(-1), first)
  const left: TableCell[] = []
  for (const cell of first.cells) {
    const at = cellAbove(rows, cell)
    const above = at && rows[at.row]?.cells[at.index]
    const more = cut ? cell.rowSpan - 1 : cell.rowSpan
    if (at && above && (cut || goesOn(above, cell, left)))
      rows[at.row]!.cells[at.index] = { ...withWords(above, cell), rowSpan: above.rowSpan + more }
    else if (!cut) left.push(cell)
  }
  return [...rows, ...(cut ? [] : [{ ...first, cells: left }]), ...after.slice(1)]
}

/** Where the cell is that reaches the last row right above this one. */
function cellAbove(
  rows: readonly NewRow[],
  { column, columnSpan }: TableCell,
): { readonly row: number; readonly index: number } | undefined {
  for (let row = rows.length - 1; row >= 0; row--) {
    const index = rows[row]!.cells.findIndex((cell) => cell.column === column && cell.columnSpan === columnSpan)
    const cell = rows[row]!.cells[index]
    if (cell) return row + cell.rowSpan === rows.length ? { row, index } : undefined
  }
  return undefined
}

const isFigure = (text: string) => /^[\d.,，%％]+$/.test(text)

/** The rest of a figure that did not fit in its cell: "13.7" and "5", "98.5" and "%", "1200" and "亩". */
const isRestOf = (rest: string, figure: string) => /\d\.?$/.test(figure) && /^(?:\d{1,2}[%％]?|[%％]|\p{Script=Han}{1,3})$/u.test(rest)

/**
 * The first row of a page is the rest of the row before: it only goes on where that one has words, no figure of it comes again, and most of what that one
 * holds does not.
 */
function isCut(last: NewRow | undefined, first: NewRow): boolean {
  const own = ({ column, columnSpan }: TableCell) =>
    last?.cells.find((cell) => column === cell.column && columnSpan === cell.columnSpan)?.text ?? ''
  const words = first.cells.filter(({ text }) => text !== '')
  const missing = first.cells.filter((cell) => cell.text === '' && own(cell) !== '')
  if (words.length === 0 || !words.every((cell) => own(cell) !== '')) return false
  const figures = missing.filter((cell) => isFigure(own(cell))).length
  const [head] = first.cells
  const unnamed = head !== undefined && head.text === '' && own(head) !== '' && missing.length >= words.length
  return (figures > 0 || unnamed) && words.every((cell) => (isFigure(own(cell)) ? isRestOf(cell.text, own(cell)) : !isFigure(cell.text)))
}

/** An empty cell below a merged one, or one that nothing stands before, is the rest of the cell above. */
const goesOn = (above: TableCell, cell: TableCell, before: readonly TableCell[]): boolean =>
  cell.text === '' && above.text !== '' && (above.rowSpan > 1 || cell.rowSpan > 1) && before.length === 0

/** A cell with the words of its rest. */
function withWords(cell: TableCell, rest: TableCell): TableCell {
  if (rest.text === '') return cell
  const between =
    cell.text === '' ? '' : endsSentence(cell.text) ? '\n' : /[A-Za-z]$/.test(cell.text) && /^[A-Za-z]/.test(rest.text) ? ' ' : ''
  return joinedCells(cell, rest, between)
}

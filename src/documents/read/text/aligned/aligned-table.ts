import { type ColumnHolds, columnHolds, isTotalName } from '#domain/column-words.ts'
import type { TableCell } from '#domain/prose.ts'
import type { NewBlock, NewRow } from '../../prose-builder.ts'
import { furnitureBlock } from '../furniture-block.ts'
import type { TextLine } from '../lines.ts'
import { type Extent, extentsOf, overlapped, placed } from './columns.ts'
import { type Head, headOf, headRows } from './head.ts'
import { joined } from './joined.ts'
import { spanLevels } from './levels.ts'
import { isHeadingLine, type Laid, regionFrom } from './region.ts'
import { withRemarks } from './remarks.ts'
import { type Placed, type RowLines, rowsOf } from './rows.ts'
import { isPureFigure, isValue, type Stretch, stretches, wordsOf } from './stretches.ts'

const FEWEST_LINES = 3
/** Headings over a single row. */
const FEWEST_HEADINGS = 4
/** Screen columns between a heading and the cells below it. */
const NEARLY = 1

/**
 * A table whose columns are lined up by blanks, as it comes out of a PDF or a text editor: columns are the stretches that most lines keep apart, rows begin
 * where figures stand, and what goes on below or above them belongs to them. Headings repeated on the next page are marked; lines of the page between the
 * rows come behind the table. Without blocks: nothing here, and so many lines were looked at.
 */
export function alignedTable(lines: readonly TextLine[], from: number): { readonly blocks?: readonly NewBlock[]; readonly taken: number } {
  const { text, furniture: margin } = lines[from]!
  if (margin || !/\S(?: {2}|\u3000|\t)/.test(text) || stretches(lines[from]!).length < 2) return { taken: 1 }
  const region = regionFrom(lines, from)
  const several = region.laid.filter(({ cells }) => cells.length >= 2)
  if (several.length < FEWEST_LINES && !(several.length === 2 && isHeadingLine(several[0]!))) return { taken: region.taken }
  const head = headOf(region.laid)
  const until = (last: number) => {
    let taken = 1
    while (from + taken < lines.length && lines[from + taken]!.number <= last) taken++
    return taken
  }
  const read = tableIn(region.laid, head)
  if (!read) return { taken: head.next ? until(head.next.line.number - 1) : region.taken }
  if (read.skipped > 0) return { taken: read.skipped }
  const last = Math.max(
    read.last.number,
    ...region.remarks.filter(({ number }) => number === read.last.number + 1).map(({ number }) => number),
  )
  const taken = until(last)
  const furniture = region.furniture.filter(({ number }) => number < last)
  const remarks = region.remarks.filter(({ number }) => number <= last)
  return { blocks: [{ kind: 'table', rows: withRemarks(read.rows, remarks) }, ...furniture.map(furnitureBlock)], taken }
}

interface Read {
  /** Lines above the headings that are no part of the table: to be left to other readers. */
  readonly skipped: number
  readonly rows: readonly NewRow[]
  readonly last: TextLine
}

function tableIn(laid: readonly Laid[], head: Head): Read | undefined {
  if (head.from > 0) return { skipped: head.from, rows: [], last: laid[0]!.line }
  const body = head.body
  const rich = body.filter(({ cells }) => cells.length >= 2 && cells.some(({ text }) => isValue(text)))
  const telling = rich.length >= 2 ? rich : body.filter(({ cells }) => cells.length >= 2)
  const fewest = isOneRow(head) ? 1 : 2
  if (telling.length < fewest) return undefined
  const extents = underHeadings(head.lines, telling) ?? extentsOf(telling.map(({ cells }) => cells))
  for (const { cells } of body) for (const cell of cells) widen(extents, cell)
  const headings = headRows(head.lines, extents)
  // More headings than columns: cells that do not line up are for another reader.
  if (extents.length < 2 || (head.lines.length > 0 && headings.every(({ cells }) => cells.length === 0))) return undefined
  const fitting = body.findIndex(({ cells }) => !fits(cells, extents))
  const own = fitting < 0 ? body : body.slice(0, fitting)
  const lines: Placed[] = own.map(({ line, cells: read }) => {
    const parted = read.flatMap((cell) => apart(line, cell, extents))
    const cells = parted.length <= extents.length ? parted : read
    const columns = placed(cells, extents)
    return { line, at: new Map(cells.map((cell, i) => [columns![i]!, cell])) }
  })
  const kinds = extents.map((_, column) => kindOf(headings, column))
  const isAnchor = anchorsIn(lines, extents, kinds)
  const isTotal = ({ at }: Placed) => [...at.values()].slice(0, 2).some(({ text }) => isTotalName(text))
  const rows = withoutLevels(lines, kinds.indexOf('name'), (own) => rowsOf(own, isAnchor, isTotal))
  if (rows.length < fewest) return undefined
  const levels = levelsIn(lines, rows, kinds)
  return {
    skipped: 0,
    rows: [...headings, ...bodyRows(lines, rows, levels, isTotal), ...head.repeated(extents)],
    last: own.at(-1)!.line,
  }
}

/** Headings with one line of as many cells below them, or one less below the name of the whole, most of them values. */
const isOneRow = ({ lines: [heading, ...more], body: [row, ...others] }: Head): boolean =>
  heading !== undefined &&
  row !== undefined &&
  more.length + others.length === 0 &&
  heading.cells.length >= FEWEST_HEADINGS &&
  (row.cells.length === heading.cells.length ||
    (row.cells.length === heading.cells.length - 1 && row.cells[0]!.left >= heading.cells[0]!.right)) &&
  row.cells.filter(({ text }) => isValue(text)).length * 2 > row.cells.length

/** The columns below one line of headings where enough lines have as many cells, each below, or nearly below, its own heading. */
function underHeadings(headings: readonly Laid[], telling: readonly Laid[]): Extent[] | undefined {
  const [heading, ...more] = headings
  if (!heading || more.length > 0) return undefined
  const words = wordsIn(heading)
  const isWordy = words.length > heading.cells.length && words.every(({ text }) => columnHolds(text) !== undefined)
  return (
    columnsOf(
      heading.cells,
      telling.map(({ cells }) => cells),
    ) ?? (isWordy ? columnsOf(words, telling.map(wordsIn)) : undefined)
  )
}

const wordsIn = ({ line, cells }: Laid): Stretch[] => cells.flatMap((cell) => wordsOf(line, cell))

function columnsOf(heading: readonly Stretch[], rows: readonly (readonly Stretch[])[]): Extent[] | undefined {
  const same = rows.filter(({ length }) => length === heading.length)
  if (same.length < 2 ? rows.length > 1 || same.length === 0 : same.length * 3 < rows.length) return undefined
  const extents = heading.map((_, i) => ({
    left: Math.min(...same.map((cells) => cells[i]!.left)),
    right: Math.max(...same.map((cells) => cells[i]!.right)),
  }))
  return heading.every(({ left, right }, i) => left <= extents[i]!.right + NEARLY && extents[i]!.left <= right + NEARLY)
    ? extents
    : undefined
}

/** Full cells leave but one blank to the next: a stretch over several columns is parted where its words begin in another of them. */
function apart(line: TextLine, cell: Stretch, extents: readonly Extent[]): readonly Stretch[] {
  if (!cell.text.includes(' ') || overlapped(cell, extents) < 2) return [cell]
  const columnOf = ({ left }: Stretch) => extents.findLastIndex((extent) => extent.left <= left)
  const parts: Stretch[] = []
  for (const word of wordsOf(line, cell)) {
    const last = parts.at(-1)
    if (last && columnOf(last) === columnOf(word))
      parts[parts.length - 1] = { ...last, end: word.end, right: word.right, text: line.text.slice(last.start, word.end) }
    else parts.push(word)
  }
  return parts
}

/** A stretch that lies in one column makes it wider, as long as it keeps clear of the next. */
function widen(extents: Extent[], { left, right }: Extent): void {
  const over = extents.filter((extent) => left < extent.right && extent.left < right)
  const [only] = over
  if (over.length !== 1 || !only) return
  const i = extents.indexOf(only)
  only.left = Math.min(only.left, Math.max(left, (extents[i - 1]?.right ?? -1) + 1))
  only.right = Math.max(only.right, Math.min(right, (extents[i + 1]?.left ?? Number.POSITIVE_INFINITY) - 1))
}

/** A line of one stretch over several columns is no row; a line of more stretches than columns is another table's. */
const fits = (cells: readonly Extent[], extents: readonly Extent[]): boolean =>
  cells.length <= extents.length && !(cells.length === 1 && overlapped(cells[0] as never, extents) > 1)

const kindOf = (headings: readonly NewRow[], column: number): ColumnHolds | undefined => {
  const words = headings
    .flatMap(({ cells }) => cells.filter((cell) => cell.column === column && cell.columnSpan === 1))
    .map(({ text }) => text)
  return columnHolds(words.join('')) ?? columnHolds(words.at(-1) ?? '')
}

const FIGURES: ReadonlySet<ColumnHolds | undefined> = new Set(['points', 'score', 'deduction', 'money', 'rate', 'count'])
const MOSTLY = 0.8

/** Lines with a figure in one of the columns that hold little else; where no column does, lines with a name. */
function anchorsIn(
  lines: readonly Placed[],
  extents: readonly Extent[],
  kinds: readonly (ColumnHolds | undefined)[],
): (placed: Placed) => boolean {
  const figures = extents.map((_, column) => {
    const own = lines.flatMap(({ at }) => at.get(column) ?? [])
    const pure = own.filter(({ text }) => isPureFigure(text)).length
    return own.length >= 2 && pure >= own.length * (FIGURES.has(kinds[column]) ? 0.5 : MOSTLY)
  })
  const points = kinds.flatMap((kind, column) => ((kind === 'points' || kind === 'score') && figures[column] ? [column] : []))
  const columns = points.length > 0 ? points : figures.flatMap((is, column) => (is ? [column] : []))
  if (columns.length === 0) return ({ at }) => at.size >= 2 && at.has(0)
  return ({ at }) => columns.some((column) => at.has(column) && isPureFigure(at.get(column)!.text))
}

/** Lines that hold nothing but the name of a level tell nothing of the rows: these are found without them. */
function withoutLevels(
  lines: readonly Placed[],
  levels: number,
  find: (lines: readonly Placed[]) => readonly RowLines[],
): readonly RowLines[] {
  const kept = lines.flatMap(({ at }, i) => ([...at.keys()].some((column) => column >= levels) ? [i] : []))
  if (kept.length === lines.length) return find(lines)
  const rows = find(kept.map((i) => lines[i]!))
  const start = (row: RowLines | undefined, k: number) => (k === 0 ? 0 : row ? kept[row.from]! : lines.length)
  return rows.map((row, k) => ({ from: start(row, k), to: start(rows[k + 1], k + 1), anchor: kept[row.anchor]! }))
}

/** How many columns from the left stand beside several rows each. */
function levelsIn(lines: readonly Placed[], rows: readonly RowLines[], kinds: readonly (ColumnHolds | undefined)[]): number {
  const name = kinds.indexOf('name')
  if (name >= 0) return name
  const filled = kinds.findIndex((_, column) => {
    const having = rows.filter(({ from, to }) => lines.slice(from, to).some(({ at }) => at.has(column))).length
    return having >= rows.length * MOSTLY
  })
  return Math.max(0, filled)
}

function bodyRows(lines: readonly Placed[], rows: readonly RowLines[], levels: number, isTotal: (placed: Placed) => boolean): NewRow[] {
  const merged = Map.groupBy(
    spanLevels(lines, rows, levels, ({ anchor }) => isTotal(lines[anchor]!)),
    ({ row }) => row,
  )
  return rows.map(({ from, to, anchor }, r): NewRow => {
    const own = lines.slice(from, to)
    const total = isTotal(lines[anchor]!)
    const columns = [...new Set(own.flatMap(({ at }) => [...at.keys()]))]
      .filter((column) => total || column >= levels)
      .sort((a, b) => a - b)
    const cells = columns.map((column) =>
      joined(
        own.flatMap(({ line, at }) => (at.has(column) ? [{ line, stretch: at.get(column)! }] : [])),
        column,
      ),
    )
    const beside = (merged.get(r) ?? []).map((cell): TableCell => ({ ...joined(cell.parts, cell.column), rowSpan: cell.rows }))
    return { cells: [...beside, ...cells].sort((a, b) => a.column - b.column) }
  })
}

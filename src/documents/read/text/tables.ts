import type { TableCell } from '#domain/prose.ts'
import { append } from '../append.ts'
import { htmlBlocks } from '../html/blocks.ts'
import type { NewBlock, NewRow } from '../prose-builder.ts'
import { cellGrid, cellPairs } from '../workbook/cell-grid.ts'
import { cellLines } from '../workbook/cell-lines.ts'
import { goalLines } from '../workbook/goal-lines.ts'
import { alignedTable } from './aligned/aligned-table.ts'
import { barCells } from './bar-cells.ts'
import { cellAt } from './cell-at.ts'
import { commaRows } from './commas.ts'
import { goalColumns } from './goal-columns.ts'
import { displayWidth, type TextLine } from './lines.ts'
import { pairLines } from './pairs.ts'
import { spacedTable } from './spaced/spaced-table.ts'

export type TextPart = { readonly kind: 'lines'; readonly lines: readonly TextLine[] } | NewBlock

/** Separates the tables of a text from its running lines, in order. */
export function splitTables(lines: readonly TextLine[], file: string): readonly TextPart[] {
  const parts: TextPart[] = []
  let plain: TextLine[] = []
  const flush = () => {
    if (plain.length > 0) parts.push({ kind: 'lines', lines: plain })
    plain = []
  }
  const tried = readers.map(() => 0)
  const tableAt = (i: number): Found | undefined => {
    for (const [r, reader] of readers.entries()) {
      if (i < (tried[r] ?? 0)) continue
      const found = reader(lines, i, file)
      if (found?.blocks) return found
      // Lines that make no table together make none from their middle on either: looking again would cost the square of the text.
      tried[r] = i + (found?.taken ?? 1)
    }
    return undefined
  }
  for (let i = 0; i < lines.length; ) {
    const found = tableAt(i)
    const line = lines[i]
    if (found?.blocks) {
      flush()
      append(parts, found.blocks)
      i += found.taken
    } else if (line) {
      plain.push(line)
      i++
    }
  }
  flush()
  return parts
}

/** A table of so many lines; without blocks, so many lines that were looked at in vain. */
interface Found {
  readonly blocks?: readonly NewBlock[]
  readonly taken: number
}
type TableReader = (lines: readonly TextLine[], from: number, file: string) => Found | undefined

const table = (rows: readonly NewRow[], taken: number): Found => ({ blocks: [{ kind: 'table', rows }], taken })

/** Fewest lines of one kind that make a table. */
const fewest = { bars: 2, tabs: 2, blanks: 3 }

const runFrom = (lines: readonly TextLine[], from: number, belongs: (line: TextLine) => boolean): readonly TextLine[] => {
  let end = from
  while (end < lines.length && lines[end] !== undefined && belongs(lines[end] as TextLine)) end++
  return lines.slice(from, end)
}

/** Bars between cells, those of drawn boxes among them. */
const bar = '[|｜│┃║]'
const barred = new RegExp(`^${bar}.*${bar}$`)
const betweenBars = new RegExp(bar, 'g')
/** "项目名称 | 某工程": two cells. */
const parted = new RegExp(`^[^|｜│┃║]+${bar}`)
const startsBarred = new RegExp(`^${bar}`)
const endsBarred = new RegExp(`${bar}$`)
/** "|---|---|", "├────┼────┤": a rule between rows, not a row. */
const ruled = new RegExp(`^(?:${bar}|[\\s:：+—–\u2500-\u257f-])+$`)
const boxed = /^[┌┏╔├┣╠└┗╚]/

/** "| 一级指标 | 二级指标 |" or "项目｜金额": rows with bars. */
const bars: TableReader = (lines, from) => {
  const run = runFrom(
    lines,
    from,
    ({ text }) =>
      barred.test(text) || (text.match(betweenBars)?.length ?? 0) >= 2 || parted.test(text) || (boxed.test(text) && ruled.test(text)),
  )
  if (run.length < fewest.bars) return undefined
  const own = run.filter(({ text }) => !ruled.test(text))
  const outer = outerBars(own)
  const rows = own.map((line) => ({ cells: cut(line, betweenBars, outer.leading, outer.trailing) }))
  return rows.length === 0 ? undefined : table(rows, run.length)
}

/**
 * Bars around the rows or only between their cells: where a row has as many without one before its first cell, a bar that begins another row stands behind
 * an empty cell, and so at the end.
 */
function outerBars(rows: readonly TextLine[]): { readonly leading: boolean; readonly trailing: boolean } {
  const count = ({ text }: TextLine) => text.match(betweenBars)?.length ?? 0
  const isOuter = (edge: RegExp) => {
    const most = Math.max(0, ...rows.filter(({ text }) => edge.test(text)).map(count))
    return !rows.some((line) => !edge.test(line.text) && count(line) >= most)
  }
  return { leading: isOuter(startsBarred), trailing: isOuter(endsBarred) }
}

/** Columns set apart by tabs, as copied from a spreadsheet. */
const tabs: TableReader = (lines, from) => {
  const run = runFrom(lines, from, ({ text }) => text.includes('\t'))
  const cells = run.map((line) => {
    const empty = line.tabsBefore ?? 0
    const before = Array.from({ length: empty }, (_, column) => cellAt(line, 0, 0, column))
    return { cells: [...before, ...cut(line, /\t/g, false, false).map((cell) => ({ ...cell, column: cell.column + empty }))] }
  })
  return run.length >= fewest.tabs && cells.some((row) => row.cells.length >= 2) ? table(cells, run.length) : undefined
}

/** Cells of one line between separators; column numbers are positions in the row. */
function cut(line: TextLine, separator: RegExp, leading: boolean, trailing: boolean): readonly TableCell[] {
  const gaps = [...line.text.matchAll(separator)]
  const ends = gaps.map((match) => match.index)
  const starts = [0, ...gaps.map((match) => match.index + match[0].length)]
  const spans = starts.map((start, i) => [start, ends[i] ?? line.text.length] as const).slice(leading ? 1 : 0, trailing ? -1 : undefined)
  return spans.map(([start, end], column) => cellAt(line, start, end, column))
}

/** Columns lined up by blanks, as pdftotext -layout prints them. */
const blanks: TableReader = (lines, from, file) => {
  // A caption right above a table with full-width blanks is no row of it.
  if (lines[from + 1]?.text.includes('\u3000') && wideBlanks(lines, from + 1, file)?.blocks) return { taken: 1 }
  return alignedTable(lines, from)
}

/** Longest piece of HTML looked through for the end of a table. */
const htmlLines = 5_000

/** A table in HTML, as recognition programs write it into text and Markdown. */
const html: TableReader = (lines, from, file) => {
  if (!/^<table[\s>]/i.test(lines[from]?.text ?? '')) return undefined
  const end = lines.slice(from, from + htmlLines).findIndex(({ text }) => /<\/table>\s*$/i.test(text))
  if (end < 0) return { taken: htmlLines }
  const run = lines.slice(from, from + end + 1)
  const starts: number[] = []
  let source = ''
  for (const { text } of run) {
    starts.push(source.length)
    source += `${text}\n`
  }
  const locate = (offset: number) => {
    const i = starts.findLastIndex((start) => start <= offset)
    const line = run[i]
    return {
      line: line?.number ?? 0,
      column: (line?.column ?? 0) + offset - (starts[i] ?? 0),
      ...(line?.page === undefined ? {} : { page: line.page }),
    }
  }
  const { blocks } = htmlBlocks(source, { file, depth: 64, check: () => {}, locate })
  return blocks.some((block) => block.kind === 'table') ? { blocks, taken: run.length } : undefined
}

const wideGap = /[\s\u3000]*\u3000[\s\u3000]*|\s{2,}/g

/** Cells set apart by full-width blanks, as many in every row; a total row may leave out its middle cells. */
const wideBlanks: TableReader = (lines, from) => {
  const countOf = ({ text }: TextLine) => (text.includes('\u3000') && !/[。；]/.test(text) ? text.split(wideGap).length : 0)
  const width = countOf(lines[from] as TextLine)
  if (width < 3) return undefined
  const run = runFrom(lines, from, (line) => {
    const count = countOf(line)
    return count === width || (count >= 2 && count < width && TOTAL_ROW.test(line.text.split(wideGap)[0] ?? ''))
  })
  const heads = cut(run[0] as TextLine, wideGap, false, false).map((cell) => leftOf(run[0] as TextLine, cell))
  const rows = run.map((line) => cut(line, wideGap, false, false))
  const figures = rows.slice(1).filter((cells) => cells.some(({ text }) => /^[-－]?\d[\d,.]*[%％]?$/.test(text)))
  if (run.length < fewest.blanks || figures.length * 2 < rows.length - 1) return undefined
  return table(
    rows.map((cells, row) => ({
      cells: cells.length === width ? cells : under(heads, run[row] as TextLine, cells),
    })),
    run.length,
  )
}

const TOTAL_ROW = /^(?:合\s*计|总\s*计|总\s*分|小\s*计)|(?:合\s*计|总\s*计|小\s*计)$/

/** How far right of the margin a cell begins, in screen columns. */
const leftOf = ({ text, column }: TextLine, { pieces }: TableCell) => displayWidth(text.slice(0, (pieces[0]?.column ?? column) - column))

/** What a shorter row holds besides its name: each cell under the heading it begins below, else under the last columns. */
function under(heads: readonly number[], line: TextLine, cells: readonly TableCell[]): readonly TableCell[] {
  return cells.map((cell, i) => {
    const left = leftOf(line, cell)
    const below = heads.findIndex((head) => Math.abs(head - left) <= 1)
    const last = heads.length - cells.length + i
    return { ...cell, column: i === 0 ? 0 : below >= i && below <= last ? below : last }
  })
}

/** A grid with every cell behind a bar on a line of its own. */
const barredCells: TableReader = (lines, from) => {
  const found = barCells(lines, from)
  return found && table(found.rows, found.taken)
}

/** Cells one to a line: labels with their values below them, a grid of whole rows, or a form whose rows have gaps. */
const cells: TableReader = (lines, from) => {
  const grid = cellGrid(lines, from)
  const form = () => {
    const found = cellLines(lines, from)
    return grid?.whole && !found?.broken ? grid : (found ?? grid)
  }
  const found = goalLines(lines, from) ?? cellPairs(lines, from) ?? form()
  return found && table(found.rows, found.taken)
}

/** Cells between half-width commas. */
const commas: TableReader = (lines, from) => {
  const found = commaRows(lines, from)
  return found && table(found.rows, found.taken)
}

/** A goal and what became of it, side by side. */
const goal: TableReader = (lines, from) => {
  const found = goalColumns(lines, from)
  return found && table(found.rows, found.taken)
}

/** Labels and figures side by side. */
const pairs: TableReader = (lines, from) => {
  const found = pairLines(lines, from)
  return found && table(found.rows, found.taken)
}

const readers: readonly TableReader[] = [html, barredCells, bars, tabs, commas, goal, pairs, wideBlanks, blanks, spacedTable, cells]

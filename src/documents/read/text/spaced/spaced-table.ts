import { isTotalName } from '#domain/column-words.ts'
import { headingMark } from '#domain/numbering.ts'
import type { TableCell } from '#domain/prose.ts'
import type { NewBlock, NewRow } from '../../prose-builder.ts'
import { type Holds, spanDown } from '../../workbook/cell-lines.ts'
import { joined } from '../aligned/joined.ts'
import { isPureFigure, isValue } from '../aligned/stretches.ts'
import { isOfForm } from '../form-lines.ts'
import { furnitureBlock } from '../furniture-block.ts'
import type { TextLine } from '../lines.ts'
import { type Dealt, dealRow, FIGURES, WORST } from './deal-row.ts'
import { type Head, headAt } from './head.ts'
import { goingOn, isWide, type Word, wholeLine, wordsIn } from './words.ts'

const FEWEST_ROWS = 2
/** Headings over a single row. */
const FEWEST_OVER_ONE = 4
const MOST_LINES = 600
/** Lines without figures that a broken cell may take between two rows. */
const MOST_BROKEN = 3
const LONGEST_BROKEN = 60
/** Values that make a row, however many columns may be empty. */
const FEWEST_VALUES = 3
/** Share of the cells of a column that tell what it holds. */
const MOSTLY = 0.75

/**
 * A table whose cells are set apart by one blank only, the shape that text copied out of a PDF has most often, or by wide blanks that do not line up: a
 * line of headings, then rows whose words are dealt to the columns by what each holds. A name or a remark may have blanks in it or go on over lines.
 * Without blocks: nothing here.
 */
export function spacedTable(lines: readonly TextLine[], from: number): { readonly blocks?: readonly NewBlock[]; readonly taken: number } {
  const head = headAt(lines, from)
  if (!head) return { taken: 1 }
  const body = bodyFrom(lines, from, head)
  const full = withNames(head, body.rows)
  const none = { taken: Math.max(1, body.looked) }
  if (!full) return none
  const columns = columnsOf(full, body.rows)
  const dealt = dealtRows(body.rows, columns)
  let end = dealt.findIndex((row, r) => !fits(row) && !fits(dealt[r + 1]))
  if (end < 0) end = dealt.length
  const rows = dealt.slice(0, end)
  const good = rows.filter(fits).length
  const oneRow = rows.length === 1 && full.headings.length >= FEWEST_OVER_ONE && isFull(full, body.rows[0]!)
  if (!(good >= FEWEST_ROWS || (good === 1 && oneRow)) || good * 3 < rows.length * 2) return none
  if (!full.known && !body.rows.slice(0, FEWEST_ROWS).every((words) => isFull(full, words))) return none
  const last = Math.max(...body.rows[end - 1]!.flatMap(({ line, rest = [] }) => [line.number, ...rest.map((more) => more.line.number)]))
  let taken = head.taken
  while (from + taken < lines.length && lines[from + taken]!.number <= last) taken++
  const furniture = lines.slice(from, from + taken).filter((line) => line.furniture)
  return { blocks: [{ kind: 'table', rows: tableRows(full, columns, rows, body.rows) }, ...furniture.map(furnitureBlock)], taken }
}

const fits = (row: Dealt | undefined): row is Dealt => row !== undefined && row.cost <= WORST

/** A name and then a value under every heading. */
const isFull = ({ headings }: Head, words: readonly Word[]): boolean =>
  words.length === headings.length && !isValue(words[0]!.text) && words.slice(1).every(({ text }) => isValue(text))

/** The rows below headings, each with the lines it was broken over. */
function bodyFrom(
  lines: readonly TextLine[],
  from: number,
  head: Head,
): { readonly rows: readonly (readonly Word[])[]; readonly looked: number } {
  const figures = head.kinds.filter((kind) => kind === undefined || FIGURES.has(kind)).length
  const remarks = head.kinds.at(-1) === 'reason'
  const wide = isWide(lines[from]!)
  const rows: Word[][] = []
  let waiting: TextLine[] = []
  let broken = 0
  let i = from + head.taken
  for (; i < lines.length && i < from + MOST_LINES; i++) {
    const line = lines[i]!
    if (line.furniture) continue
    if (isOfForm(lines, i)) break
    const words = wordsIn(line)
    if (isRow(words, figures)) {
      const { behind, before } = shared(waiting, remarks ? rows.at(-1) : undefined)
      rows.at(-1)?.push(...behind.map(wholeLine))
      rows.push([...before.flatMap(piecesOf), ...words])
      waiting = []
      broken = 0
    } else if (line.text === lines[from]!.text) continue
    else if (wide) {
      const row = rows.at(-1)
      const goes = row && broken++ < MOST_BROKEN && !isEnd(row) && !line.gapBefore && mayGoOn(line) && !isApart(row, line)
      if (!goes || headAt(lines, i)?.known) break
      rows[rows.length - 1] = [...goingOn(row, line)]
    } else if (waiting.length < MOST_BROKEN && !isEnd(rows.at(-1)) && !isWide(line) && mayGoOn(line) && !headAt(lines, i))
      waiting.push(line)
    else break
  }
  return { rows, looked: i - from - waiting.length }
}

const piecesOf = (line: TextLine): readonly Word[] => {
  const words = wordsIn(line)
  return words.length > 0 ? words : [wholeLine(line)]
}

/** What stands behind a row without remarks and is no piece of it: "年初与全年预算相差……。", "年度总体目标". */
const isApart = (row: readonly Word[], line: TextLine) =>
  isValue(row.at(-1)!.text) &&
  (/[。；]/.test(line.text) || (line.indent === 0 && /^\p{Script=Han}{2,}(?:目标|情况|指标|说明)$/u.test(line.text)))

/** As many values as half of the columns of figures, or a total. */
function isRow(words: readonly Word[], figures: number): boolean {
  if (words.length < 2 || /[：:]$/.test(words[0]!.text)) return false
  const values = words.filter(({ text }) => isValue(text)).length
  return values > 0 && (values * 2 >= figures || values >= FEWEST_VALUES || isTotalName(words[0]!.text))
}

/** Nothing of a table stands below its total but other totals. */
const isEnd = (row: readonly Word[] | undefined): boolean => row !== undefined && isTotalName(row[0]!.text) && !/小计$/.test(row[0]!.text)

/** A piece of a cell: short, no numbered item, no label with what it says. */
const mayGoOn = ({ text }: TextLine): boolean => text.length <= LONGEST_BROKEN && !/[：:]|^#/.test(text) && headingMark(text) === undefined

/** Lines between two rows: behind remarks they go on with these, elsewhere they lead up to the name of the next row. */
function shared(waiting: readonly TextLine[], above: readonly Word[] | undefined) {
  const open = above !== undefined && !isValue(above.at(-1)!.text)
  return open ? { behind: waiting, before: [] } : { behind: [], before: waiting }
}

/** The columns as the rows show them: figures alone under headings do not name their rows, so the names have a column without a heading. */
function withNames(head: Head, rows: readonly (readonly Word[])[]): Head | undefined {
  if (rows.length === 0) return undefined
  const width = head.headings.length
  const named = rows.filter(
    (words) => words.length === width + 1 && words.slice(1).every(({ text }) => isValue(text)) && !isValue(words[0]!.text),
  )
  const figuresOnly = head.kinds.every((kind) => kind !== undefined && FIGURES.has(kind))
  if (head.beside || !figuresOnly || named.length * 4 < rows.length * 3) return head
  return { ...head, headings: [[], ...head.headings], kinds: ['name', ...head.kinds] }
}

/** What each column holds: as its heading says, or else as its cells in full rows show. */
function columnsOf(head: Head, rows: readonly (readonly Word[])[]): readonly Holds[] {
  const width = head.headings.length
  const same = rows.filter((words) => words.length === width && !isTotalName(words[0]!.text))
  const share = (column: number, is: (text: string) => boolean) =>
    same.filter((words) => is(words[column]!.text)).length / (same.length || 1)
  const levels = head.kinds.includes('level-1') || head.kinds.includes('level-2')
  const points = head.kinds.findIndex((kind) => kind === 'points' || kind === 'score')
  const holds = head.kinds.map((kind, column): Holds => {
    if (column === 0 && same.length > 0 && (kind === undefined || FIGURES.has(kind)) && share(0, isValue) === 0) return 'name'
    if (kind !== undefined) return kind
    // Rows of equal length need not be whole where levels are left out.
    if (levels && column > head.kinds.indexOf('name') && column < points) return 'actual'
    if (share(column, isPureFigure) >= MOSTLY) return 'money'
    if (share(column, isValue) >= MOSTLY) return 'actual'
    return column === 0 && !head.kinds.includes('name') ? 'name' : 'free'
  })
  return holds
}

/** Rows first, then the totals, whose figures go below the sums that they are. */
function dealtRows(rows: readonly (readonly Word[])[], holds: readonly Holds[]): readonly (Dealt | undefined)[] {
  const isTotal = (words: readonly Word[]) => isTotalName(words[0]!.text)
  const plain = rows.map((words) => (isTotal(words) ? undefined : dealRow(words, { holds, sums: [] })))
  const sums = holds.map((_, column) => {
    const own = plain.filter(fits).flatMap(({ cells }) => cells[column]!.map(({ text }) => text).filter(isPureFigure))
    const figures = own.map((text) => Number(text.replaceAll(/[,，]/g, ''))).filter((figure) => !Number.isNaN(figure))
    return figures.length > 0 ? Math.round(figures.reduce((sum, figure) => sum + figure, 0) * 1e6) / 1e6 : undefined
  })
  return rows.map((words, r) => (isTotal(words) ? dealRow(words, { holds, sums }) : plain[r]))
}

function tableRows(
  head: Head,
  holds: readonly Holds[],
  dealt: readonly (Dealt | undefined)[],
  words: readonly (readonly Word[])[],
): readonly NewRow[] {
  const shift = head.beside ? 1 : 0
  const headings = head.headings.flatMap((own, column) => (own.length > 0 ? [cellOf(own, column)] : []))
  const body = dealt.map((row, r) =>
    fits(row) ? row.cells.flatMap((own, column) => (own.length > 0 ? [cellOf(own, column)] : [])) : [cellOf(words[r]!, 0)],
  )
  const rows: readonly NewRow[] = [{ cells: headings }, ...spanDown(body, holds)]
  if (!head.beside) return rows
  const beside: TableCell = { ...cellOf([head.beside], 0), rowSpan: rows.length }
  return rows.map(({ cells }, r) => ({
    cells: [...(r === 0 ? [beside] : []), ...cells.map((cell) => ({ ...cell, column: cell.column + shift }))],
  }))
}

/** Words of one line are one piece with the blanks between them. */
function cellOf(words: readonly Word[], column: number): TableCell {
  const all = words.flatMap((word) => [word, ...(word.rest ?? [])])
  const parts = [...Map.groupBy(all, ({ line }) => line)].map(([line, own]) => ({
    line,
    stretch: { start: own[0]!.start, end: own.at(-1)!.end, left: 0, right: 0, text: '' },
  }))
  return joined(parts, column)
}

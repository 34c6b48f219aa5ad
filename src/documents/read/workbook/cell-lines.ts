import { type ColumnHolds, columnHolds, isLevelName, isTotalName } from '#domain/column-words.ts'
import type { TableCell } from '#domain/prose.ts'
import type { NewRow } from '../prose-builder.ts'
import { cellAt } from '../text/cell-at.ts'
import type { TextLine } from '../text/lines.ts'
import { type CellLine, cellOfLine, headingAt, joined, linesOf, partsOf, wholeLevels } from './broken-cells.ts'
import { type Dealt, dealt } from './cell-dealing.ts'
import { isFigure, startsHeadings } from './cell-grid.ts'
import { goalLines } from './goal-lines.ts'

/** A column of such a form; `free` for a heading between known ones that nobody knows. */
export type Holds = ColumnHolds | 'free'

const fewestHeadings = 4
const fewestKinds = 3
const mostColumns = 20
const longestCell = 80
const longestReason = 160
const longestHeading = 12

/**
 * A form whose cells stand one to a line: a run of column headings, or a sentence that lists them (“依次为指标、目标值、完成值、分值、得分”), then the cells in
 * reading order. Cells merged downward appear once and empty ones may be missing, so rows have unequal lengths: the cheapest way to deal the cells into
 * rows is taken, by what each column holds. Undefined when no such form begins here.
 */
export function cellLines(
  lines: readonly TextLine[],
  from: number,
): { readonly rows: readonly NewRow[]; readonly taken: number; readonly broken: boolean } | undefined {
  const head = headingLines(lines, from) ?? listedHeadings(lines, from)
  if (!head) return undefined
  const cells = upToTotal(wholeLevels(cellsAfter(lines, from + head.taken, head.columns)), head.columns)
  if (cells.length < head.columns.length - 2) return undefined
  // Names of levels may stand on lines of their own though no heading announces them.
  const levels =
    !head.columns.includes('level-1') &&
    cells.some(({ text }) => isNumberedLevel(text) || (isLevelName(text) && !/率$/.test(text))) &&
    (/[（(]\d/.test(levelLine(cells)) || cells.some(({ text }) => isNumberedLevel(text)))
  const named = namingRows(head.columns, cells)
  const columns: readonly Holds[] = levels ? ['level-1', ...named] : named
  const shift = levels ? 1 : 0
  const body = spanDown(rowsOf(cells, dealt(cells, columns)), columns)
  const rows = [{ cells: head.cells.map((cell) => ({ ...cell, column: cell.column + shift })) }, ...body]
  return {
    rows: head.beside ? besideAll(head.beside, rows) : rows,
    taken: head.taken + cells.reduce((sum, cell) => sum + linesOf(cell), 0),
    broken: head.taken > head.columns.length + (head.beside ? 1 : 0),
  }
}

/** The name of a part of the form reaches down beside all its rows. */
const besideAll = (name: TableCell, rows: readonly NewRow[]): readonly NewRow[] =>
  rows.map(({ cells }, r) => ({
    cells: [...(r === 0 ? [{ ...name, rowSpan: rows.length }] : []), ...cells.map((cell) => ({ ...cell, column: cell.column + 1 }))],
  }))

/** "项目资金（万元） | 年初预算数 | …": the first column names the rows, whatever stands over it. */
const namingRows = (columns: readonly Holds[], [cell]: readonly TextLine[]): readonly Holds[] =>
  columns[0] === 'money' && cell !== undefined && /^\P{Nd}*\p{Script=Han}{2}\P{Nd}*$/u.test(cell.text)
    ? ['name', ...columns.slice(1)]
    : columns

const levelLine = (cells: readonly TextLine[]): string => cells.find(({ text }) => isLevelName(text))?.text ?? ''

interface Headings {
  readonly columns: readonly Holds[]
  readonly cells: readonly TableCell[]
  /** "项目资金（元）" before the headings: the name of this part of the form. */
  readonly beside?: TableCell
  /** Lines that are headings and nothing else. */
  readonly taken: number
}

/** "1-7月执行情况", "全年预计完成情况": what was reached until then, or will be. */
const headingHolds = (text: string): Holds | undefined =>
  columnHolds(text) ??
  (/^[^，。；：]{0,8}(?:完成|执行|实现)情况(?:[（(][^（()）]{1,4}[)）])?$/.test(text)
    ? 'actual'
    : /^\p{Script=Han}{2,6}可能性$/u.test(text)
      ? 'free'
      : undefined)

/** Money in the first column is that of the rows it names. */
const isKnownForm = (columns: readonly Holds[]) =>
  columns.length >= fewestHeadings &&
  new Set(columns.filter((holds) => holds !== 'free')).size + (columns[0] === 'money' ? 1 : 0) >= fewestKinds

/** Headings one to a line; one of them may be unknown when others follow. */
function headingLines(lines: readonly TextLine[], from: number): Headings | undefined {
  const holdsAt = (i: number) => (lines[i]?.furniture ? undefined : headingHolds(lines[i]?.text ?? ''))
  const columns: Holds[] = []
  const cells: TableCell[] = []
  let at = from
  while (columns.length < mostColumns) {
    const heading = headingAt(lines, at)
    if (!heading || heading.furniture) break
    const holds = headingHolds(heading.text)
    const bridged =
      columns.length > 0 &&
      holds === undefined &&
      isPlainWord(heading.text) &&
      holdsAt(at + 1) !== undefined &&
      holdsAt(at + 2) !== undefined
    if (
      (holds === undefined && !bridged) ||
      (columns.length > 1 && (startsRow(heading.text, columns) || isSumWithFigures(lines, at, columns)))
    )
      break
    cells.push(cellOfLine(heading, columns.length))
    columns.push(holds ?? 'free')
    at += linesOf(heading)
  }
  if (!isKnownForm(columns)) return undefined
  if (!isTitled(columns)) return { columns, cells, taken: at - from }
  const headings = cells.slice(1).map((cell) => ({ ...cell, column: cell.column - 1 }))
  return { columns: columns.slice(1), cells: headings, beside: cells[0]!, taken: at - from }
}

/** "绩效指标 / 一级指标 / …", "项目资金（元） / 资金来源 / …": what stands before the names of the rows is the name of the whole. */
const isTitled = ([first, second, ...others]: readonly Holds[]) =>
  others.length >= fewestHeadings - 1 && (second === 'level-1' || ((first === 'money' || first === 'actual') && second === 'name'))

/** A level behind the headings of levels begins the first row, even one that sounds like a heading: "预算执行". */
const startsRow = (text: string, columns: readonly Holds[]): boolean =>
  ROW_NAME.test(text) || NUMBER.test(text) || (columns.includes('level-1') && isLevelName(text))

/** "部门支出总额 / 270.00": behind the headings of its figures the name of the first row. */
const isSumWithFigures = (lines: readonly TextLine[], at: number, columns: readonly Holds[]): boolean =>
  columns.includes('money') && /总(?:金)?额$/.test(lines[at]!.text) && isFigure(lines[at + 1]?.text ?? '')

/** The first name of a row sounds like a heading. */
const ROW_NAME = /^(?:基本|项目|人员|公用)(?:支出|经费)$|^(?:年度)?(?:资金|预算)?总(?:金)?额$/

const isPlainWord = (text: string) => text.length <= longestHeading && /^\p{Script=Han}+$/u.test(text)

/** “……（依次为三级指标、性质、指标值、单位、完成值、分值、得分）：” on the line above the first cell. */
function listedHeadings(lines: readonly TextLine[], from: number): Headings | undefined {
  const above = lines[from - 1]
  const match = above && /(?:依次|分别|顺序)(?:列示?|排列)?(?:为|是)?[：:]?([^。；：:（）()]+)[）)：:。]*$/.exec(above.text)
  if (!above || !match?.[1]) return undefined
  const columns: Holds[] = []
  const cells: TableCell[] = []
  let at = match.index + match[0].indexOf(match[1])
  for (const word of match[1].split(/[、，,]|和(?=\p{Script=Han}{2,4}$)/u)) {
    at = above.text.indexOf(word, at)
    columns.push(columnHolds(word) ?? 'free')
    cells.push(cellAt(above, at, at + word.length, cells.length))
    at += word.length
  }
  return isKnownForm(columns) ? { columns, cells, taken: 0 } : undefined
}

/** "一、", "（二）", "2.1资金情况"; "4.5万平方米" is a value with its unit. */
const SECTION =
  /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}\.\d{1,2}\s*(?![万亿千百]|\p{Script=Han}{1,4}(?:\/\p{Script=Han}{1,4})?$)\p{Script=Han})/u

/** "二、产出指标" among the cells is a level of the form. */
const NUMBER = /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/
const isNumberedLevel = (text: string) => NUMBER.test(text) && isLevelName(text.replace(NUMBER, '').replace(/率$/, ''))

/** Who filled a form in, and its seal: what stands below its rows. */
const FOOT = /^(?:(?:填[表报]|制表|经办|审核|复核|联系)人|(?:单位|项目)负责人)[：:]|[（(](?:公章|盖章|签章)[）)]$/

/** The lines that are cells: until running text, a numbered section, or the headings of the next table. Right behind a score a sentence is its reason. */
function cellsAfter(lines: readonly TextLine[], from: number, columns: readonly Holds[]): readonly TextLine[] {
  const reasons = columns.at(-1) === 'reason' && columns.includes('score')
  let end = from
  let inReason = false
  for (; end < lines.length; end++) {
    const line = lines[end]
    if (!line || line.furniture || (SECTION.test(line.text) && !isNumberedLevel(line.text)) || FOOT.test(line.text)) break
    const isBehind: boolean =
      end > from && (isFigure(lines[end - 1]!.text) || (inReason && !line.gapBefore && !/[。；]$/.test(lines[end - 1]!.text)))
    inReason = reasons && isBehind && line.text.length <= longestReason && !isFigure(line.text)
    if (!inReason && (line.text.length > longestCell || /。$/.test(line.text))) break
    if (startsHeadings(lines, end) || goalLines(lines, end)) break
  }
  return lines.slice(from, end)
}

/** Rows of indicators end with their total: what follows its figures is another table, or labels with their values. */
function upToTotal(cells: readonly CellLine[], columns: readonly Holds[]): readonly CellLine[] {
  if (!columns.includes('score')) return cells
  const total = cells.findIndex(({ text }, i) => i >= 2 * columns.length && isTotalName(text) && !/小计/.test(text))
  if (total < 0) return cells
  const end = cells.findIndex(({ text }, i) => i > total && !IN_TOTAL.test(text))
  return end < 0 ? cells : cells.slice(0, end)
}

/** Figures of a total row, and what fills its other cells. */
const IN_TOTAL = /^[-\d,.%％分元]+$|^[-—–/]+$|^无$/

function rowsOf(cells: readonly CellLine[], taken: readonly Dealt[]): TableCell[][] {
  const rows: TableCell[][] = []
  for (let i = 0; i < cells.length; ) {
    const { column } = taken[i]!
    const before = taken[i - 1]
    let end = i + 1
    while (taken[end]?.goesOn) end++
    if (before === undefined || column <= before.column) rows.push([])
    rows.at(-1)?.push(cellOfLine(end > i + 1 ? joined(cells.slice(i, end).flatMap(partsOf)) : cells[i]!, column))
    i = end
  }
  return rows
}

/** A level that is not repeated reaches down to the rows that leave it out. */
export function spanDown(rows: readonly TableCell[][], columns: readonly Holds[]): readonly NewRow[] {
  const spanned: NewRow[] = []
  const levels = columns.flatMap((holds, column) => (holds === 'level-1' || holds === 'level-2' ? [column] : []))
  const next = new Map(levels.map((column) => [column, rows.length]))
  for (let r = rows.length - 1; r >= 0; r--) {
    const row = rows[r] ?? []
    spanned.push({ cells: row.map((cell) => (next.has(cell.column) ? { ...cell, rowSpan: next.get(cell.column)! - r } : cell)) })
    for (const column of levels) if (row.some((cell) => cell.column <= column)) next.set(column, r)
  }
  return spanned.reverse()
}

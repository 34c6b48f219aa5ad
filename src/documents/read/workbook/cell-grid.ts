import { type ColumnHolds, columnHolds, isLevelName } from '#domain/column-words.ts'
import { isFormLabel } from '#domain/form-words.ts'
import type { TableCell } from '#domain/prose.ts'
import type { NewRow } from '../prose-builder.ts'
import { isPageNumber, type TextLine } from '../text/lines.ts'

const longestHeading = 16
const longestCell = 80
const widest = 12
const narrowest = 3
/** Rows that must repeat the pattern of the columns. */
const fewestRows = 2
/** Lines looked at to find the columns, and lines a grid may have. */
const sampled = 60
const longestRun = 5_000
/** Share of cells that must be what their column is. */
const consistent = 0.9

/** A cell of nothing but a figure, or a dash in its place. */
export const isFigure = (text: string) => /^[-－]?\d[\d,.，]*\s*(?:[%％]|万元|元|分)?$|^[-－—/]+$/.test(text)
const isDash = (text: string) => /^[-－—/]+$/.test(text)
/** The name of a row of totals. */
export const isTotal = (text: string) => /^(?:合\s*计|总\s*计|总\s*分|小\s*计)$/.test(text)
/** "产出（50分）": the points of a column stand beside its name. */
const withoutPoints = (text: string) => text.replace(/[（(]\d{1,3}分[)）]$/, '')
const isHeading = (text: string) => text.length <= longestHeading && !/\d{2}|[。；！？，≥≤%]/.test(withoutPoints(text))
/** What stands over a table, not over one of its columns: "表1 项目支出明细", "支出明细（单位：万元）". */
const isCaption = (text: string) => columnHolds(text) === undefined && /^附?表\s*[\d一二三四五六七八九十]|单位[：:]/.test(text)
/** Words that only headings of forms and lists are made of. */
const telling = /指标|级|值|分|数|率|额|量|价|比|资金|金额|原因|名称|项目|类别|内容|备注|说明|单位|执行|预算|支出|序号|年度|情况/
/** "更换管网（公里）": what is counted, and in what. */
const counted = /^\p{Script=Han}{2,}[（(][^（()）\d]{1,6}[)）]$/u
const isTelling = (text: string) => telling.test(text) || counted.test(text)

/**
 * A whole grid whose cells stand one to a line, every row complete: as many headings as columns, then rows of the same pattern of words and figures. A total
 * row may leave out its middle cells. `whole` when no figures are left over behind it. Undefined when no such grid begins here.
 */
export function cellGrid(
  lines: readonly TextLine[],
  from: number,
): { readonly rows: readonly NewRow[]; readonly taken: number; readonly whole: boolean } | undefined {
  const first = lines[from]?.text ?? ''
  if (![0, 1].some((i) => isTelling(lines[from + i]?.text ?? '')) || /[。；]$/.test(first) || isCaption(first)) return undefined
  // Behind the headings the first rows hold figures.
  if (!lines.slice(from + narrowest, from + 2 * widest).some(({ text }) => /^[-－]?\d/.test(text) && isFigure(text))) return undefined
  const width = widthOf(runOfCells(lines, from, sampled))
  if (width === undefined) return undefined
  const run = runOfCells(lines, from, longestRun)
  const rows = completeRows(run, width)
  const fit = consistency(run, width, rows)
  // A caption above the headings moves every cell one column on: read from the next line the rows are more alike.
  if (fit < consistent || (fit < 1 && isBetterWithout(run, width, fit))) return undefined
  const grid = Array.from({ length: rows + 1 }, (_, r): NewRow => ({ cells: run.slice(r * width, (r + 1) * width).map(cellOf) }))
  const rest = run.slice((rows + 1) * width)
  const total = rest[0] && isTotal(rest[0].text) ? totalRow(rest, run, width, rows) : undefined
  const taken = (rows + 1) * width + (total?.length ?? 0)
  return {
    rows: total ? [...grid, { cells: total }] : grid,
    taken,
    whole: !run.slice(taken, taken + width).some(({ text }) => isFigure(text)),
  }
}

/** As many columns as make the first rows most alike. */
function widthOf(run: readonly TextLine[]): number | undefined {
  let headings = 0
  while (headings < Math.min(widest, run.length) && isHeading(run[headings]!.text) && !isFigure(run[headings]!.text)) headings++
  let best: { width: number; fit: number } | undefined
  for (let width = headings; width >= narrowest; width--) {
    // No row begins with the heading of what stands at the end of rows.
    if (AT_THE_END.has(columnHolds(run[width]?.text ?? ''))) continue
    const rows = completeRows(run, width)
    const fit = rows < fewestRows ? 0 : consistency(run, width, rows)
    if (
      fit >= consistent &&
      isHeaded(run, width, rows) &&
      run.slice(0, width).filter(({ text }) => isTelling(text)).length * 2 > width &&
      fit > (best?.fit ?? 0)
    )
      best = { width, fit }
  }
  return best?.width
}

function isBetterWithout(run: readonly TextLine[], width: number, fit: number): boolean {
  const below = run.slice(1)
  return consistency(below, width, completeRows(below, width)) > fit
}

const AT_THE_END: ReadonlySet<ColumnHolds | undefined> = new Set(['points', 'score', 'reason'])
const OF_FIGURES: ReadonlySet<ColumnHolds | undefined> = new Set(['money', 'rate', 'points', 'score', 'deduction', 'count'])

/** Whether headings stand over what they name: with one heading too many or too few, every cell stands a column further on. */
function isHeaded(run: readonly TextLine[], width: number, rows: number): boolean {
  const columnOf = (c: number) => Array.from({ length: rows }, (_, r) => run[(r + 1) * width + c]!.text)
  const numbered = run[0]!.text === '序号'
  return Array.from({ length: width }, (_, c) => c).every((c) => {
    const holds = columnHolds(run[c]!.text)
    const cells = columnOf(c)
    if (isLevelBroken(holds, cells)) return false
    if (cells.some(isTotal)) return c === 0 || (c === 1 && numbered)
    return holds === 'name' ? !cells.every(isFigure) : !OF_FIGURES.has(holds) || cells.some(holds === 'count' ? isCounted : isFigure)
  })
}

/** Names of levels and other words in one column: a name broken over two lines filled the row whose level was left out. */
const isLevelBroken = (holds: ColumnHolds | undefined, cells: readonly string[]): boolean =>
  (holds === 'level-1' || holds === 'level-2') &&
  cells.some(isLevelName) &&
  cells.some((text) => !isLevelName(text) && !isTotal(text) && !isDash(text) && !/执行率/.test(text))

/** "36套", "11,250课时". */
const isCounted = (text: string) => isFigure(text) || /^\d[\d,.]*\p{Script=Han}{1,4}$/u.test(text)

/** Short lines up to running text, a numbered section, or the margin of a page. */
function runOfCells(lines: readonly TextLine[], from: number, most: number): readonly TextLine[] {
  let end = from
  let figures = 0
  for (; end < lines.length && end - from < most; end++) {
    const line = lines[end]
    if (!line || line.furniture || line.text.length > longestCell || /。$/.test(line.text)) break
    if (figures > 0 && startsHeadings(lines, end)) break
    if (isFigure(line.text)) figures++
    if (/^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|第[一二三四五六七八九十]部分)/.test(line.text)) break
  }
  return lines.slice(from, end)
}

/** Whether the headings of another table begin here. */
export const startsHeadings = (lines: readonly TextLine[], at: number) =>
  [0, 1, 2, 3].every((i) => columnHolds(lines[at + i]?.text ?? '') !== undefined)

/** Rows of full width before the total. */
function completeRows(run: readonly TextLine[], width: number): number {
  const body = run.slice(width)
  const rows = Math.floor(body.length / width)
  for (let r = 0; r < rows; r++) if (isTotal(body[r * width]!.text)) return body[r * width + 1] && isComplete(body, r, width) ? r + 1 : r
  return rows
}

const isComplete = (body: readonly TextLine[], r: number, width: number) => {
  const row = body.slice(r * width, (r + 1) * width)
  return row.length === width && row.slice(1).every(({ text }) => isFigure(text))
}

/** Share of cells that are what most cells of their column are; nothing where no column is all figures or none all words. */
function consistency(run: readonly TextLine[], width: number, rows: number): number {
  let alike = 0
  let figures = 0
  let words = 0
  for (let c = 0; c < width; c++) {
    let [count, dashes] = [0, 0]
    for (let r = 1; r <= rows; r++) {
      const { text } = run[r * width + c]!
      if (isDash(text)) dashes++
      else if (isFigure(text)) count++
    }
    if (count + dashes === rows) figures++
    if (count === 0 && dashes < rows) words++
    // A dash stands for whatever the column holds.
    alike += Math.max(count, rows - count - dashes) + dashes
  }
  return figures > 0 && words > 0 ? alike / (rows * width) : 0
}

/** "合计 100 98.84" under the columns that hold figures in every row, the last ones first. */
function totalRow(rest: readonly TextLine[], run: readonly TextLine[], width: number, rows: number): TableCell[] | undefined {
  const columns = Array.from({ length: width }, (_, c) => c).filter((c) =>
    Array.from({ length: rows }, (_, r) => run[(r + 1) * width + c]!.text).every(isFigure),
  )
  const isSum = ({ text }: TextLine) => isFigure(text) || /^平均\s*[\d.]+/.test(text)
  // As many cells as lie between the name and the end of the row, dashes where nothing is added up: each stands in its own column.
  for (let from = 1; from < width; from++) {
    const own = rest.slice(1, 1 + width - from)
    const fits = own.every((line, i) => (isSum(line) && !isDash(line.text) ? columns.includes(from + i) : isDash(line.text)))
    if (own.length === width - from && own.some(({ text }) => !isDash(text)) && fits && isDash(own.at(-1)!.text))
      return [rest[0]!, ...own].map((line, i) => cellOf(line, i === 0 ? 0 : from + i - 1))
  }
  const figures = rest.slice(1, 1 + columns.length).filter((_, i, all) => all.slice(0, i + 1).every(isSum))
  if (figures.length === 0) return undefined
  return [rest[0]!, ...figures].map((line, i) => cellOf(line, i === 0 ? 0 : columns[columns.length - figures.length + i - 1]!))
}

const cellOf = (line: TextLine, column: number): TableCell => ({
  text: line.text,
  column,
  columnSpan: 1,
  rowSpan: 1,
  pieces: [
    { at: 0, length: line.text.length, line: line.number, column: line.column, ...(line.page === undefined ? {} : { page: line.page }) },
  ],
})

/** A grade below its label leaves no doubt, even alone. */
const GRADE = /^[“"]?(?:[优良中差]|优秀|良好|一般|较差|(?:基本|不)?合格)[”"]?$/

/** The name at the head of a document runs on over its pages, and is also what a form is asked for: another label follows. */
const isNameAgain = (lines: readonly TextLine[], at: number) =>
  /(?:单位|部门|名称)$/.test(lines[at]!.text) && !isPageNumber(lines[at + 1]!.text) && isFormLabel(lines[at + 2]?.text ?? '')

/** Pairs that make a block of labels. */
const fewestPairs = 2

/** "部门名称 / 某局 / 自评总分 / 98.84": labels and values one to a line, in turn. */
export function cellPairs(
  lines: readonly TextLine[],
  from: number,
): { readonly rows: readonly NewRow[]; readonly taken: number } | undefined {
  const rows: NewRow[] = []
  let at = from
  while (at + 1 < lines.length) {
    const [label, value] = [lines[at]!, lines[at + 1]!]
    if (
      !isFormLabel(label.text) ||
      isFormLabel(value.text) ||
      (value.furniture && !isNameAgain(lines, at)) ||
      value.text.length > longestCell ||
      /[。；：]$/.test(value.text)
    )
      break
    rows.push({ cells: [cellOf(label, 0), cellOf(value, 1)] })
    at += 2
  }
  const [only] = rows
  const isGraded = only !== undefined && /等[级次]$/.test(only.cells[0]!.text) && GRADE.test(only.cells[1]!.text)
  return rows.length >= fewestPairs || isGraded ? { rows, taken: at - from } : undefined
}

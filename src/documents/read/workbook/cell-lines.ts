import type { TableCell } from '#domain/prose.ts'
import type { NewRow } from '../prose-builder.ts'
import type { TextLine } from '../text/lines.ts'

/** What a column of a form holds, told from its heading; decides where a row ends when cells merged downward are missing. */
type Holds = 'level-1' | 'level-2' | 'name' | 'target' | 'figure' | 'free'

/** Headings of the forms' columns, as printed; the first that fits. */
const headings: readonly (readonly [RegExp, Holds])[] = [
  [/^一级(?:指标)?$/, 'level-1'],
  [/^二级(?:指标)?$/, 'level-2'],
  [/^(?:三级(?:指标)?|指标名称|绩效指标|项目名称|指标|项目|名称|资金来源)$/, 'name'],
  [/^(?:年度|年初|全年|绩效)?(?:指标值|目标值)$|^(?:全年|年度)?(?:实际)?完成值$|^(?:全年)?实际值$/, 'target'],
  [
    /^(?:年初|全年|调整后)?预算(?:数|执行数)?(?:[（(][A-Z万元]+[）)])?$|^(?:全年)?执行(?:数|率)(?:[（(][A-Z/万元%]+[）)])?$|^(?:自评|复核)?(?:得分|分值)$|^(?:权重|金额|序号|评分)(?:[（(](?:万元|元|分|%)[）)])?$/,
    'figure',
  ],
  [
    /^(?:计量单位|度量单位|单位|指标性质|计算符号|偏差原因(?:分析)?(?:及改进措施)?|未完成原因(?:分析)?(?:及改进措施)?|备注|说明|原因|改进措施)$/,
    'free',
  ],
]

const holdsOf = (text: string): Holds | undefined => headings.find(([pattern]) => pattern.test(text.replace(/\s+/g, '')))?.[1]

const fewestHeadings = 4
const longestCell = 80

/**
 * A form whose cells stand one to a line: a run of column headings, then the cells in reading order. Cells merged downward appear once, so rows have
 * unequal lengths: the cheapest way to deal the cells into rows is taken, by what each column holds. Undefined when no such form begins here.
 */
export function cellLines(
  lines: readonly TextLine[],
  from: number,
): { readonly rows: readonly NewRow[]; readonly taken: number } | undefined {
  const columns: Holds[] = []
  while (columns.length < 20) {
    const holds = holdsOf(lines[from + columns.length]?.text ?? '')
    if (holds === undefined) break
    columns.push(holds)
  }
  if (columns.length < fewestHeadings || new Set(columns).size < 2) return undefined
  const cells = cellsAfter(lines, from + columns.length)
  if (cells.length < columns.length - 2) return undefined
  const head: NewRow = { cells: lines.slice(from, from + columns.length).map((line, column) => cellOf(line, column)) }
  return { rows: [head, ...deal(cells, columns)], taken: columns.length + cells.length }
}

/** The lines that are cells: until running text, a numbered section, or the headings of the next table. */
function cellsAfter(lines: readonly TextLine[], from: number): readonly TextLine[] {
  let end = from
  for (; end < lines.length; end++) {
    const line = lines[end]
    if (
      !line ||
      line.furniture ||
      line.text.length > longestCell ||
      /[。]$/.test(line.text) ||
      /^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)/.test(line.text)
    )
      break
    if ([0, 1, 2, 3].every((i) => holdsOf(lines[end + i]?.text ?? '') !== undefined)) break
  }
  return lines.slice(from, end)
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

const isFigure = (text: string) => /^[-－—/]?[\d,.，]*\s*(?:[%％分元]|万元)?$/.test(text)

const isLevel1 = (text: string) =>
  /^(?:产出|效益|满意度|成本|决策|过程|管理|项目完成|预算执行)(?:情况)?(?:指标)?(?:[（(]\d+分?[）)])?$/.test(text.replace(/\s+/g, ''))
const isLevel2 = (text: string) =>
  /^(?:产出)?(?:数量|质量|时效|成本|经济效益|社会效益|生态效益|可持续影响|服务对象满意度|满意度|(?:经济|社会|生态环境)成本)(?:指标)?等?$/.test(
    text.replace(/\s+/g, ''),
  )

/** How badly a cell fits a column: 0 well, 4 hardly. */
const misfit: Readonly<Record<Holds, (text: string) => number>> = {
  'level-1': (text) => (isLevel1(text) ? 0 : 4),
  'level-2': (text) => (isLevel2(text) ? 0 : 3),
  name: (text) => (isFigure(text) ? 4 : /^[≥≤=<>]|^\d/.test(text) ? 2 : 0),
  target: (text) => (/\d|[≥≤一二三四五六七八九十百完达及有显良好]/.test(text) ? 0 : 1.5),
  figure: (text) => (isFigure(text) ? 0 : 4),
  free: (text) => (isLevel1(text) || isLevel2(text) ? 3 : isFigure(text) ? 2 : 0),
}

/** What it costs that a row has no cell in a column: merged levels and empty remarks are usual, anything else is not. */
const absent: Readonly<Record<Holds, number>> = { 'level-1': 0.2, 'level-2': 0.2, name: 3, target: 3, figure: 3, free: 0.3 }

/** Deals cells into rows: the cheapest path over (cell, column), each row taking consecutive cells in rising columns. */
function deal(cells: readonly TextLine[], columns: readonly Holds[]): readonly NewRow[] {
  const width = columns.length
  const skip = (start: number, end: number) => columns.slice(start, end).reduce((sum, holds) => sum + absent[holds], 0)
  const cost = cells.map(() => new Float64Array(width).fill(Infinity))
  const from = cells.map(() => new Int32Array(width).fill(-1))
  cells.forEach(({ text }, i) => {
    for (let column = 0; column < width; column++) {
      const fit = misfit[columns[column] ?? 'free'](text)
      if (i === 0) {
        cost[0]![column] = fit + skip(0, column)
        continue
      }
      for (let before = 0; before < width; before++) {
        const gap = before < column ? skip(before + 1, column) : skip(before + 1, width) + skip(0, column)
        const total = cost[i - 1]![before]! + gap + fit
        if (total < cost[i]![column]!) {
          cost[i]![column] = total
          from[i]![column] = before
        }
      }
    }
  })
  return rowsOf(cells, columnsTaken(cost, from, columns, skip))
}

function columnsTaken(
  cost: readonly Float64Array[],
  from: readonly Int32Array[],
  columns: readonly Holds[],
  skip: (start: number, end: number) => number,
): readonly number[] {
  const last = cost.at(-1)
  if (!last) return []
  let column = 0
  columns.forEach((_, i) => {
    if (last[i]! + skip(i + 1, columns.length) < last[column]! + skip(column + 1, columns.length)) column = i
  })
  const taken: number[] = []
  for (let i = cost.length - 1; i >= 0; i--) {
    taken.push(column)
    column = from[i]![column]!
  }
  return taken.reverse()
}

function rowsOf(cells: readonly TextLine[], taken: readonly number[]): readonly NewRow[] {
  const rows: TableCell[][] = []
  cells.forEach((line, i) => {
    const column = taken[i] ?? 0
    if (i === 0 || column <= (taken[i - 1] ?? -1)) rows.push([])
    rows.at(-1)?.push(cellOf(line, column))
  })
  return spanDown(rows)
}

/** A level that is not repeated reaches down to the rows that leave it out. */
function spanDown(rows: readonly TableCell[][]): readonly NewRow[] {
  const spanned: NewRow[] = []
  /** Rows at which the next cell of level 1, and of level 1 or 2, stands. */
  let next: readonly [number, number] = [rows.length, rows.length]
  for (let r = rows.length - 1; r >= 0; r--) {
    const row = rows[r] ?? []
    const [first, second] = next
    spanned.push({ cells: row.map((cell) => (cell.column > 1 ? cell : { ...cell, rowSpan: (cell.column === 0 ? first : second) - r })) })
    const begins = (column: number) => row.some((cell) => cell.column <= column)
    next = [begins(0) ? r : first, begins(1) ? r : second]
  }
  return spanned.reverse()
}

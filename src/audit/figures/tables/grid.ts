import type { Table, TableCell, TableRow } from '#domain/prose.ts'
import { bare } from '../../extract/plain.ts'

/** What a column of figures holds, told from its heading. */
export type ColumnHolds = 'money' | 'rate' | 'points' | 'score' | 'deduction' | 'count' | 'price' | 'other'

export interface GridColumn {
  readonly at: number
  readonly heading: string
  readonly holds: ColumnHolds
}

export interface Figure {
  readonly value: number
  /** Half of the last written place. */
  readonly half: number
  readonly decimals: number
  readonly percent: boolean
  readonly written: string
  readonly cell: TableCell
  readonly row: TableRow
}

export interface GridRow {
  readonly row: TableRow
  /** The words before its figures. */
  readonly name: string
  readonly figures: ReadonlyMap<number, Figure>
  /** Columns with a dash or nothing. */
  readonly total: boolean
  /** "其中：…", and rows numbered below another. */
  readonly inner: boolean
}

/** A header and the rows below it, up to the next header of the same table. */
export interface Grid {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
}

const FIGURE = /^(-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)(%|分|万元|元)?$/
export const TOTAL = /^(?:.{0,12}(?:合计|总计|小计)|总分|共计|总额|总得分|全年|年度资金总额|年度财政资金总额|得分合计|自评总分)(?:\(.*\))?$/
const EMPTY = /^(?:[-/—]*|无|0)$/

const HOLDS: readonly (readonly [ColumnHolds, RegExp])[] = [
  ['score', /(?:得分|评分)$/],
  ['rate', /率|占比|比例|进度|%/],
  ['deduction', /扣分|扣减/],
  ['score', /得分|评分|自评分|复核分|总分|^(?:自评|复核)$/],
  ['points', /分值|满分|权重|标准分/],
  ['price', /单价|均价|标准(?!分)/],
  ['money', /金额|资金|预算|执行|支出|收入|决算|安排|到位|拨付|下达|结转|结余|年初|全年|总价/],
  ['count', /数量|个数|项目数|人数|户数|次数|数\(/],
]
const holdsOf = (heading: string): ColumnHolds => {
  const words = heading.replace(/\([^()]*\)$/, '') || heading
  return HOLDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'other'
}

/** The grids of a table: a form may hold several, one below the other. */
export function gridsOf(table: Table): readonly Grid[] {
  const before = known.get(table)
  if (before) return before
  const grids = gridsIn(table)
  known.set(table, grids)
  return grids
}
/** Half a dozen rules look at the same tables. */
const known = new WeakMap<Table, readonly Grid[]>()

function gridsIn(table: Table): Grid[] {
  const rows = table.rows.filter(({ repeated }) => !repeated)
  const grids: Grid[] = []
  let columns: readonly GridColumn[] | undefined
  let body: GridRow[] = []
  const close = () => {
    if (columns && body.length > 0) grids.push({ columns, rows: body })
    body = []
  }
  let skip = -1
  for (const [i, row] of rows.entries()) {
    if (i === skip) continue
    const double = doubleHeader(row, rows[i + 1], rows[i + 2])
    const header = double ?? headerAt(row, rows[i + 1]) ?? headerAt(row, belowHeading(rows, i)) ?? (i === 0 ? overFigures(rows) : undefined)
    if (header) {
      close()
      columns = header
      if (double) skip = i + 1
    } else if (columns) {
      const read = readRow(row, columns)
      if (read) body.push(read)
    }
  }
  close()
  return grids
}

/** The row below a heading of two rows, the second of which is made of short words as well. */
function belowHeading(rows: readonly TableRow[], at: number): TableRow | undefined {
  const [upper, lower] = [rows[at]!, rows[at + 1]]
  const isUnder = lower?.cells.every(
    ({ text, column }) =>
      bare(text).length <= 16 &&
      !/[\d。；]/.test(text) &&
      upper.cells.some((cell) => cell.columnSpan > 1 && cell.column <= column && column < cell.column + cell.columnSpan),
  )
  return isUnder ? rows[at + 2] : undefined
}

/** Headings over two rows: cells that reach down, and below the wide ones their parts. */
function doubleHeader(row: TableRow, below: TableRow | undefined, next: TableRow | undefined): GridColumn[] | undefined {
  if (!below || !next || !row.cells.some(({ rowSpan }) => rowSpan === 2) || !row.cells.some(({ columnSpan }) => columnSpan > 1))
    return undefined
  const cells = [...row.cells.filter(({ rowSpan }) => rowSpan === 2), ...below.cells].sort((a, b) => a.column - b.column)
  return headerAt({ ...row, cells }, next)
}

/** A row of words above a row with figures in some of the same columns, its words being those of headings. */
function headerAt({ cells }: TableRow, next: TableRow | undefined): GridColumn[] | undefined {
  if (cells.length < 2 || !next || cells.some(({ text }) => FIGURE.test(bare(text)))) return undefined
  const columns = cells.map(({ text, column }): GridColumn => ({ at: column, heading: bare(text), holds: holdsOf(bare(text)) }))
  const figures = columns.filter(({ holds }) => holds !== 'other')
  const short = cells.every(({ text }) => bare(text).length <= 16)
  // "2022年实际 | 2023年实际 | 三年合计": years side by side are figures whatever they count.
  const years = columns.filter(({ heading }) => /20\d\d年/.test(heading)).length
  if ((figures.length < 1 && years < 2) || !short || cells.some(({ text }) => /[。；]/.test(text))) return undefined
  if (!next.cells.some((cell) => FIGURE.test(bare(cell.text)) || /\d/.test(cell.text))) return undefined
  return columns
}

/** Rows below the first one that must all hold figures in the same columns. */
const ROWS_THAT_TELL = 3

/** The first row of a table whose columns hold figures row by row: whatever its words are, they are headings ("学校 | 图书 | 床位"). */
function overFigures([head, ...rows]: readonly TableRow[]): GridColumn[] | undefined {
  const body = rows.slice(0, ROWS_THAT_TELL)
  if (!head || head.cells.length < 2 || body.length < ROWS_THAT_TELL) return undefined
  const words = head.cells.map(({ text, column }) => ({ at: column, heading: bare(text) }))
  if (words.some(({ heading }) => heading.length > 16 || FIGURE.test(heading) || /[。；]/.test(heading))) return undefined
  const isOfFigures = (at: number) =>
    body.every(({ cells }) => {
      const text = bare(cells.find(({ column }) => column === at)?.text ?? '')
      return text !== '' && FIGURE.test(text)
    })
  const [first, ...others] = words
  if (!first || isOfFigures(first.at) || !others.some(({ at }) => isOfFigures(at))) return undefined
  return words.map(({ at, heading }) => ({ at, heading, holds: holdsOf(heading) }))
}

/** "合计 | 176.40 | 182.40" below "序号 | 项目名称 | 年初预算数 | 全年预算数": the label of a total fills the columns of number and name, and nobody wrote the empty cell. */
function spread(row: TableRow, columns: readonly GridColumn[]): TableRow {
  const [first, ...others] = row.cells
  const isTotal = first !== undefined && first.columnSpan === 1 && TOTAL.test(bare(first.text))
  if (!isTotal || columns.length - row.cells.length !== 1 || !/^(?:序号|编号|行次)$/.test(columns[0]!.heading)) return row
  return { ...row, cells: [first, ...others.map((cell, i) => ({ ...cell, column: columns[i + 2]!.at }))] }
}

function readRow(read: TableRow, columns: readonly GridColumn[]): GridRow | undefined {
  const row = spread(read, columns)
  const figures = new Map<number, Figure>()
  for (const { at } of columns) {
    const cell = row.cells.find((one) => one.column === at)
    const match = cell ? FIGURE.exec(bare(cell.text)) : null
    if (!cell || !match) continue
    const digits = match[1]!.replaceAll(',', '')
    const decimals = digits.split('.')[1]?.length ?? 0
    figures.set(at, {
      value: Number(digits),
      half: 0.5 / 10 ** decimals,
      decimals,
      percent: match[2] === '%',
      written: cell.text.trim(),
      cell,
      row,
    })
  }
  const words = row.cells.filter((cell) => !FIGURE.test(bare(cell.text)) && !EMPTY.test(bare(cell.text))).map(({ text }) => bare(text))
  const name = words[0] ?? ''
  if (figures.size === 0 && words.length === 0) return undefined
  const total = words.slice(0, 2).some((word) => TOTAL.test(word))
  return { row, name: total ? words.find((word) => TOTAL.test(word))! : name, figures, total, inner: /^其中/.test(name) }
}

/** The words of a row nearest to the left of a column: of lists side by side each has its own. */
export const nameAt = ({ row, name }: GridRow, at: number): string =>
  row.cells.findLast(({ column, text }) => column < at && /[一-龥]/.test(text) && !FIGURE.test(bare(text)))?.text.trim() ?? name

import type { DraftValue } from '#domain/draft.ts'
import type { LayoutWords } from '#domain/layout.ts'
import type { AmountUnit } from '#domain/parse/amount.ts'
import type { Problem } from '#domain/problem.ts'
import type { Grid, GridCell } from './draft-grid.ts'
import { type ColumnFound, type HeaderFound, IGNORED } from './draft-header.ts'
import { heading } from './draft-words.ts'

/** What reading the rows of a table leads to. */
export interface RowSink {
  /** One field of the form, by its path under the form. */
  set(path: string, value: DraftValue): void
  /** One item of a list. */
  item(row: ItemRow): void
  problem(problem: Omit<Problem, 'path'>): void
  used(cell: GridCell): void
}

/** A row of a list, before it has its place in the list. */
export interface ItemRow {
  readonly table: HeaderFound['table']
  readonly values: ReadonlyMap<string, DraftValue>
  readonly first: GridCell
}

export interface RowContext {
  readonly grid: Grid
  readonly words: ReadyWords
  readonly header: HeaderFound
  /** Unit stated for the sheet, or by the layout. */
  readonly unit: AmountUnit | undefined
  readonly sink: RowSink
}

/** Common words by their core. */
export interface ReadyWords {
  readonly subtotals: ReadonlySet<string>
  readonly totals: ReadonlySet<string>
  readonly grades: ReadonlySet<string>
  readonly examples: ReadonlySet<string>
  readonly placeholders: ReadonlySet<string>
  readonly remarks: readonly string[]
  readonly instructions: readonly string[]
}

export const readyWords = (words: LayoutWords): ReadyWords => {
  const cores = (list: readonly string[]) => list.map((word) => heading(word).core)
  return {
    subtotals: new Set(cores(words.subtotals)),
    totals: new Set(cores(words.totals)),
    grades: new Set(words.grades),
    examples: new Set(cores(words.examples)),
    placeholders: new Set(words.placeholders),
    remarks: cores(words.remarks),
    instructions: words.instructions,
  }
}

/** "注：……" */
export const isRemark = (text: string, { remarks }: ReadyWords): boolean => {
  const said = /^\s*([^:：]{1,8})[:：]/.exec(text)?.[1]
  return said !== undefined && remarks.includes(heading(said).core.replace(/\d+$/, ''))
}

/** Reads one row of an open table; false when the row does not belong to it. */
export interface RowReader {
  read(row: number): boolean
  /** Its rows begin with labels: one of the form's labels does not end it. */
  readonly labelled?: true
  /** Ends the table; gives the headings without meaning under which something was written. */
  close(): readonly GridCell[]
}

/** Fields that count once: a cell merged over several items is not the value of each. */
const SINGLE = new Set(['points', 'claimedScore', 'score', 'deduction', 'amount', 'budget', 'executed', 'initial', 'adjusted', 'no'])

/** The cells of a row by field. A merged cell that lies over several columns goes to the item's name, else to the first of them. */
export function cellsByField(row: number, { grid, header }: RowContext): ReadonlyMap<ColumnFound, readonly GridCell[]> {
  const found = new Map<ColumnFound, GridCell[]>()
  const taken = new Map<string, ColumnFound>()
  for (const column of header.columns) {
    for (let c = column.left; c <= column.right; c++) {
      const cell = grid.at(row, c)
      if (!cell || cell.row <= header.bottom) continue
      const key = `${cell.row},${cell.column}`
      const before = taken.get(key)
      if (before === column) continue
      if (before && column.field !== 'name') continue
      if (before)
        found.set(
          before,
          (found.get(before) ?? []).filter((other) => other.column !== cell.column),
        )
      taken.set(key, column)
      const cells = found.get(column)
      if (cells) cells.push(cell)
      else found.set(column, [cell])
    }
  }
  return found
}

/** The value of a column in a row; undefined when it says nothing, or when it is a formula error (a problem then). */
export function valueOf(
  column: ColumnFound,
  cells: readonly GridCell[],
  context: RowContext,
  rowUnit?: AmountUnit,
): DraftValue | undefined {
  const { grid, header, sink, words, unit } = context
  const [first] = cells
  if (first === undefined) return undefined
  for (const cell of cells) sink.used(cell)
  const broken = cells.find((cell) => cell.kind === 'error')
  if (broken) {
    sink.problem({
      message: `公式出错（${broken.text}），没有读到数值`,
      remedy: '请改正公式或直接填写数值。',
      place: grid.place(broken),
      found: broken.text,
    })
    return undefined
  }
  const text = cells.map((cell) => cell.text).join('')
  if (isTemplateText(text, words)) return undefined
  return { text, place: grid.place(first), unit: rowUnit ?? column.unit ?? header.unit ?? unit, percent: column.percent }
}

/** Template text that was left in: "××", "（200字以内）". */
export const isTemplateText = (text: string, { placeholders, instructions }: ReadyWords): boolean =>
  placeholders.has(text) || (/^[（(【].*[）)】]$/.test(text) && instructions.some((word) => text.includes(word)))

/** Rows of a list: one item each, blanks of carried columns filled from above. */
export function listReader(context: RowContext): RowReader {
  const { header, grid, sink, words } = context
  const carry = new Set(header.table.layout.carry)
  const carried = new Map<string, DraftValue>()
  const filled = new Set<GridCell>()
  const order = header.columns.filter((column) => carry.has(column.field)).map((column) => column.field)

  const renew = (field: string, value: DraftValue) => {
    const before = carried.get(field)
    if (before?.text === value.text && before.place.cell === value.place.cell) return
    for (const later of order.slice(order.indexOf(field) + 1)) carried.delete(later)
    carried.set(field, value)
  }
  const read = (row: number): boolean => {
    const own = grid.own(row)
    const [first] = own
    if (first === undefined) return true
    const rowWords = rowKind(own, words)
    if (rowWords === 'remark') return false
    if (rowWords === 'example') return useAll(own, sink)
    if (rowWords === 'total') return readTotal(row, context)
    if (spansTable(own, header)) return false
    noteUnread(row)
    const values = new Map<string, DraftValue>()
    let written = false
    for (const [column, cells] of cellsByField(row, context)) {
      const { field } = column
      const fresh = cells.filter((cell) => cell.row === row || carry.has(field) || isShared(field, cell, row))
      if (carry.has(field)) {
        const value = valueOf(column, fresh, context)
        if (value) renew(field, value)
        continue
      }
      warnMerged(field, cells, row)
      const value = field === IGNORED ? (useAll(cells, sink), undefined) : valueOf(column, fresh, context)
      if (!value) continue
      values.set(field, value)
      if (field !== 'no') written = true
    }
    if (!written || isPlaceholderRow(values, words, header.table.layout.ids !== undefined)) return true
    for (const [field, value] of carried) values.set(field, value)
    sink.item({ table: header.table, values, first })
    return true
  }
  const noteUnread = (row: number) => {
    for (const cell of header.unread) if (hasContent(row, cell)) filled.add(cell)
  }
  const hasContent = (row: number, { column, right }: GridCell): boolean => {
    const under = grid.own(row).filter((cell) => cell.column >= column && cell.column <= right)
    return useAll(under, sink) && under.length > 0
  }
  const warnMerged = (field: string, cells: readonly GridCell[], row: number) => {
    const tall = cells.find((cell) => cell.row === row && cell.bottom > row && SINGLE.has(field) && coversItems(cell))
    if (!tall) return
    sink.problem({
      message: `“${tall.text}”这一格合并了几行，分不清各是多少`,
      remedy: '请取消合并，在每一行分别填写。',
      place: grid.place(tall),
      found: tall.text,
    })
  }
  /** Whether a cell stands beside more than one item: the name below it is another cell. */
  const coversItems = (cell: GridCell): boolean => {
    const name = header.columns.find(({ field }) => field === 'name')
    if (!name) return false
    const at = (row: number) => grid.at(row, name.left)
    for (let row = cell.row + 1; row <= cell.bottom; row++) if (at(row) && at(row)?.row === row) return true
    return false
  }
  return { read, close: () => [...filled] }
}

/** A text merged over several rows is said of each of them; a number is not. */
const isShared = (field: string, cell: GridCell, row: number): boolean => cell.row < row && !SINGLE.has(field)

function useAll(cells: readonly GridCell[], sink: RowSink): true {
  for (const cell of cells) sink.used(cell)
  return true
}

type RowWords = 'remark' | 'example' | 'total' | undefined

function rowKind(own: readonly GridCell[], words: ReadyWords): RowWords {
  const first = own[0]!
  if (isRemark(first.text, words)) return 'remark'
  if (own.some((cell) => words.examples.has(heading(cell.text).core))) return 'example'
  const said = heading(first.text).core
  if (words.subtotals.has(said)) return 'example'
  return words.totals.has(said) ? 'total' : undefined
}

/** A line over the whole table is a title or a remark, no item. */
const spansTable = (own: readonly GridCell[], { columns }: HeaderFound): boolean => {
  const [only, second] = own
  return (
    only !== undefined && second === undefined && columns.filter(({ left, right }) => only.column <= right && left <= only.right).length > 2
  )
}

/** A row of dots, stars or dashes says nothing; where other tables refer to rows, a dash keeps a row that has no words of its own. */
const isPlaceholderRow = (values: ReadonlyMap<string, DraftValue>, { placeholders }: ReadyWords, referable: boolean): boolean => {
  const texts = [...values].flatMap(([field, { text }]) => (field === 'no' ? [] : [text]))
  const nothing = referable ? /^[.。…·*★☆×\s]+$/ : /^[.。…·*★☆×\s/\\—–－-]+$/
  return texts.every((text) => placeholders.has(text) || nothing.test(text))
}

/** 总分 | 100 | 95: the score of the whole form. */
function readTotal(row: number, context: RowContext): boolean {
  const { header, grid, sink, words } = context
  const own = grid.own(row)
  const column = header.columns.find(({ field }) => field === 'claimedScore')
  useAll(own, sink)
  // In a list of projects or amounts the total is a sum of the rows, nothing of its own.
  if (header.table.layout.path !== 'indicators[]') return true
  const under = column && own.find((cell) => cell.column <= column.right && column.left <= cell.right && cell !== own[0])
  const numbers = own.slice(1).filter((cell) => /\d/.test(cell.text))
  const score = under ?? (numbers.length === 1 && column === undefined ? numbers[0] : undefined)
  if (score && /\d/.test(score.text)) sink.set('claimedTotal', { text: score.text, place: grid.place(score) })
  const grade = own.slice(1).find((cell) => words.grades.has(cell.text))
  if (grade) sink.set('claimedGrade', { text: grade.text, place: grid.place(grade) })
  return true
}

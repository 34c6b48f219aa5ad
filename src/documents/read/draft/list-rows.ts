import { isExpenseName } from '#domain/column-words.ts'
import type { DraftValue } from '#domain/draft.ts'
import type { GridCell } from './grid.ts'
import { type ColumnFound, type HeaderFound, IGNORED } from './header.ts'
import { cellsByField, isRemark, markUsed, type ReadyWords, type RowContext, type RowReader, readValue, SINGLE } from './rows.ts'
import { newSubtotals, readTotal } from './total-rows.ts'
import { heading } from './words.ts'

/** Rows of a list: one item each, blanks of carried columns filled from above. */
export function listReader(context: RowContext): RowReader {
  const { header, grid, sink, words } = context
  const carrying = carriedColumns(header)
  const unread = new Set<GridCell>()
  const subtotals = newSubtotals(context)
  let [before, total, ended] = [header.bottom, false, false]
  const read = (row: number): boolean => {
    const own = grid.own(row)
    const [first] = own
    if (first === undefined) return true
    const kind = rowKind(own, row, context)
    const line = kind === undefined && spansTable(own, header)
    if (line && words.categories.has(heading(first.text).core)) {
      carrying.renew('category', { text: first.text, place: grid.place(first) })
      return markUsed(own, sink)
    }
    // What follows the total behind a blank row or under a title of its own is another table.
    ended ||= total && (line || row > before + 1)
    if (ended || kind === 'remark' || line || (kind === undefined && isLabelled(own, header))) return false
    before = row
    if (kind === 'example') return markUsed(own, sink)
    if (kind === 'subtotal') return subtotals.read(row)
    if (kind === 'total') {
      total = header.table.layout.path.endsWith('indicators[]')
      return readTotal(row, context)
    }
    for (const cell of header.unread) if (hasContent(row, cell, context)) unread.add(cell)
    const values = rowValues(row, carrying, context)
    if (saysNothing(values, words, header.table.layout.ids !== undefined)) return true
    if (header.table.layout.path === 'projects[]' && isExpenseName(values.get('name')?.text ?? '')) return true
    const item = new Map([...values, ...carrying.values])
    subtotals.item(item)
    sink.item({ table: header.table, values: item, first })
    return true
  }
  return { read, close: () => [...unread] }
}

/** Columns in which a blank means "as above"; a new 一级指标 forgets the 二级指标 that was above it. */
interface Carrying {
  readonly order: readonly string[]
  readonly fields: ReadonlySet<string>
  readonly values: ReadonlyMap<string, DraftValue>
  renew(field: string, value: DraftValue): void
}

function carriedColumns({ table }: HeaderFound): Carrying {
  // From the widest to the narrowest, wherever the columns stand in the sheet.
  const order = table.layout.carry
  const fields = new Set(order)
  const values = new Map<string, DraftValue>()
  return {
    order,
    fields,
    values,
    renew(field, value) {
      const before = values.get(field)
      if (before?.text === value.text && before.place.cell === value.place.cell) return
      for (const later of order.slice(order.indexOf(field) + 1)) values.delete(later)
      values.set(field, value)
    },
  }
}

/** What stands in a row, but for the carried columns, which are renewed by the way. */
function rowValues(row: number, carrying: Carrying, context: RowContext): Map<string, DraftValue> {
  const values = new Map<string, DraftValue>()
  const rank = ({ field }: ColumnFound) => carrying.order.indexOf(field) + 1 || Number.MAX_SAFE_INTEGER
  for (const [column, cells] of [...cellsByField(row, context)].toSorted(([a], [b]) => rank(a) - rank(b))) {
    const { field } = column
    const carried = carrying.fields.has(field)
    const said = cells.filter((cell) => cell.row === row || carried || !SINGLE.has(field))
    if (field === IGNORED) markUsed(said, context.sink)
    else if (carried || !isMergedFigure(column, said, row, context)) {
      const value = readValue(column, said, context)
      if (value && carried) carrying.renew(field, value)
      else if (value) values.set(field, value)
    }
  }
  return values
}

/** A figure merged over several items is the value of none of them: a problem. A text is said of each. */
function isMergedFigure({ field }: ColumnFound, cells: readonly GridCell[], row: number, context: RowContext): boolean {
  const { sink, grid } = context
  const tall = cells.find((cell) => cell.row === row && cell.bottom > row && SINGLE.has(field) && coversItems(cell, context))
  if (!tall) return false
  sink.used(tall)
  sink.problem({
    message: `“${tall.text}”这一格合并了几行，分不清各是多少`,
    remedy: '请取消合并，在每一行分别填写。',
    place: grid.place(tall),
    found: tall.text,
  })
  return true
}

/** Whether a cell stands beside more than one item: the name below it is another cell. */
function coversItems(cell: GridCell, { header, grid }: RowContext): boolean {
  const name = header.columns.find(({ field }) => field === 'name')
  if (!name) return false
  for (let row = cell.row + 1; row <= cell.bottom; row++) if (grid.at(row, name.left)?.row === row) return true
  return false
}

/** Whether something stands below a heading without meaning. */
function hasContent(row: number, { column, right }: GridCell, { grid, sink }: RowContext): boolean {
  const under = grid.own(row).filter((cell) => cell.column >= column && cell.column <= right)
  return markUsed(under, sink) && under.length > 0
}

type RowWords = 'remark' | 'example' | 'subtotal' | 'total' | undefined

/** A word that stands before 小计: the name of what is summed. */
const LONGEST_SUBTOTAL = 24

function rowKind(own: readonly GridCell[], row: number, { words, header, grid }: RowContext): RowWords {
  const first = own[0]!
  if (isRemark(first.text, words)) return 'remark'
  if (own.some((cell) => words.examples.has(heading(cell.text).core))) return 'example'
  const said = heading(first.text).core
  if (words.subtotals.has(said) || (said.endsWith('小计') && said.length <= LONGEST_SUBTOTAL)) return 'subtotal'
  if (!words.totals.has(said)) return undefined
  // 合计 beside the merged name of one of several projects is that project's.
  const owner = header.columns.find(({ field }) => field === 'owner')
  const beside = owner && grid.at(row, owner.left)
  return beside && beside.row < row && beside !== first ? 'subtotal' : 'total'
}

/** A line over the whole table is a title or a remark, no item. */
const spansTable = (own: readonly GridCell[], { columns }: HeaderFound): boolean => {
  const [only, second] = own
  return (
    only !== undefined && second === undefined && columns.filter(({ left, right }) => only.column <= right && left <= only.right).length > 2
  )
}

/** A label and one text over the columns of name and values: it speaks of the whole form. */
function isLabelled([label, value, more]: readonly GridCell[], { columns }: HeaderFound): boolean {
  if (label === undefined || value === undefined || more !== undefined) return false
  const under = columns.filter(({ left, right }) => value.column <= right && left <= value.right).map(({ field }) => field)
  return under.length > 3 && under.includes('name') && value.column > label.right
}

/** Nothing, or dots, stars and dashes; where other tables refer to rows, a dash keeps a row that has no words of its own. */
function saysNothing(values: ReadonlyMap<string, DraftValue>, { placeholders }: ReadyWords, referable: boolean): boolean {
  const texts = [...values].flatMap(([field, { text }]) => (field === 'no' ? [] : [text]))
  const nothing = referable ? /^[.。…·*★☆×\s]+$/ : /^[.。…·*★☆×\s/\\—–－-]+$/
  return texts.every((text) => placeholders.has(text) || nothing.test(text))
}

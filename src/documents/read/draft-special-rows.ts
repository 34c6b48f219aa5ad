import type { DraftValue } from '#domain/draft.ts'
import type { GridCell } from './draft-grid.ts'
import { type ColumnFound, IGNORED } from './draft-header.ts'
import { cellsByField, isRemark, type RowContext, type RowReader, valueOf } from './draft-rows.ts'
import { heading } from './draft-words.ts'

const nothingUnread = (): readonly GridCell[] => []

/** A row label as a source name: "其中：当年财政拨款" → 当年财政拨款. */
const sourceName = (text: string): string =>
  text.replace(/^\s*(?:\d+[.、]|[（(]\d+[)）])?\s*(?:其中\s*[:：]?)?\s*/, '').replace(/\s+/g, '').replace(/[:：]$/, '')

/** 项目资金: the total row fills the record, rows of sources its list, some rows fields elsewhere (基本支出). */
export function fundsReader(context: RowContext): RowReader {
  const { header, grid, sink } = context
  const { layout, rows } = header.table
  const amounts = header.columns.filter(({ field }) => field !== 'label')
  const firstAmount = Math.min(...amounts.map(({ left }) => left))
  let sources = 0
  let total = false

  const labelOf = (row: number): GridCell | undefined => {
    const own = grid.own(row).filter((cell) => cell.column < firstAmount && cell !== header.section)
    return own.findLast((cell) => heading(cell.text).core !== '其中')
  }
  const valuesOf = (row: number, label: GridCell | undefined): Map<string, DraftValue> => {
    const values = new Map<string, DraftValue>()
    const unit = label && heading(label.text).unit
    for (const [column, cells] of cellsByField(row, context)) {
      if (column.field === 'label' || column.field === IGNORED) continue
      const own = cells.filter((cell) => cell.row === row && cell !== label)
      const value = valueOf(column, own, context, unit)
      if (value && !isNothing(value.text)) values.set(column.field, value)
    }
    return values
  }
  const read = (row: number): boolean => {
    const label = labelOf(row)
    const values = valuesOf(row, label)
    if (values.size === 0 && label === undefined) return grid.own(row).length === 0
    if (label) for (const cell of grid.own(row)) if (cell.column < firstAmount) sink.used(cell)
    const kind = label === undefined ? undefined : rows.get(heading(label.text).core)
    if (kind?.startsWith('/')) return setAll(new Map([[kind, values.get('executed')]]), '')
    const isTotal = kind === 'total' || (label === undefined && !total)
    if (isTotal) {
      total = true
      return setAll(values, `${layout.path}.`)
    }
    const money = new Map([...values].filter(([field]) => MONEY.has(field)))
    if (label === undefined || money.size === 0) return label !== undefined && values.size > 0
    const path = `${layout.path}.sources[${sources++}].`
    return setAll(new Map([['source', { text: sourceName(label.text), place: grid.place(label) }], ...money]), path)
  }
  const setAll = (values: ReadonlyMap<string, DraftValue | undefined>, prefix: string): true => {
    for (const [field, value] of values) if (value) sink.set(prefix + field, value)
    return true
  }
  return { read: (row) => read(row) || isEmptySource(row), unreadColumns: nothingUnread }

  /** A source row without amounts belongs to the table and says nothing. */
  function isEmptySource(row: number): boolean {
    const label = labelOf(row)
    return label !== undefined && grid.own(row).every((cell) => cell.column < firstAmount || isNothing(cell.text))
  }
}

const MONEY = new Set(['initial', 'adjusted', 'executed'])
const isNothing = (text: string): boolean => /^[-—–－/\\…\s]+$/.test(text)

/** 预期目标 | 实际完成情况: texts of one or more rows, joined line by line. */
export function textReader(context: RowContext): RowReader {
  const { header, grid, sink, words } = context
  const joined = new Map<string, DraftValue>()
  const prefix = header.table.layout.path === '' ? '' : `${header.table.layout.path}.`
  return {
    read(row) {
      const own = grid.own(row)
      if (own.length === 0) return true
      if (isRemark(own[0]!.text, words)) return false
      const end = header.section?.bottom ?? header.bottom
      if (end > header.bottom && row > end) return false
      const found = [...cellsByField(row, context)].filter(([, cells]) => cells.some((cell) => cell.row === row))
      if (found.length === 0) return false
      for (const [column, cells] of found) {
        const value = valueOf(column, cells.filter((cell) => cell.row === row), context)
        if (!value || column.field === IGNORED) continue
        const before = joined.get(column.field)
        const text = before ? `${before.text}\n${value.text}` : value.text
        joined.set(column.field, { ...(before ?? value), text })
        sink.set(prefix + column.field, { ...(before ?? value), text })
      }
      return true
    },
    unreadColumns: nothingUnread,
  }
}

/** 栏目 | 填写内容: every row names its field; a list field may take several rows. */
export function fieldsReader(context: RowContext): RowReader {
  const { header, grid, sink, words } = context
  const column = (field: string): ColumnFound | undefined => header.columns.find((found) => found.field === field)
  const [label, value] = [column('label'), column('value')]
  const counts = new Map<string, number>()
  let last: string | undefined
  return {
    labelled: true,
    read(row) {
      const own = grid.own(row)
      const [first] = own
      if (first === undefined || !label || !value) return true
      if (isRemark(first.text, words)) return false
      const named = grid.at(row, label.left)
      const field = named?.row === row ? fieldOf(named, context) : last?.endsWith('[]') ? last : undefined
      const cells = [grid.at(row, value.left)].flatMap((cell) => (cell && cell.row === row && cell !== named ? [cell] : []))
      if (field === undefined) return false
      for (const cell of own) if (cell === named || cell.column > value.right || cell.right < value.left) sink.used(cell)
      last = field
      const read = valueOf(value, cells, context, named && heading(named.text).unit)
      if (!read) return true
      const percent = named && heading(named.text).percent
      sink.set(numbered(field, counts), percent ? { ...read, percent } : read)
      return true
    },
    unreadColumns: nothingUnread,
  }
}

const fieldOf = (cell: GridCell, { header }: RowContext): string | undefined => {
  const { core } = heading(cell.text)
  return header.table.rows.get(core) ?? header.table.rows.get(core.replace(/\d+$/, ''))
}

/** `department.duties[]` → `department.duties[0]`, then [1] … */
export function numbered(field: string, counts: Map<string, number>): string {
  if (!field.endsWith('[]')) return field
  const count = counts.get(field) ?? 0
  counts.set(field, count + 1)
  return `${field.slice(0, -2)}[${count}]`
}

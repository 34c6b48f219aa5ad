import type { DraftValue } from '#domain/draft.ts'
import type { GridCell } from './grid.ts'
import { type ColumnFound, IGNORED } from './header.ts'
import { cellsByField, isRemark, type RowContext, type RowReader, readValue } from './rows.ts'
import { heading } from './words.ts'

const nothingUnread = (): readonly GridCell[] => []

/** A row label as a source name: "其中：当年财政拨款" → 当年财政拨款. */
const sourceName = (text: string): string =>
  text
    .replace(/^\s*(?:\d+[.、]|[（(]\d+[)）])?\s*(?:其中\s*[:：]?)?\s*/, '')
    .replace(/\s+/g, '')
    .replace(/[:：]$/, '')

interface FundsRow {
  readonly row: number
  readonly label: GridCell | undefined
  /** 按性质, 按来源 merged beside several rows: each of them breaks the same total down. */
  readonly group: GridCell | undefined
  readonly values: ReadonlyMap<string, DraftValue>
}

/**
 * 项目资金: the total row fills the record, rows of sources its list, some rows fields elsewhere (基本支出). A table of one row has no other total
 * than that row, whatever it is called.
 */
export function fundsReader(context: RowContext): RowReader {
  const { header, grid, sink } = context
  const { layout, rows } = header.table
  const firstAmount = Math.min(...header.columns.filter(({ field }) => field !== 'label').map(({ left }) => left))
  let total: FundsRow | undefined
  const sources: FundsRow[] = []
  const elsewhere = new Map<string, DraftValue | undefined>()

  const labelOf = (row: number): GridCell | undefined =>
    grid
      .own(row)
      .findLast(
        (cell) =>
          cell.column < firstAmount && cell !== header.section && heading(cell.text).core !== '其中' && !/^[-\d.,%]+$/.test(cell.text),
      )
  const groupOf = (row: number, label: GridCell | undefined): GridCell | undefined => {
    const cell = label && label.column > 0 ? grid.at(row, label.column - 1) : undefined
    return cell && cell !== header.section && cell.row > header.bottom && cell.bottom > cell.row ? cell : undefined
  }
  const valuesOf = (row: number, label: GridCell | undefined): Map<string, DraftValue> => {
    const values = new Map<string, DraftValue>()
    const unit = label && heading(label.text).unit
    for (const [column, cells] of cellsByField(row, context)) {
      // 县级自评得分 beside the money of counties is nobody's score for the execution rate.
      if (column.field === 'label' || (column.field === 'claimedScore' && OF_OTHERS.test(column.cell.text))) continue
      const value = readValue(
        column,
        cells.filter((cell) => cell.row === row && cell !== label),
        context,
        unit,
      )
      if (value && column.field !== IGNORED && !isNothing(value.text)) values.set(column.field, value)
    }
    return values
  }
  const setAll = (values: ReadonlyMap<string, DraftValue | undefined>, prefix: string) => {
    for (const [field, value] of values) if (value) sink.set(prefix + field, value)
  }
  /** Full points that no column has, but a heading in brackets. */
  const setPoints = (values: ReadonlyMap<string, DraftValue>, label: GridCell | undefined) => {
    if (values.has('claimedPoints') || !values.has('claimedScore')) return
    const heads = header.columns.filter(({ field }) => field === 'claimedScore' || field === 'claimedRate').map(({ cell }) => cell)
    for (const cell of [...heads, label, header.section]) {
      const points = cell && heading(cell.text).points
      if (cell && points !== undefined) return sink.set(`${layout.path}.claimedPoints`, { text: points, place: grid.place(cell) })
    }
  }
  const read = (row: number): boolean => {
    const label = labelOf(row)
    const values = valuesOf(row, label)
    const amounts = grid.own(row).filter((cell) => cell.column >= firstAmount)
    if (label === undefined && values.size === 0) return amounts.length === 0
    if (values.size === 0 && !amounts.every((cell) => isNothing(cell.text))) return false
    for (const cell of grid.own(row)) if (cell.column < firstAmount || isNothing(cell.text)) sink.used(cell)
    const kind = label && rows.get(heading(label.text).core)
    const found = { row, label, group: groupOf(row, label), values }
    if (kind?.startsWith('/')) elsewhere.set(kind, values.get('executed'))
    else if (total === undefined && (kind === 'total' || label === undefined || isFirstTotal(label))) total = found
    else sources.push(found)
    return true
  }
  /** 年度支出合计 is a total by its last word, where no row was before it. */
  const isFirstTotal = (label: GridCell): boolean =>
    sources.length === 0 &&
    [...rows].some(([word, kind]) => kind === 'total' && word.length >= 2 && heading(label.text).core.endsWith(word))
  /** A level of government under a heading nobody knows: the others do not make the total. */
  const isIncomplete = (row: number | undefined): boolean =>
    row !== undefined && header.unread.some((head) => /^[\d.,]+$/.test(grid.at(row, head.column)?.text ?? ''))
  const close = (): readonly GridCell[] => {
    const year = lastYear(sources)
    const alone = year ?? (total === undefined && sources.length === 1 ? sources[0] : undefined)
    const own = year ?? total ?? alone
    const whole = new Map(own?.values)
    if (isIncomplete(own?.row)) for (const field of whole.keys()) if (field.startsWith('sources[')) whole.delete(field)
    setAll(whole, `${layout.path}.`)
    setPoints(whole, own?.label)
    setAll(elsewhere, '')
    const [group] = sources.map((source) => source.group)
    const money = alone
      ? []
      : sources
          .filter((source) => source.group === group)
          .flatMap(({ label, values }) => (label ? [{ label, values: new Map([...values].filter(([field]) => MONEY.has(field))) }] : []))
    for (const [i, { label, values }] of money.filter((row) => row.values.size > 0).entries()) {
      setAll(new Map([['source', { text: sourceName(label.text), place: grid.place(label) }], ...values]), `${layout.path}.sources[${i}].`)
    }
    return []
  }
  return { read, close }
}

/** 分年度资金: rows of years are no sources, and their total is no year's budget; the last year that has figures is the one reported on. */
function lastYear(rows: readonly FundsRow[]): FundsRow | undefined {
  const years = rows.flatMap((row) => {
    const year = /^(20\d\d)年(?:度)?$/.exec(row.label ? sourceName(row.label.text) : '')?.[1]
    return year === undefined ? [] : [{ row, year: Number(year) }]
  })
  if (years.length < 2 || years.length < rows.length) return undefined
  return years.filter(({ row }) => row.values.has('executed')).toSorted((a, b) => b.year - a.year)[0]?.row
}

const OF_OTHERS = /^(?:县|市|区|乡镇|各)/
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
      const first = Math.min(...header.columns.map(({ left }) => left))
      // A name beside the rows opens something else, unless it only repeats the section's.
      if (own.some((cell) => cell.column < first && heading(cell.text).core !== (header.section && heading(header.section.text).core)))
        return false
      const found = [...cellsByField(row, context)].filter(([, cells]) => cells.some((cell) => cell.row === row))
      if (found.length === 0) return false
      for (const [column, cells] of found) {
        const value = readValue(
          column,
          cells.filter((cell) => cell.row === row),
          context,
        )
        if (!value || column.field === IGNORED) continue
        const before = joined.get(column.field)
        const text = before ? `${before.text}\n${value.text}` : value.text
        joined.set(column.field, { ...(before ?? value), text })
        sink.set(prefix + column.field, { ...(before ?? value), text })
      }
      return true
    },
    close: nothingUnread,
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
      const read = readValue(value, cells, context, named && heading(named.text).unit)
      if (!read) return true
      const percent = named && heading(named.text).percent
      sink.set(numbered(field, counts), percent ? { ...read, percent } : read)
      return true
    },
    close: nothingUnread,
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

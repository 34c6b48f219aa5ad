import type { Grid, GridCell } from './grid.ts'
import { type ColumnFound, findHeader, type HeaderFound } from './header.ts'
import { beginsAgain, closes, readLoose } from './labels.ts'
import type { ReadyForm } from './layout.ts'
import { listReader } from './list-rows.ts'
import type { ReadyWords, RowContext, RowReader } from './rows.ts'
import { fieldsReader, fundsReader, textReader } from './special-rows.ts'
import { type FormArea, type FormRead, type FormState, newState } from './state.ts'
import { heading } from './words.ts'

const READERS: Readonly<Record<string, (context: RowContext) => RowReader>> = {
  list: listReader,
  funds: fundsReader,
  text: textReader,
  fields: fieldsReader,
}

/** Rows at the top of a form that may be its title and state the year. */
const TITLE_ROWS = 6

/**
 * Reads one form from top to bottom by a layout: headings open tables, rows belong to the open table until another heading, a label or a remark
 * ends it, everything else is looked at as label and value. What stays untouched is listed as unread.
 */
export function readForm(form: ReadyForm, area: FormArea): FormRead {
  const { grid, from, to, words } = area
  const state = newState(form, area)
  let open: RowReader | undefined
  // 总分 may stand below remarks that have ended the table of indicators.
  let last: RowReader | undefined
  let section = ''
  const close = () => {
    for (const cell of open?.close() ?? []) state.notice(`“${cell.text}”一列没有读入`, grid.place(cell), cell.text)
    open = undefined
  }
  let row = from
  for (; row < to && area.left.items > 0; row++) {
    const own = grid.own(row)
    const [first] = own
    if (first === undefined) continue
    if (row > from && beginsAgain(own, form, state)) break
    const header = findHeader(grid, row, form, state.year, section)
    if (header) {
      close()
      last = open = openTable(header, state, words, grid)
      row = header.bottom
      continue
    }
    // 总得分 | 100 | 98.7 is a row of the table, 总得分 | 98.7 a label with its value.
    const isTotal = own.length > 2 && words.totals.has(heading(first.text).core)
    const ends = open !== undefined && open.labelled === undefined && !isTotal && closes(own, form, words)
    if (open && !ends && open.read(row)) continue
    const title = heading(first.text, state.year).core
    if (form.tables.some((table) => table.titles.has(title))) {
      close()
      section = title
      state.used(first)
    }
    if (ends) close()
    if (!ends && words.totals.has(title) && last?.read(row)) continue
    readLoose(row, state, form, words, row - from < TITLE_ROWS)
  }
  close()
  return state.result(row)
}

function openTable(header: HeaderFound, state: FormState, words: ReadyWords, grid: Grid): RowReader {
  const { layout } = header.table
  for (const { cell, near, field } of header.columns) {
    state.used(cell)
    if (near) state.notice(`“${cell.text}”这一列按“${layout.columns[field]?.[0] ?? ''}”读入，请核对`, grid.place(cell), cell.text)
  }
  for (let row = header.top; row <= header.bottom; row++) for (const cell of grid.own(row)) state.used(cell)
  if (layout.path === 'indicators[]' && layout.columns['category'] && !header.columns.some(({ field }) => field === 'category'))
    state.remark('这张指标表没有“一级指标”一栏，各指标不分产出、效益等类别读入', grid.place(header.columns[0]!.cell))
  const columns = header.columns.flatMap((column) => settleClash(column, header, state, grid) ?? [])
  const reader = READERS[layout.kind]!
  return reader({ grid, words, header: { ...header, columns }, unit: state.unit, sink: state })
}

/** Fields that are numbers: a column without any figure cannot be meant. */
const FIGURES = /(?:^|\.)(?:initial|adjusted|executed|points|claimed\w+|score|amount|budget|actual)$/

/**
 * Columns with one meaning: the same content is no harm, a column of words is no figure, one merged over several rows is of their 一级 or 二级指标; anything else
 * is a problem, and only a list's name is still read.
 */
function settleClash(column: ColumnFound, header: HeaderFound, state: FormState, grid: Grid): ColumnFound | undefined {
  const others = header.clashes.filter(({ first }) => first === column).map(({ second }) => second)
  if (others.length === 0) return column
  const all = [column, ...others].map((each) => ({ each, cells: cellsBelow(each, header, grid) }))
  const texts = all.map(({ cells }) => cells.map(({ text }) => text).join('\n'))
  if (texts.every((text) => text === texts[0])) return column
  const figures = all.filter((_, i) => /\d/.test(texts[i]!))
  const single = figures.filter(({ cells }) => cells.every((cell) => cell.bottom === cell.row))
  if (FIGURES.test(column.field)) for (const left of [figures, single]) if (left.length === 1) return left[0]!.each
  const [second] = others
  state.problem({
    message: `“${column.cell.text}”（${grid.place(column.cell).cell}）和“${second!.cell.text}”（${grid.place(second!.cell).cell}）两列表示同一项，分不清用哪一列`,
    remedy: '请删去其中一列，或把表头改成不同的名称。',
    place: grid.place(second!.cell),
    found: second!.cell.text,
  })
  return header.table.layout.required.includes(column.field) ? column : undefined
}

/** Rows below a heading that are looked at to tell columns apart. */
const LOOKED_AT = 500

function cellsBelow({ left }: ColumnFound, { bottom }: HeaderFound, grid: Grid): readonly GridCell[] {
  const cells = Array.from({ length: Math.max(0, Math.min(grid.rows - bottom - 1, LOOKED_AT)) }, (_, i) => grid.at(bottom + 1 + i, left))
  return cells.filter((cell) => cell !== undefined)
}

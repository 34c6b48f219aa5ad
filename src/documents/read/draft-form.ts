import type { DraftValue } from '#domain/draft.ts'
import type { AmountUnit } from '#domain/parse/amount.ts'
import type { Problem } from '#domain/problem.ts'
import { isTitled } from './draft-choice.ts'
import type { Grid, GridCell } from './draft-grid.ts'
import { type ColumnFound, findHeader, type HeaderFound } from './draft-header.ts'
import type { ReadyForm } from './draft-layout.ts'
import { listReader } from './draft-list-rows.ts'
import { type ItemRow, isRemark, isTemplateText, type ReadyWords, type RowContext, type RowReader } from './draft-rows.ts'
import { fieldsReader, fundsReader, numbered, textReader } from './draft-special-rows.ts'
import { type Heading, heading, inlineLabel, unitNote, yearNote } from './draft-words.ts'

/** What one form of a sheet says. Paths are relative to the form; a leading `/` means the unit's submission. */
export interface FormRead {
  readonly values: ReadonlyMap<string, DraftValue>
  readonly items: readonly ItemRow[]
  readonly problems: readonly Problem[]
  readonly notices: readonly Problem[]
  readonly year: number | undefined
  /** First row that was not read: a further form of the same kind begins there. */
  readonly next: number
}

export interface FormArea {
  readonly grid: Grid
  readonly from: number
  readonly to: number
  readonly words: ReadyWords
  /** Unit and year stated further up in the sheet. */
  readonly unit: AmountUnit | undefined
  readonly year: number | undefined
}

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
  for (; row < to; row++) {
    const own = grid.own(row)
    const [first] = own
    if (first === undefined) continue
    if (row > from && state.beginsAgain(own)) break
    const header = findHeader(grid, row, form, state.year, section)
    if (header) {
      close()
      last = open = openTable(header, state, words, grid)
      row = header.bottom
      continue
    }
    const ends = open !== undefined && open.labelled === undefined && closes(own, form)
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

function openTable(header: HeaderFound, state: State, words: ReadyWords, grid: Grid): RowReader {
  for (const { cell, near, field } of header.columns) {
    state.used(cell)
    if (near) state.notice(`“${cell.text}”这一列按“${FIELD_NAMES[field] ?? field}”读入，请核对`, grid.place(cell), cell.text)
  }
  for (let row = header.top; row <= header.bottom; row++) for (const cell of grid.own(row)) state.used(cell)
  const columns = header.columns.flatMap((column) => settleClash(column, header, state, grid) ?? [])
  const reader = READERS[header.table.layout.kind]!
  return reader({ grid, words, header: { ...header, columns }, unit: state.unit, sink: state })
}

/** Fields that are numbers: a column without any figure cannot be meant. */
const FIGURES = /(?:^|\.)(?:initial|adjusted|executed|points|claimed\w+|score|amount|budget|actual)$/

/** Two columns with one meaning: the same content is no harm, a column of words is no figure, anything else is a problem; only a list's name is still read. */
function settleClash(column: ColumnFound, { clashes, bottom, table }: HeaderFound, state: State, grid: Grid): ColumnFound | undefined {
  const clash = clashes.find(({ first }) => first === column)
  if (!clash) return column
  const { first, second } = clash
  const texts = ({ left }: ColumnFound) =>
    Array.from({ length: Math.min(grid.rows - bottom - 1, 500) }, (_, i) => grid.at(bottom + 1 + i, left)?.text ?? '')
  const [mine, other] = [texts(first).join('\n'), texts(second).join('\n')]
  if (mine === other) return first
  if (FIGURES.test(first.field) && /\d/.test(mine) !== /\d/.test(other)) return /\d/.test(mine) ? first : second
  state.problem({
    message: `“${first.cell.text}”（${grid.place(first.cell).cell}）和“${second.cell.text}”（${grid.place(second.cell).cell}）两列表示同一项，分不清用哪一列`,
    remedy: '请删去其中一列，或把表头改成不同的名称。',
    place: grid.place(second.cell),
    found: second.cell.text,
  })
  return table.layout.required.includes(first.field) ? first : undefined
}

/** How the columns most often recognised by likeness are called. */
const FIELD_NAMES: Readonly<Record<string, string>> = {
  category: '一级指标',
  subcategory: '二级指标',
  name: '名称',
  target: '年度指标值',
  actual: '实际完成值',
  points: '分值',
  claimedPoints: '分值',
  claimedScore: '得分',
  claimedRate: '执行率',
  deviationReason: '偏差原因分析及改进措施',
  initial: '年初预算数',
  adjusted: '全年预算数',
  executed: '全年执行数',
  expected: '预期目标',
  achieved: '实际完成情况',
  amount: '金额',
  unit: '计量单位',
  sign: '指标性质',
}

/** A label in front ends the table above; so does one that is understood but has no field, when it stands with its value alone. */
const closes = (own: readonly GridCell[], form: ReadyForm): boolean => {
  const { text } = own[0]!
  const { core } = heading(text)
  if (form.labels.has(core) || (form.known.has(core) && own.length <= 2)) return true
  const inline = text.length < 60 ? inlineLabel(text) : undefined
  return inline !== undefined && (form.labels.has(heading(inline.label).core) || form.known.has(heading(inline.label).core))
}

/** A row outside tables: titles, notes of unit and year, labels with their values. */
function readLoose(row: number, state: State, form: ReadyForm, words: ReadyWords, atTop: boolean): void {
  const own = state.grid.own(row)
  const unit = own.map((cell) => unitNote(cell.text)).find((found) => found !== undefined)
  if (unit) state.unit = unit
  if (atTop) for (const cell of own) state.year ??= yearNote(cell.text)
  if (own.some((cell) => isRemark(cell.text, words))) {
    for (const cell of own) state.used(cell)
    return
  }
  const onceHere = new Set<string>()
  for (let i = 0; i < own.length; i++) {
    const cell = own[i]!
    const path = labelPath(cell, form)
    if (path === undefined) {
      readInline(cell, state, form, words, atTop)
      continue
    }
    state.used(cell)
    const value = valueBeside(own, i, form) ?? valueBelow(cell, row, state, form)
    if (value && isTemplateText(value.text, words)) {
      state.used(value)
      continue
    }
    if (path === KNOWN) {
      if (value) state.leaveOut(cell, value)
    } else if (value) state.labelled(path, value, labelHeading(cell, row, state), onceHere)
    if (value && value.row === row) i = own.indexOf(value)
  }
}

/** A label's unit is its own, or that of the name beside the rows: "项目资金（万元） | 年度资金总额 | 50". */
function labelHeading(cell: GridCell, row: number, { grid }: State): Heading {
  const own = heading(cell.text)
  if (own.unit !== undefined) return own
  for (let column = cell.column - 1; column >= 0; column--) {
    const beside = grid.at(row, column)
    const unit = beside && heading(beside.text).unit
    if (unit !== undefined) return { ...own, unit }
  }
  return own
}

const KNOWN = 'known'

const labelPath = (cell: GridCell, form: ReadyForm): string | undefined => {
  const { core } = heading(cell.text)
  return form.labels.get(core) ?? form.labels.get(core.replace(/\d+$/, '')) ?? (form.known.has(core) ? KNOWN : undefined)
}

/** The next cell to the right, unless it is a label itself or an explanation of our workbook. */
function valueBeside(own: readonly GridCell[], at: number, form: ReadyForm): GridCell | undefined {
  const next = own[at + 1]
  if (next === undefined || form.notes.has(heading(next.text).core)) return undefined
  return labelPath(next, form) === undefined || isAnswer(next, own[at + 2]) ? next : undefined
}

/** A value that looks like a label (项目名称 | 绩效目标 …) is one when nothing follows it. */
const isAnswer = (cell: GridCell, after: GridCell | undefined): boolean => after === undefined && cell.text.length > 12

/** A label that fills its row has its text in the row below. */
function valueBelow(cell: GridCell, row: number, { grid }: State, form: ReadyForm): GridCell | undefined {
  const below = grid.own(row + 1)
  const [only] = below
  if (grid.own(row).length !== 1 || below.length !== 1 || only === undefined || cell.bottom > row) return undefined
  return labelPath(only, form) === undefined && inlineLabel(only.text) === undefined ? only : undefined
}

/** "填报单位：某街道　　单位：万元" in one cell. */
function readInline(cell: GridCell, state: State, form: ReadyForm, words: ReadyWords, atTop: boolean): void {
  const parts = cell.text.split(/\s{2,}|[\u3000\t\n]+/).filter((part) => inlineLabel(part))
  for (const text of parts.length > 1 ? parts : [cell.text]) {
    const inline = inlineLabel(text)
    if (!inline) continue
    const label = heading(inline.label)
    const path = form.labels.get(label.core)
    const value = { ...cell, text: inline.value }
    if (path === undefined && !form.known.has(label.core)) continue
    state.used(cell)
    if (!/[^\s_＿—-]/.test(inline.value) || isTemplateText(inline.value, words)) continue
    if (path === undefined) state.leaveOut({ ...cell, text: inline.label }, value)
    else state.labelled(path, value, label, new Set())
  }
  if (unitNote(cell.text) || (atTop && yearNote(cell.text) !== undefined) || isTitle(cell, form)) state.used(cell)
}

const isTitle = (cell: GridCell, form: ReadyForm): boolean => {
  const { core } = heading(cell.text)
  return form.titles.some((title) => isTitled(core, title)) || /^附[件表录]?\d*$/.test(core)
}

/** Columns of a spreadsheet. */
const SHEET_WIDTH = 16_384

type State = ReturnType<typeof newState>

function newState(form: ReadyForm, { grid, from, unit, year }: FormArea) {
  const values = new Map<string, DraftValue>()
  const items: ItemRow[] = []
  const problems: Problem[] = []
  const notices: Problem[] = []
  const touched = new Set<number>()
  const counts = new Map<string, number>()
  const keyOf = (cell: GridCell) => cell.row * SHEET_WIDTH + cell.column
  const state = {
    grid,
    unit,
    year,
    set: (path: string, value: DraftValue) => void values.set(path, value),
    item: (row: ItemRow) => void items.push(row),
    problem: (problem: Omit<Problem, 'path'>) => void problems.push({ path: '', ...problem }),
    notice: (message: string, place: Problem['place'], found: string) =>
      void notices.push({
        path: '',
        message,
        remedy: '如果需要这项内容，请换成表样里的说法，或移到填报工作簿相应的栏目。',
        ...(place ? { place } : {}),
        found,
      }),
    used: (cell: GridCell) => void touched.add(keyOf(cell)),
    leaveOut(label: GridCell, value: GridCell) {
      state.used(value)
      if (/[^\s/\\—-]/.test(value.text))
        state.notice(`“${label.text.replace(/\s+/g, '')}”没有读入：自评内容中不保存这一项`, grid.place(value), value.text)
    },
    /** A labelled value; the same label twice with other words is a problem, unless the layout says which one counts. */
    labelled(field: string, cell: GridCell, label: Heading, onceHere: Set<string>) {
      state.used(cell)
      if (cell.kind === 'error')
        return state.problem({
          message: `公式出错（${cell.text}），没有读到数值`,
          remedy: '请改正公式或直接填写。',
          place: grid.place(cell),
          found: cell.text,
        })
      const path = numbered(field, counts)
      const before = values.get(path)
      const value = {
        text: cell.text,
        place: grid.place(cell),
        unit: label.unit ?? state.unit ?? form.layout.amountUnit,
        percent: label.percent,
      }
      const here = onceHere.has(path)
      onceHere.add(path)
      if (before === undefined || (here && form.layout.repeat === 'last')) return state.set(path, value)
      if (before.text === value.text || path.startsWith('/year')) return
      state.problem({
        message: `同一项填写了两次，内容不同：“${short(before.text)}”和“${short(value.text)}”`,
        remedy: `请保留一处，另一处在 ${before.place.cell ?? ''}。`,
        place: value.place,
        found: value.text,
      })
    },
    /** A second 项目名称 after a table means that another form begins. */
    beginsAgain: (own: readonly GridCell[]) =>
      form.layout.subject === 'project' &&
      values.has('name') &&
      items.length > 0 &&
      own.length > 1 &&
      labelPath(own[0]!, form) === 'name' &&
      labelPath(own[1]!, form) === undefined,
    result: (next: number): FormRead => ({ values, items, problems, notices: [...notices, ...unread(next)], year: state.year, next }),
  }
  const unread = (to: number): Problem[] => {
    const left: GridCell[] = []
    for (let row = from; row < to; row++)
      for (const cell of grid.own(row)) if (!touched.has(keyOf(cell)) && !isDecoration(cell, form)) left.push(cell)
    return sayUnread(left, grid)
  }
  if (unit === undefined) state.unit = form.layout.amountUnit
  return state
}

const short = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text)

const isDecoration = (cell: GridCell, form: ReadyForm): boolean =>
  /^[\s\-—–/\\.…_]*$/.test(cell.text) ||
  isTitle(cell, form) ||
  form.known.has(heading(cell.text).core) ||
  form.notes.has(heading(cell.text).core)

/** Cells that are listed one by one; of more, the number is told. */
const LISTED = 8

function sayUnread(cells: readonly GridCell[], grid: Grid): Problem[] {
  const remedy = '如果是需要的内容，请核对它所在的行和列，或移到填报工作簿相应的栏目。'
  const told = cells.slice(0, LISTED).map((cell) => ({
    path: '',
    message: `“${short(cell.text)}”没有读入：认不出属于哪一项`,
    remedy,
    place: grid.place(cell),
    found: cell.text,
  }))
  const [next] = cells.slice(LISTED)
  if (next)
    told.push({ path: '', message: `另有 ${cells.length - LISTED} 个单元格没有读入`, remedy, place: grid.place(next), found: next.text })
  return told
}

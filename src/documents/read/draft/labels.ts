import type { GridCell } from './grid.ts'
import type { ReadyForm } from './layout.ts'
import { isRemark, isTemplateText, type ReadyWords } from './rows.ts'
import { type FormState, isTitle } from './state.ts'
import { type Heading, heading, inlineLabel, unitNote, yearNote } from './words.ts'

/** A label in front ends the table above; so does one that is understood but has no field, when it stands with its value alone. */
export const closes = (own: readonly GridCell[], form: ReadyForm, { categories }: ReadyWords): boolean => {
  const { text } = own[0]!
  const { core } = heading(text)
  // 预算执行率 may be a row of the indicators.
  if (categories.has(core)) return false
  if (form.labels.has(core) || (form.known.has(core) && own.length <= 2)) return true
  const inline = text.length < 60 ? inlineLabel(text) : undefined
  if (partialPath(own, form) !== undefined) return true
  return inline !== undefined && (form.labels.has(heading(inline.label).core) || form.known.has(heading(inline.label).core))
}

/** The field that a label names by a part of its words, where it stands with one text alone: 偏差大或目标未完成原因分析 | …… */
function partialPath(own: readonly GridCell[], form: ReadyForm): string | undefined {
  const [label, value, more] = own
  if (label === undefined || value === undefined || more !== undefined) return undefined
  const { core } = heading(label.text)
  const isText = value.right > value.column + 1 || value.text.length > core.length
  if (!isText || core.length > LONGEST_LABEL || /\d/.test(core) || labelPath(value, form) !== undefined) return undefined
  return form.partial.find(([word]) => core.includes(word))?.[1]
}

const LONGEST_LABEL = 24

/** A row outside tables: titles, notes of unit and year, labels with their values. */
export function readLoose(row: number, state: FormState, form: ReadyForm, words: ReadyWords, atTop: boolean): void {
  const own = state.grid.own(row)
  const unit = own.map((cell) => unitNote(cell.text)).find((found) => found !== undefined)
  if (unit) state.unit = unit
  if (atTop) for (const cell of own) state.year ??= yearNote(cell.text)
  if (own.some((cell) => isRemark(cell.text, words))) {
    for (const cell of own) state.used(cell)
    return
  }
  if (readBelow(row, state, form)) return
  const onceHere = new Set<string>()
  for (let i = 0; i < own.length; i++) {
    const cell = own[i]!
    const path = labelPath(cell, form) ?? (i === 0 ? partialPath(own, form) : undefined) ?? nearLabel(own, i, form, state)
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

/** Nothing but labels in a row, and their values under them in the next: 部门名称 | 自评得分 over 某街道 | 95. */
function readBelow(row: number, state: FormState, form: ReadyForm): boolean {
  const { grid } = state
  const [labels, values] = [grid.own(row), grid.own(row + 1)]
  const below = ({ column, right }: GridCell) => values.find((cell) => cell.column <= right && column <= cell.right)
  const paired = labels.length > 1 && values.length > 0 && labels.every((cell) => labelPath(cell, form) !== undefined)
  if (!paired || values.some((cell) => labelPath(cell, form) !== undefined || labels.filter((label) => below(label) === cell).length !== 1))
    return false
  for (const label of labels) {
    state.used(label)
    const value = below(label)
    const path = labelPath(label, form)
    if (value === undefined || path === undefined) continue
    if (path === KNOWN) state.leaveOut(label, value)
    else state.labelled(path, value, heading(label.text), new Set())
  }
  return true
}

/** A label's unit is its own, or that of the name beside the rows: "项目资金（万元） | 年度资金总额 | 50". */
function labelHeading(cell: GridCell, row: number, { grid }: FormState): Heading {
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

/** A label may be a little longer than the words we know (实施单位名称及代码). */
const LONGER = 6

/** The known label that a cell begins with; only where a value of its own follows. */
function nearWord(own: readonly GridCell[], at: number, form: ReadyForm): string | undefined {
  const [cell, next] = [own[at], own[at + 1]]
  if (cell === undefined || next === undefined || labelPath(cell, form) !== undefined || labelPath(next, form) !== undefined)
    return undefined
  if (inlineLabel(cell.text) !== undefined) return undefined
  const { core } = heading(cell.text)
  const known = [...form.labels.keys()].filter((word) => word.length >= 4 && core.startsWith(word) && core.length <= word.length + LONGER)
  return known.toSorted((a, b) => b.length - a.length)[0]
}

function nearLabel(own: readonly GridCell[], at: number, form: ReadyForm, state: FormState): string | undefined {
  const word = nearWord(own, at, form)
  const path = word === undefined ? undefined : form.labels.get(word)
  const cell = own[at]!
  if (path !== undefined) state.notice(`“${cell.text}”按“${word}”读入，请核对`, state.grid.place(cell), cell.text)
  return path
}

/** The next cell to the right, unless it is a label itself or an explanation of our workbook. */
function valueBeside(own: readonly GridCell[], at: number, form: ReadyForm): GridCell | undefined {
  const next = own[at + 1]
  if (next === undefined || form.notes.has(heading(next.text).core)) return undefined
  const isLabel = labelPath(next, form) !== undefined && !isAnswer(next, own[at + 2])
  // A heading of a table that was not recognised is no value.
  if (form.heads.has(heading(next.text).core) && heading(next.text).core.length >= 4) return undefined
  return isLabel || nearWord(own, at + 1, form) !== undefined ? undefined : next
}

/** A value that looks like a label (项目名称 | 绩效目标 …) is one when nothing follows it. */
const isAnswer = (cell: GridCell, after: GridCell | undefined): boolean => after === undefined && cell.text.length > 12

/** A label that fills its row has its text in the row below. */
function valueBelow(cell: GridCell, row: number, { grid }: FormState, form: ReadyForm): GridCell | undefined {
  const below = grid.own(row + 1)
  const [only] = below
  if (grid.own(row).length !== 1 || below.length !== 1 || only === undefined || cell.bottom > row) return undefined
  return labelPath(only, form) === undefined && inlineLabel(only.text) === undefined ? only : undefined
}

/** "单位负责人：　　填表人：钱某　　2024年3月22日" in its parts; a part without a label goes on with the value before it, unless it is a date. */
function inlineParts(text: string): string[] {
  const parts: string[] = []
  for (const part of text.split(/\s{2,}|[\u3000\t\n]+|\s(?=[^\s:：]{2,10}[:：])/)) {
    const last = parts.at(-1)
    const isValue = last !== undefined && inlineLabel(last) !== undefined && !/^[^:：]{2,16}[:：]/.test(part) && !/\d{4}[年.-]/.test(part)
    if (isValue) parts[parts.length - 1] = `${last} ${part}`
    else parts.push(part)
  }
  const labelled = parts.filter((part) => /^[^:：]{2,16}[:：]/.test(part))
  return labelled.length > 1 ? labelled.filter((part) => inlineLabel(part)) : [text]
}

/** "填报单位：某街道　　单位：万元" in one cell. */
function readInline(cell: GridCell, state: FormState, form: ReadyForm, words: ReadyWords, atTop: boolean): void {
  for (const text of inlineParts(cell.text)) {
    const inline = inlineLabel(text)
    if (!inline || unitNote(text)) continue
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

/** A second 项目名称 after a table means that another form begins. */
export const beginsAgain = (own: readonly GridCell[], form: ReadyForm, state: FormState): boolean =>
  form.layout.subject === 'project' &&
  state.isSet('name') &&
  state.hasItems() &&
  own.length > 1 &&
  labelPath(own[0]!, form) === 'name' &&
  labelPath(own[1]!, form) === undefined

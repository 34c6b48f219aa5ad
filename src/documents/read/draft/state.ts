import type { DraftValue } from '#domain/draft.ts'
import type { AmountUnit } from '#domain/parse/amount.ts'
import type { Problem } from '#domain/problem.ts'
import type { Grid, GridCell } from './grid.ts'
import type { ReadyForm } from './layout.ts'
import type { ItemRow, ReadyWords } from './rows.ts'
import { numbered } from './special-rows.ts'
import { sayUnread, short } from './unread.ts'
import { type Heading, heading, isTitled } from './words.ts'

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
  /** What the whole workbook may still give. */
  readonly left: ItemBudget
}

export interface ItemBudget {
  items: number
}

/** Columns of a spreadsheet. */
const SHEET_WIDTH = 16_384

export type FormState = ReturnType<typeof newState>

/** What has been found of a form so far, and which cells were looked at. */
export function newState(form: ReadyForm, { grid, from, unit, year, left }: FormArea) {
  const values = new Map<string, DraftValue>()
  const items: ItemRow[] = []
  const problems: Problem[] = []
  const notices: Problem[] = []
  const touched = new Set<number>()
  const counts = new Map<string, number>()
  const labels = new Map<string, number>()
  const rankOf = (core: string, field: string) => (form.layout.labels[field] ?? []).findIndex((word) => heading(word).core === core)
  const keyOf = (cell: GridCell) => cell.row * SHEET_WIDTH + cell.column
  const state = {
    grid,
    unit,
    year,
    set: (path: string, value: DraftValue) => void values.set(path, value),
    /** A value of a table that may stand in a label as well; the first one counts. */
    setOnce(path: string, value: DraftValue) {
      const before = values.get(path)
      if (before === undefined) values.set(path, value)
      else if (differ(before.text, value.text)) state.problem({ covers: TWICE, ...twice(before, value) })
    },
    item(row: ItemRow) {
      if (left.items < 1) return
      left.items--
      items.push(row)
    },
    hasItems: () => items.length > 0,
    isSet: (path: string) => values.has(path),
    problem: (problem: Omit<Problem, 'path'>) => void problems.push({ path: '', ...problem }),
    notice: (message: string, place: Problem['place'], found: string) =>
      void notices.push({
        path: '',
        message,
        remedy: '如果需要这项内容，请换成表样里的说法，或移到填报工作簿相应的栏目。',
        ...(place ? { place } : {}),
        found,
      }),
    /** What a person should know about how the form was read. */
    remark: (message: string, place: Problem['place']) =>
      void notices.push({
        path: '',
        message,
        remedy: '不影响总分；需要按类别汇总的，请在填报时选定一级指标。',
        ...(place ? { place } : {}),
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
      const rank = rankOf(label.core, field)
      const other = labels.get(path)
      labels.set(path, Math.min(rank, other ?? rank))
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
      // 中央主管部门 beside 地方主管部门: the word that the layout names first counts.
      if (other !== undefined && rank < other) return state.set(path, value)
      if (other !== undefined && rank > other) return
      state.problem({ covers: TWICE, ...twice(before, value) })
    },
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

/** One thing said twice in different words: what rules call A15. */
const TWICE = ['A15']

const twice = (before: DraftValue, value: DraftValue): Omit<Problem, 'path'> => ({
  message: `同一项填写了两次，内容不同：“${short(before.text)}”和“${short(value.text)}”`,
  remedy: `请保留一处，另一处在 ${before.place.cell ?? ''}。`,
  place: value.place,
  found: value.text,
})

/** 97.6 and 97.60 are the same, so are 优 and 等级：优. */
const differ = (a: string, b: string): boolean => {
  const [x, y] = [a, b].map((text) => Number.parseFloat(text.replace(/[^\d.]/g, '')))
  return Number.isFinite(x) && Number.isFinite(y) ? x !== y : !a.includes(b) && !b.includes(a)
}

/** Title lines and 附件 numbers say what the form is, nothing in it. */
export const isTitle = (cell: GridCell, form: ReadyForm): boolean => {
  const { core } = heading(cell.text)
  return form.titles.some((title) => isTitled(core, title)) || /^附[件表录]?\d*$/.test(core)
}

const isDecoration = (cell: GridCell, form: ReadyForm): boolean =>
  /^[\s\-—–/\\.…_]*$/.test(cell.text) ||
  isTitle(cell, form) ||
  form.known.has(heading(cell.text).core) ||
  form.notes.has(heading(cell.text).core)

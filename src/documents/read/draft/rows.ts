import type { DraftValue } from '#domain/draft.ts'
import type { LayoutWords } from '#domain/layout.ts'
import type { AmountUnit } from '#domain/parse/amount.ts'
import type { Problem } from '#domain/problem.ts'
import type { Grid, GridCell } from './grid.ts'
import type { ColumnFound, HeaderFound } from './header.ts'
import { heading } from './words.ts'

/** What reading the rows of a table leads to. */
export interface RowSink {
  /** One field of the form, by its path under the form. */
  set(path: string, value: DraftValue): void
  /** One field that a label above may have said already. */
  setOnce(path: string, value: DraftValue): void
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
  /** 一级指标 in all spellings: a line of one alone names those below it. */
  readonly categories: ReadonlySet<string>
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
    categories: new Set(cores(Object.values(words.categories).flat())),
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
export const SINGLE: ReadonlySet<string> = new Set([
  'points',
  'claimedScore',
  'score',
  'deduction',
  'amount',
  'budget',
  'executed',
  'initial',
  'adjusted',
  'no',
])

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
export function readValue(
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

export function markUsed(cells: readonly GridCell[], sink: RowSink): true {
  for (const cell of cells) sink.used(cell)
  return true
}

import type { FormFound } from '#domain/draft.ts'
import type { Layouts } from '#domain/layout.ts'
import type { AmountUnit } from '#domain/parse/amount.ts'
import type { Place } from '#domain/place.ts'
import type { Problem } from '#domain/problem.ts'
import { address, type Sheet, type Workbook } from '#domain/workbook.ts'
import { assemble } from './assembly.ts'
import { chooseForm, type Segment, segments, stampOf } from './choice.ts'
import { readForm } from './form.ts'
import { type Grid, gridOf } from './grid.ts'
import { type ReadyForm, readyForms } from './layout.ts'
import { type ReadyWords, readyWords } from './rows.ts'
import type { FormRead, ItemBudget } from './state.ts'
import { unitNote, yearNote } from './words.ts'

/** What a workbook says, form by form, and what of it was not understood or not read. */
export interface Understood {
  readonly forms: readonly FormFound[]
  readonly problems: readonly Problem[]
  readonly notices: readonly Problem[]
}

/** Rows of lists that one unit's year can have; a ledger of a hundred thousand rows is no self-evaluation. */
const MOST_ITEMS = 20_000

const tooMany = (file: string): Problem => ({
  path: '',
  message: `表格行数超过 ${MOST_ITEMS} 行，后面的没有读入`,
  remedy: '请只保留本单位的项目和指标，或拆分成几个文件。',
  place: { file },
})

interface Read {
  readonly form: ReadyForm
  readonly read: FormRead
  readonly title: string
  readonly place: Place
}

/**
 * Finds the forms of a workbook by the meaning of their headings and labels, never by cell address: moved, renamed, merged, extra columns and rows
 * change nothing. Lists and the sheets of our own workbook make one form together; every 自评表 is one of its own.
 */
export function understand(workbook: Workbook, layouts: Layouts): Understood {
  const forms = readyForms(layouts)
  const words = readyWords(layouts.words)
  const stamped = stampOf(workbook) ?? (isOurs(workbook, layouts) ? layouts.workbook.id : undefined)
  const notices: Problem[] = []
  const left = { items: MOST_ITEMS }
  const { cover, options } = layouts.workbook
  const ours = (name: string) => stamped !== undefined && (name === cover || name === options)
  const sheets = workbook.sheets.filter(({ name, hidden }) => !hidden && !ours(name))
  for (const { name, hidden, cells } of workbook.sheets)
    if (hidden && cells.length > 0 && !ours(name)) notices.push(hiddenSheet(workbook.file, name))
  const reads = sheets.flatMap((sheet) => readSheet(sheet, workbook.file, { forms, words, stamped, notices, left }))
  const unit = reads.filter(({ form }) => form.layout.subject === 'unit')
  const own = reads.filter(({ form }) => form.layout.subject !== 'unit')
  const found = [...(unit.length > 0 ? [together(unit)] : []), ...own.map((read) => together([read]))]
  return {
    forms: found.map(({ form }) => form),
    problems: [
      ...(left.items === 0 ? [tooMany(workbook.file)] : []),
      ...reads.flatMap(({ read }) => read.problems),
      ...found.flatMap(({ problems }) => problems),
    ],
    notices: [...notices, ...reads.flatMap(({ read }) => read.notices)],
  }
}

/** Sheets of ours that tell our workbook when another program saved it without its stamp. */
const ENOUGH_SHEETS = 5

const isOurs = ({ sheets }: Workbook, { workbook }: Layouts): boolean =>
  workbook.sheets.filter(({ name }) => sheets.some((sheet) => sheet.name === name)).length >= ENOUGH_SHEETS

/** What people hid is an old version or a helper: reading it would surprise them. */
const hiddenSheet = (file: string, sheet: string): Problem => ({
  path: '',
  message: `隐藏的工作表“${sheet}”没有读入`,
  remedy: '如果其中有需要的内容，请取消隐藏后再上传。',
  place: { file, sheet },
})

interface Context {
  readonly left: ItemBudget
  readonly forms: readonly ReadyForm[]
  readonly words: ReadyWords
  readonly stamped: string | undefined
  readonly notices: Problem[]
}

function readSheet(sheet: Sheet, file: string, context: Context): readonly Read[] {
  const grid = gridOf(sheet, file)
  if (!Array.from({ length: grid.rows }, (_, row) => row).some((row) => grid.own(row).length > 0)) return []
  const reads: Read[] = []
  let [unit, year]: readonly [AmountUnit | undefined, number | undefined] = [undefined, undefined]
  for (const segment of segments(grid, context.forms)) {
    const stated = titleYear(grid, segment) ?? year
    const form = chooseForm(grid, segment, context.forms, { stamped: context.stamped, year: stated, words: context.words })
    if (!form) {
      // A cover or a line above the forms may state unit and year for them.
      for (let row = segment.from; row < segment.to; row++)
        for (const { text } of grid.own(row)) [unit, year] = [unitNote(text) ?? unit, year ?? yearNote(text)]
      context.notices.push(...unreadSegment(grid, segment))
      continue
    }
    for (let from = segment.from; from < segment.to && context.left.items > 0; ) {
      const read = readForm(form, { grid, from, to: segment.to, words: context.words, unit, year, left: context.left })
      year ??= read.year
      reads.push({ form, read, title: titleOf(grid, segment), place: firstPlace(grid, from) })
      from = read.next
    }
  }
  return reads
}

/** Rows at the top of a form that may state its year. */
const TITLE_ROWS = 6

function titleYear(grid: Grid, { from, to }: Segment): number | undefined {
  for (let row = from; row < Math.min(to, from + TITLE_ROWS); row++) {
    for (const { text } of grid.own(row)) {
      const year = yearNote(text)
      if (year !== undefined) return year
    }
  }
  return undefined
}

const titleOf = (grid: Grid, { from, to, title }: Segment): string => {
  for (let row = from; title !== undefined && row < to; row++) {
    const [first] = grid.own(row)
    if (first) return first.text.replace(/\s+/g, '')
  }
  return grid.sheet
}

function firstPlace(grid: Grid, from: number): Place {
  for (let row = from; row < grid.rows; row++) {
    const [first] = grid.own(row)
    if (first) return grid.place(first)
  }
  return { file: grid.file, sheet: grid.sheet, cell: address(from, 0) }
}

/** Cells that make a sheet worth mentioning: a blank cover is not. */
const WORTH_MENTIONING = 4

function unreadSegment(grid: Grid, { from, to }: Segment): Problem[] {
  let cells = 0
  for (let row = from; row < to; row++) cells += grid.own(row).length
  if (cells < WORTH_MENTIONING) return []
  return [
    {
      path: '',
      message: `工作表“${grid.sheet}”${from > 0 ? `第 ${from + 1} 行起的内容` : ''}没有读入：没有认出其中的表`,
      remedy: '如果是需要的内容，请核对表头的说法，或改用填报工作簿。',
      place: firstPlace(grid, from),
    },
  ]
}

function together(reads: readonly [Read, ...Read[]] | readonly Read[]): {
  readonly form: FormFound
  readonly problems: readonly Problem[]
} {
  const [first] = reads
  if (first === undefined) throw new RangeError('a form without a read')
  const { layout } = first.form
  const { draft, problems } = assemble(
    layout.subject,
    reads.map(({ read }) => read),
  )
  const year = reads.find(({ read }) => read.year !== undefined)
  const known = draft.has('year') || year?.read.year === undefined
  const whole = known ? draft : new Map([...draft, ['year', { text: String(year.read.year), place: year.place }]])
  return { form: { layout: layout.id, role: layout.role, title: first.title, place: first.place, draft: whole }, problems }
}

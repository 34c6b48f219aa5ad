import { STAMP } from '#domain/stamp.ts'
import type { Workbook } from '#domain/workbook.ts'
import type { Grid } from './grid.ts'
import { headerCount } from './header.ts'
import type { ReadyForm } from './layout.ts'
import type { ReadyWords } from './rows.ts'
import { heading, isTitled } from './words.ts'

/** Rows of a sheet that may hold one form. */
export interface Segment {
  readonly from: number
  readonly to: number
  /** Core of the title row that opens it. */
  readonly title: string | undefined
}

/** A title is a line of its own, not a sentence. */
const LONGEST_TITLE = 60

/** A shorter one opens a form only without a number before it. */
const SHORTEST_TITLE = 5
const NUMBERED = /^\s*[（(]?[一二三四五六七八九十]{1,2}[）)、]/

/** Cuts a sheet where a new title line stands; several title lines in a row belong together. */
export function segments(grid: Grid, forms: readonly ReadyForm[]): readonly Segment[] {
  const starts: { row: number; title: string }[] = []
  let content = false
  for (let row = 0; row < grid.rows; row++) {
    const own = grid.own(row)
    if (own.length === 0) continue
    const said = own.length <= 2 ? titleOf(own[0]!.text, forms) : undefined
    // "四、绩效指标" is a part of the form above it, not the title of another.
    const title = starts.length > 0 && said !== undefined && said.length < SHORTEST_TITLE && NUMBERED.test(own[0]!.text) ? undefined : said
    if (title === undefined) content ||= own.length > 1
    else if (content || starts.length === 0) {
      starts.push({ row, title })
      content = false
    }
  }
  const [first] = starts
  if (first === undefined) return grid.rows === 0 ? [] : [{ from: 0, to: grid.rows, title: undefined }]
  // Lines above the first title (公开表号, 附件) belong to its form.
  return starts.map(({ row, title }, i) => ({ from: i === 0 ? 0 : row, to: starts[i + 1]?.row ?? grid.rows, title }))
}

function titleOf(text: string, forms: readonly ReadyForm[]): string | undefined {
  if (text.length > LONGEST_TITLE) return undefined
  const { core } = heading(text)
  return forms.some(({ titles }) => titles.some((title) => isTitled(core, title))) ? core : undefined
}

const NO_HEADING = { count: 0, height: 1 }

/** Rows of a segment that are looked at to choose its layout. */
const SAMPLE_ROWS = 60
/** What a form must at least show to be read as one. */
const ENOUGH = 3
const TITLE_WEIGHT = 6
const MARK_WEIGHT = 3
/** A column of scores, in a heading of at least so many. */
const RESULT = /^(?:自评)?得分$/
const RESULT_COLUMNS = 3
/** Our own stamp in the file outweighs what the words say. */
const STAMP_WEIGHT = 20

/** The layout whose words fit a segment best; undefined when none does. Of equals, the one that comes first. `year` is the one its title states. */
export function chooseForm(
  grid: Grid,
  { from, to, title }: Segment,
  forms: readonly ReadyForm[],
  { stamped, year, words }: { readonly stamped: string | undefined; readonly year: number | undefined; readonly words: ReadyWords },
): ReadyForm | undefined {
  const rows = Array.from({ length: Math.min(to - from, SAMPLE_ROWS) }, (_, i) => from + i).filter((row) => grid.own(row).length > 0)
  const cores = rows.map((row) =>
    grid
      .own(row)
      .slice(0, SAMPLE_ROWS)
      .map((cell) => heading(cell.text, year).core),
  )
  const tellsResults = cores.some((row) => row.length >= RESULT_COLUMNS && row.some((core) => RESULT.test(core)))
  let best: { readonly form: ReadyForm; readonly score: number } | undefined
  for (const form of forms) {
    const labels = new Set<string>()
    const marks = new Set<string>()
    let tables = 0
    let headed = from
    for (const [i, row] of rows.entries()) {
      // The second row of a heading is no heading of its own.
      const { count: columns, height } = row < headed ? NO_HEADING : headerCount(grid, row, form, year)
      if (columns > 0) headed = row + height
      // 年度资金总额 below 年初预算数 and 全年执行数 names a row of theirs.
      const named = columns > 0 || (headed > from && isRowOfFigures(cores[i]!))
      tables += columns
      for (const core of cores[i]!) {
        // In a heading row 项目名称 names a column, not the form's project; 预算执行率 may be a row of the indicators.
        if (!named && form.labels.has(core) && !words.categories.has(core)) labels.add(core)
        if (form.marks.has(core)) marks.add(core)
      }
    }
    const said = labels.size + marks.size * MARK_WEIGHT
    if (said + tables < ENOUGH) continue
    const titled = titleLength(form, title, grid.sheet)
    // A form of goals has no results, whichever rows it has in common with one that does.
    if (titled === 0 && form.layout.role === 'goal-form' && tellsResults) continue
    const score = said + tables + (titled > 0 ? TITLE_WEIGHT + titled / LONGEST_TITLE : 0) + (form.layout.id === stamped ? STAMP_WEIGHT : 0)
    if (best === undefined || score > best.score) best = { form, score }
  }
  return best?.form
}

/** Cells of a row that hold figures: so many make a row of a table. */
const FEWEST_FIGURES = 2
const isRowOfFigures = (cores: readonly string[]): boolean => cores.filter((core) => /^-?\d[\d.,]*%?$/.test(core)).length >= FEWEST_FIGURES

/** Length of the longest title word that the title line or the sheet's name ends with. */
function titleLength({ titles }: ReadyForm, title: string | undefined, sheet: string): number {
  const name = heading(sheet).core
  return titles.find((word) => (title !== undefined && isTitled(title, word)) || name === word)?.length ?? 0
}

export const stampOf = ({ properties }: Workbook): string | undefined => properties[STAMP]?.split('@')[0]

import type { Indicator } from '#domain/indicator.ts'
import type { FormRole } from '#domain/layout.ts'
import type { Place, Places } from '#domain/place.ts'
import type { Problem } from '#domain/problem.ts'
import type { Block, Paragraph, Prose, Table } from '#domain/prose.ts'
import { placeIn } from '#domain/prose-place.ts'
import type { Project, Submission } from '#domain/submission.ts'
import { address, type Cell, type Merge, type Sheet, type Workbook } from '#domain/workbook.ts'
import { type ConclusionAt, conclusionsIn } from './conclusions.ts'
import { endsForm, goesOnBehind, headOfForm, isHeadOfForm } from './form-parts.ts'
import { isUnscored } from './goal-tables.ts'
import { asIndicatorTable } from './indicator-columns.ts'
import { evaluationRows } from './key-evaluations.ts'
import { partYearColumns } from './period-columns.ts'
import { plain } from './plain.ts'
import { BESIDE, mergedAgain, repeatedOver, type Span } from './repeated-cells.ts'
import { isProjectList, matrixRows } from './score-matrix.ts'

/** Understands forms and lists by the layouts, passed in: the same reader that understands workbooks. */
export type TableReader = (workbook: Workbook) => {
  readonly submission: Submission
  readonly places: Places
  readonly role?: FormRole | undefined
}

/** What one table of a document says, with places in the document. */
export interface TableRead {
  readonly submission: Submission
  readonly places: Places
  /** Tables of a document may be anything: only of spreadsheets it is told what could not be read. */
  readonly problems: readonly Problem[]
  readonly role?: FormRole
}

/** Who a form belongs to that does not name its project, by what stands above it. */
export type FormOwner =
  | { readonly kind: 'department' }
  | { readonly kind: 'project'; readonly name: string }
  /** A key project, evaluated by somebody else. */
  | { readonly kind: 'evaluation'; readonly name: string }
  /** One goal of the department: a table without scores is about it. */
  | { readonly kind: 'goal'; readonly title: string }
  | undefined

/** A title may stand over its table in up to so many short lines. */
const TITLE_LINES = 4
const LONGEST_TITLE_LINE = 40

/**
 * Reads every table of a document as a sheet; tables that say nothing are left out. In a document that is one form, title and unit of amounts hold for all
 * its tables, and so does the name of its project.
 */
export function readTables(prose: Prose, read: TableReader, ownerAbove: (paragraph: number) => FormOwner): TableRead[] {
  const title = formTitle(prose)
  // Parts of one form stand in tables of their own: the one that names the project speaks for those right behind it.
  let form: string | undefined
  let heads: Table[] = []
  let start = 0
  const found = prose.blocks.flatMap((block, index) => {
    if (block.kind === 'paragraph') {
      if (endsForm(block)) form = undefined
      return []
    }
    if (isHeadOfForm(block) && goesOnBehind(prose.blocks, index)) {
      if (heads.length === 0) start = index
      heads.push(block)
      return []
    }
    const [above, at] = [heads, heads.length > 0 ? start : index]
    heads = []
    // Projects by categories are read for themselves: their headings are no labels.
    const rows = [...above, block].reduce((sum, each) => sum + each.rows.length, 0)
    if (rows < (title || form !== undefined ? 1 : 2) || matrixRows(prose, block).length > 0) return []
    const places = new Map<string, Place>()
    const own = withColumns(
      readSheet(sheetOf(prose, [...above, block], at, { title, places }), places, prose.file, read),
      block,
      (named) => {
        const others = new Map<string, Place>()
        return readSheet(sheetOf(prose, [...above, named], at, { title, places: others }), others, prose.file, read)
      },
    )
    if (!own || isListOfProjects(own.submission)) return []
    const owner: FormOwner = form === undefined ? ownerAbove((above[0] ?? block).rows[0]!.number) : { kind: 'project', name: form }
    form = headOfForm(own.submission) ?? form
    return [completed(prose, own, [block], owner)]
  })
  return title ? withOneName(found) : found
}

/** A table of indicators of which not all was read is read once more, under the headings that its columns deserve. */
function withColumns(own: TableRead | undefined, table: Table, again: (named: Table) => TableRead | undefined): TableRead | undefined {
  const before = own ? completeIn(own.submission) : 0
  // Headings, a total and the execution rate are no indicators.
  if (before >= table.rows.length - 3) return own
  const named = asIndicatorTable(table)
  const other = named && again(named)
  return other && completeIn(other.submission) > before ? other : own
}

const completeIn = ({ projects, whole }: Submission): number =>
  [...projects, ...(whole ? [whole] : [])]
    .flatMap(({ indicators }) => indicators)
    .filter(
      (row) => row.targetText !== undefined && row.actualText !== undefined && row.points !== undefined && row.claimedScore !== undefined,
    ).length

/** A list of projects with their money is no form whose money comes from sources of these names. */
const isListOfProjects = ({ projects: [form, ...others] }: Submission): boolean => {
  const names = form?.name === undefined && others.length === 0 ? (form?.budget.sources ?? []).map(({ source }) => source) : []
  const listed = names.filter((name) => name !== '' && !/^(?:合计|总计|小计)/.test(name))
  return listed.length >= 2 && form!.indicators.length === 0 && listed.every((name) => /项目$/.test(name))
}

/** Tables of one form: those that name no project are about the one that another names. */
function withOneName(tables: TableRead[]): TableRead[] {
  const names = new Set(tables.flatMap(({ submission }) => submission.projects.flatMap(({ name }) => name ?? [])))
  const [name] = names
  if (name === undefined || names.size > 1) return tables
  return tables.map((table) => {
    const [project, ...others] = table.submission.projects
    return project && project.name === undefined && others.length === 0
      ? { ...table, submission: { ...table.submission, projects: [{ ...project, name }] } }
      : table
  })
}

function readSheet(sheet: Sheet, places: ReadonlyMap<string, Place>, file: string, read: TableReader): TableRead | undefined {
  const { submission, places: found, role } = read({ file, kind: 'html', sheets: [sheet], properties: {} })
  const moved = Object.entries(found).flatMap(([path, place]) => {
    const inProse = places.get(`${place.sheet}!${place.cell}`)
    return inProse ? [[path, inProse] as const] : []
  })
  return moved.length === 0
    ? undefined
    : { submission, places: Object.fromEntries(moved), problems: [], ...(role === undefined ? {} : { role }) }
}

/** Lines at the top that may hold the title. */
const TOP_LINES = 4

/** The title of a document that is a form 自评表, not a report; undefined for any other. */
export function formTitle({ blocks }: Pick<Prose, 'blocks'>): Paragraph | undefined {
  for (const block of blocks.filter((one) => one.kind === 'table' || !one.furniture).slice(0, TOP_LINES)) {
    if (block.kind === 'table' || block.text.length > LONGEST_TITLE_LINE) return undefined
    const title = block.text
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/\([^()]*\)$/, '')
    if (/(?:报告|总结|说明)$/.test(title)) return undefined
    if (/(?:自评|评价|监控|计分|评分|绩效)(?:情况|结果|目标)?表$/.test(title)) return block
  }
  return undefined
}

/** What the layouts understood of a form, with what stands in its cells as sentences and with its owner. */
export function completed(prose: Prose, read: TableRead, tables: readonly Table[], owner: FormOwner): TableRead {
  const evaluated = owner?.kind === 'evaluation' ? tables.map(evaluationRows).find((rows) => rows !== undefined) : undefined
  if (owner?.kind === 'evaluation' && evaluated)
    return {
      submission: { ...read.submission, projects: [], keyEvaluations: [{ project: owner.name, rows: evaluated }] },
      places: {},
      problems: [],
    }
  const concluded = tables.map((table) => conclusionInCells(prose, table)).find((said) => said !== undefined)
  const listed = tables.some(isProjectList) ? asProjects(read) : read
  return withConclusion(owned({ ...listed, submission: withoutTotals(listed.submission) }, owner), concluded)
}

/** A list of projects whose other columns made it look like the amounts of one form: its rows are projects, not funds. */
function asProjects(read: TableRead): TableRead {
  const [form, ...others] = read.submission.projects
  const sources = form?.budget.sources ?? []
  const isForm = form === undefined || form.name !== undefined || others.length > 0 || form.indicators.length > 0
  if (isForm || sources.length < 2 || sources.some(({ source }) => !/[一-龥]{2}/.test(source))) return read
  const projects = sources.map(
    ({ source, ...amounts }): Project => ({
      name: source,
      budget: { ...amounts, sources: [] },
      indicators: [],
      claims: [],
      evidence: [],
    }),
  )
  const places = Object.entries(read.places).flatMap(([path, place]) => {
    const [, index, field] = /^projects\[0\]\.budget\.sources\[(\d+)\]\.(\w+)$/.exec(path) ?? []
    return index === undefined
      ? []
      : [[field === 'source' ? `projects[${index}].name` : `projects[${index}].budget.${field}`, place] as const]
  })
  return { ...read, submission: { ...read.submission, projects }, places: Object.fromEntries(places) }
}

/** "免费开放小计" is no indicator: its row keeps its place in the list, and says nothing. */
function withoutTotals(submission: Submission): Submission {
  const isTotal = ({ name, targetText }: Indicator) => targetText === undefined && /(?:小计|合计|总计)$/.test(name)
  const silent = <F extends { readonly indicators: readonly Indicator[] }>(form: F): F =>
    form.indicators.some(isTotal)
      ? {
          ...form,
          indicators: form.indicators.map((row) => (isTotal(row) ? { category: row.category, name: row.name, evidence: [] } : row)),
        }
      : form
  return { ...submission, projects: submission.projects.map(silent), ...(submission.whole ? { whole: silent(submission.whole) } : {}) }
}

/** A score and grade told in a sentence of a cell: "评价结论 | 项目自评得分99分，自评等级为优". */
function conclusionInCells(prose: Prose, table: Table): ConclusionAt | undefined {
  for (const row of table.rows) {
    for (const cell of row.cells) {
      if (!/等级|等次|评为/.test(cell.text)) continue
      const { text, origin } = plain(cell.text)
      const paragraph: Paragraph = { kind: 'paragraph', number: row.number, text: cell.text, pieces: cell.pieces }
      const found = conclusionsIn(prose.file, { paragraph, text, origin, heading: false, sentences: [] }, 0, []).find(
        ({ grade }) => grade !== undefined,
      )
      if (found) return found
    }
  }
  return undefined
}

/** The grade of a form's own conclusion, where no cell of its own has one. */
function withConclusion(table: TableRead, said: ConclusionAt | undefined): TableRead {
  const [project, ...others] = table.submission.projects
  if (!said?.grade || others.length > 0) return table
  const grade = { claimedGrade: said.grade.value }
  if (project && project.claimedGrade === undefined)
    return {
      ...table,
      submission: { ...table.submission, projects: [{ ...project, ...grade }] },
      places: { ...table.places, 'projects[0].claimedGrade': said.grade.place },
    }
  const { whole } = table.submission
  if (!project && whole && whole.claimedGrade === undefined)
    return {
      ...table,
      submission: { ...table.submission, whole: { ...whole, ...grade } },
      places: { ...table.places, 'whole.claimedGrade': said.grade.place },
    }
  return table
}

/** A form without a project name becomes the department's, or gets the name that stands above it. */
function owned(table: TableRead, owner: FormOwner): TableRead {
  const [form, ...others] = table.submission.projects
  if (!form || form.name !== undefined || others.length > 0 || owner === undefined) return table
  if (owner.kind === 'goal' && isUnscored(form.indicators)) {
    const goals = { ...table.submission.goals, items: [{ title: owner.title, indicators: form.indicators }] }
    return { ...table, submission: { ...table.submission, projects: [], goals }, places: movedTo('goals.items[0]', table.places) }
  }
  if (owner.kind === 'project' || owner.kind === 'evaluation')
    return { ...table, submission: { ...table.submission, projects: [{ ...form, name: owner.name }] } }
  return { ...table, submission: { ...table.submission, projects: [], whole: wholeFrom(form) }, places: movedTo('whole', table.places) }
}

const movedTo = (to: string, places: Places): Places =>
  Object.fromEntries(Object.entries(places).map(([path, place]) => [path.replace(/^projects\[0\]/, to), place]))

const wholeFrom = ({ budget, goal, indicators, claims, claimedTotal, claimedGrade }: Project) => ({
  budget,
  ...(goal ? { goal } : {}),
  tasks: [],
  indicators,
  claims,
  ...(claimedTotal === undefined ? {} : { claimedTotal }),
  ...(claimedGrade === undefined ? {} : { claimedGrade }),
})

/** A table as a sheet, the head of its form above it: the lines of its title first, spans as merges; `places` learns where every cell stands in the document. */
function sheetOf(
  prose: Prose,
  tables: readonly Table[],
  index: number,
  { title, places }: { readonly title: Paragraph | undefined; readonly places: Map<string, Place> },
): Sheet {
  const name = `表${index + 1}`
  const opening = title && !prose.blocks.slice(0, index).some((block) => block.kind === 'table')
  const near = opening ? linesAbove(prose.blocks, index) : titleLines(prose.blocks, index)
  const titles = title
    ? [...[title, unitAbove(prose.blocks, index)].flatMap((line) => (line && !near.includes(line) ? [line] : [])), ...near]
    : near
  const cells: (Cell | undefined)[][] = titles.map((line, row) => {
    places.set(`${name}!${address(row, 0)}`, placeIn(prose, { text: line.text, number: line.number, pieces: line.pieces }))
    return [textCell(withUnit(line.text))]
  })
  const [{ caption }] = tables as readonly [Table]
  if (titles.length === 0 && caption !== undefined) cells.push([textCell(caption)])
  const merges: Merge[] = []
  const rows = tables.flatMap((table) => {
    const partYear = partYearColumns(table.rows)
    return table.rows.map((row) => ({ row, partYear }))
  })
  let spans: readonly Span[] = []
  let beside: { readonly text: string; readonly at: number } | undefined
  for (const { row, partYear } of rows.filter((each) => !each.row.repeated)) {
    const at = cells.length
    const [first] = row.cells
    const goesOn = first?.column === 0 && first.rowSpan === 1 && BESIDE.test(first.text) && first.text === beside?.text
    if (goesOn) merges.push({ top: beside!.at, left: 0, bottom: at, right: 0 })
    else beside = first && { text: first.text, at }
    const line: (Cell | undefined)[] = []
    const over = repeatedOver(row.cells)
    if (over.length > 0) spans = over
    for (const cell of mergedAgain(row.cells, spans)) {
      if (partYear.has(cell.column) || (goesOn && cell === first)) continue
      if (cell.text.trim() !== '') line[cell.column] = textCell(cell.text)
      places.set(`${name}!${address(at, cell.column)}`, placeIn(prose, { text: cell.text, number: row.number, pieces: cell.pieces }))
      if (cell.columnSpan > 1 || cell.rowSpan > 1)
        merges.push({ top: at, left: cell.column, bottom: at + cell.rowSpan - 1, right: cell.column + cell.columnSpan - 1 })
    }
    cells.push(Array.from(line))
  }
  return { name, hidden: false, cells, merges }
}

/** "年度重点任务（万元）": the unit of the amounts below. */
const withUnit = (title: string): string => title.replace(/[（(](亿元|万元|千元|元)[)）]$/, '（单位：$1）')

/** Everything above the first table of a form: labels with their values. */
const linesAbove = (blocks: readonly Block[], index: number): Paragraph[] =>
  blocks.slice(0, index).filter((block) => block.kind === 'paragraph' && !block.furniture) as Paragraph[]

/** The last line above a table that states the unit of amounts. */
const unitAbove = (blocks: readonly Block[], index: number): Paragraph | undefined =>
  blocks
    .slice(0, index)
    .findLast(
      (block) =>
        block.kind === 'paragraph' &&
        block.text.length <= LONGEST_TITLE_LINE &&
        /单位\s*[:：]\s*(?:人民币)?(?:亿|万|千)?元/.test(block.text),
    ) as Paragraph | undefined

const textCell = (text: string): Cell => ({ text: text.trim(), kind: 'text' })

/** The short lines right above the table: title, year, unit of amounts. */
function titleLines(blocks: readonly Block[], index: number): Paragraph[] {
  const lines: Paragraph[] = []
  for (let i = index - 1; i >= 0 && lines.length < TITLE_LINES; i--) {
    const block = blocks[i]!
    if (block.kind !== 'paragraph' || block.text.length > LONGEST_TITLE_LINE || /[。；]$/.test(block.text)) break
    if (!block.furniture) lines.unshift(block)
  }
  return lines
}

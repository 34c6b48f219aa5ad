import type { Prose } from '#domain/prose.ts'
import type { AmountAt } from './amounts.ts'
import type { ListedProject, Passage, Section } from './claims.ts'
import { projectLabelled } from './form-labels.ts'
import type { Identity } from './identity.ts'
import { ledProjects } from './led-names.ts'
import { namedWithFigures, numberedName, ProjectBook, projectListIn, projectOfForm, projectOfHeading } from './projects.ts'
import { namesInTables } from './score-matrix.ts'

/** The projects a document speaks of, before any score is read. */
export interface ProjectsRead {
  readonly book: ProjectBook
  /** The explicit list, in the text or in a table. */
  readonly projectList: readonly ListedProject[]
  /** Projects by the section that is about them. */
  readonly sectionProjects: ReadonlyMap<number, number>
  /** The project of a report on one project. */
  readonly only: number | undefined
}

/** A report on one project has that one; any other document those of its lists, tables, headings and figures, in this order. */
export function projectsOf(
  prose: Prose,
  passages: readonly Passage[],
  sections: readonly Section[],
  all: readonly AmountAt[],
  { subject, project }: Identity,
): ProjectsRead {
  const amounts = all.filter((one) => !isPartOfChange(passages, one))
  if (subject === 'project') {
    const book = new ProjectBook(project ? [{ name: project.value, place: project.place }] : [])
    return { book, projectList: [], sectionProjects: headedProjects(sections, passages, book), only: project ? 0 : undefined }
  }
  const stated = projectListIn(prose.file, passages, amounts)
  const led = ledProjects(prose.file, passages, amounts)
  const rows = namesInTables(prose)
  const inText = stated.length >= led.length ? stated : led
  const projectList = inText.length > 0 ? inText : rows
  const book = new ProjectBook([...projectList, ...led, ...rows])
  const sectionProjects = headedProjects(sections, passages, book)
  for (const named of namedWithFigures(prose.file, passages, amounts)) book.add(named)
  return { book, projectList, sectionProjects, only: undefined }
}

/** "年中追加287.45万元，其中A资金185.00万元、B资金62.45万元": what was added to a project is not what it has. */
function isPartOfChange(passages: readonly Passage[], { passage, start }: AmountAt): boolean {
  const { text } = passages[passage]!
  const from = text.lastIndexOf('。', start - 1) + 1
  // A line that was broken off in the middle of a sentence goes on here.
  const before = from === 0 ? (/[^。；;:]+$/.exec(passages[passage - 1]?.text ?? '')?.[0] ?? '') : ''
  return OF_CHANGE.test(before + text.slice(from, start))
}
const OF_CHANGE =
  /(?:追加|调增|增加|增拨|新增|补充下达|调减|核减|压减|收回)(?:了|预算|资金|安排|项目|支出|经费|下达|财政)*\d[\d,.]*[万亿]?元(?:(?!预算|支出|执行|到位)[^。;])*(?:其中|包括|分别(?:为|是|用于))(?:(?!合计|共计|调整后|全年预算)[^。;])*$/

/** Sections whose heading names a project, with the project's index. */
function headedProjects(sections: readonly Section[], passages: readonly Passage[], book: ProjectBook): Map<number, number> {
  const found = new Map<number, number>()
  for (const [index, section] of sections.entries()) {
    const name = projectOfHeading(section)
    const labelled = projectLabelled(index, passages)
    const known =
      book.find(name ?? section.title) ??
      projectOfForm(section, book.projects) ??
      (labelled === undefined ? undefined : book.find(labelled))
    if (known !== undefined) found.set(index, known)
    else if (name !== undefined && (numberedName(section.title) !== undefined || isResultHeading(sections, section)))
      found.set(index, book.add({ name, place: section.place }))
  }
  return found
}

const RESULT_KINDS: ReadonlySet<Section['kind']> = new Set(['results', 'item-results', 'conclusion', 'execution', 'project-profile'])

/** Project headings count where results are told, not among duties and goals. */
function isResultHeading(sections: readonly Section[], section: Section): boolean {
  for (let at = section.parent; at !== undefined; at = sections[at]!.parent) {
    const { kind } = sections[at]!
    if (kind !== undefined && kind !== 'project') return RESULT_KINDS.has(kind)
  }
  return false
}

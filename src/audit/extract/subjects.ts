import { withoutMark } from '#domain/numbering.ts'
import type { Passage, Section } from './claims.ts'
import { cleanName, isProjectName } from './project-names.ts'
import { type KnownProject, mentionsOf } from './projects.ts'
import { categoriesIn } from './score-words.ts'

/** Whom a figure belongs to: a project of the list, the department, a name that no list holds, or nobody. */
export type Subject =
  | { readonly kind: 'project'; readonly project: number; readonly name: string }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'department' }
  | { readonly kind: 'none' }

const DEPARTMENT =
  /部门整体|整体支出|(?:我|本)(?:单位|部门|局|办|街道|镇|乡|委|院|校|中心|所|队|馆|站|会)|部门(?:绩效|自评|综合|预算绩效|支出)|单位(?:绩效|自评|综合|整体)|全(?:局|街道|镇|乡|校|院)|综合绩效/
const ANAPHORA = /^(?:该|本|此)项(?:目|资金|经费)/

/** The known project a passage stands under: the nearest heading that names one. */
export function projectOfSection(
  passage: Passage,
  sections: readonly Section[],
  sectionProjects: ReadonlyMap<number, number>,
): number | undefined {
  for (let at = passage.section; at !== undefined; at = sections[at]!.parent) {
    const project = sectionProjects.get(at)
    if (project !== undefined) return project
  }
  return undefined
}

/** Whether a passage stands under a heading about the whole department: "第四部分 部门整体绩效分析". */
export function isUnderDepartment(passage: Passage, sections: readonly Section[]): boolean {
  for (let at = passage.section; at !== undefined; at = sections[at]!.parent)
    // The title of the document has no mark and says nothing of its parts.
    if (sections[at]!.mark !== '' && DEPARTMENT.test(sections[at]!.title)) return true
  return false
}

/**
 * Whom the figures at [start, at) of a passage are about, by the words before them: the last project named in the same clause, a department word, an
 * anaphora ("该项目") answered by the passage so far, else nothing is said.
 */
export function subjectBefore(text: string, clause: number, at: number, projects: readonly KnownProject[]): Subject {
  const words = text.slice(clause, at)
  const mention = mentionsOf(words, projects).at(-1)
  if (mention) return { kind: 'project', project: mention.project, name: projects[mention.project]!.name }
  if (DEPARTMENT.test(words)) return { kind: 'department' }
  const before = mentionsOf(text.slice(0, clause), projects)
  // "部门整体自评得分95.79分。其中预算执行率……": the parts are those of the whole before them.
  if (before.length === 0 && /^其中[，:]?$/.test(words) && DEPARTMENT.test(text.slice(0, clause))) return { kind: 'department' }
  if (before.length > 0 && (ANAPHORA.test(words) || isRunOn(words, before, text, clause))) {
    const last = before.at(-1)!
    return { kind: 'project', project: last.project, name: projects[last.project]!.name }
  }
  return { kind: 'none' }
}

/** "(一)社区服务专项经费。全年预算280.00万元，……": a short title at the head of a paragraph 段首小标题, and the money that follows it. */
const LEAD = /^([^。:;；，,、\d]{3,40})[。:](.{0,40})/
const FUNDED = /(?:预算|安排|下达|资金|投入|支出|执行)[^。]{0,12}\d[\d,.]*万?元/

/** The project that the head of a paragraph names: a known one, one by its name, or whatever has money of its own. */
export function subjectOfLead(text: string, projects: readonly KnownProject[]): Subject {
  const body = withoutMark(text)
  const [, lead = '', after = ''] = LEAD.exec(body) ?? []
  if (body === text || lead === '' || DEPARTMENT.test(lead) || categoriesIn(lead).length > 0) return { kind: 'none' }
  const [mention] = mentionsOf(lead, projects)
  if (mention) return { kind: 'project', project: mention.project, name: projects[mention.project]!.name }
  const name = cleanName(lead)
  return isProjectName(name) || FUNDED.test(after) ? { kind: 'named', name } : { kind: 'none' }
}

/** "1.社区工作经费。产出指标满分……": one project named before, and the clause itself has no subject of its own. */
const isRunOn = (words: string, before: readonly { project: number }[], _text: string, _clause: number) =>
  new Set(before.map(({ project }) => project)).size === 1 && words.replace(/[，,、:(（]|项目|其中|具体|主要/g, '').length <= 4

export const isDepartmentWords = (words: string): boolean => DEPARTMENT.test(words)

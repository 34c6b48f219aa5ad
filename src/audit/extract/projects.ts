import { withoutMark } from '#domain/numbering.ts'
import type { Yuan } from '#domain/quantity.ts'
import { growingFinder, projectKey } from '../aliases.ts'
import { accountField } from './account-words.ts'
import type { AmountAt } from './amounts.ts'
import type { ListedProject, Passage, Section } from './claims.ts'
import { placeOfSpan } from './passages.ts'
import { cleanName, isProjectName, mayBeName } from './project-names.ts'

/** Sections that speak of plans and duties: money named there is no list of this year's projects. */
const NO_LISTS: ReadonlySet<Passage['kind']> = new Set(['safeguards', 'problems', 'measures', 'problems-and-measures', 'use', 'experience'])
/** Fewer named amounts in one sentence are an example, not a list. */
const LEAST_IN_SENTENCE = 3
const LEAST_IN_LINES = 2

/** The list of projects with money: in one running sentence, or one to a line. The longest such list of the document counts. */
export function projectListIn(file: string, passages: readonly Passage[], amounts: readonly AmountAt[]): ListedProject[] {
  const named = amounts.flatMap((amount) => {
    const passage = passages[amount.passage]!
    if (NO_LISTS.has(passage.kind)) return []
    const name = cleanName(withoutMark(amount.label))
    return isProjectName(name) ? [{ amount, name }] : []
  })
  const byPassage = [...Map.groupBy(named, ({ amount }) => amount.passage)]
  const lists = byPassage.filter(([, list]) => distinct(list.map(({ name }) => name)) >= LEAST_IN_SENTENCE).map(([, list]) => list)
  for (const run of runs(byPassage.filter(([index, list]) => isLine(passages[index]!, list))))
    if (run.length >= LEAST_IN_LINES) lists.push(run)
  lists.push(...announcedLists(passages, amounts))
  const best = lists.toSorted((a, b) => b.length - a.length)[0] ?? []
  const seen = new Set<string>()
  return best.flatMap(({ amount, name }) => {
    if (seen.has(name)) return []
    seen.add(name)
    const passage = passages[amount.passage]!
    const at = passage.text.lastIndexOf(name, amount.start)
    return [{ name, amount: amount.value, place: at < 0 ? amount.place : placeOfSpan(file, passage, at, at + name.length) }]
  })
}

/** "共安排项目12个，……，其中：农村人居环境整治120万元、村级组织运转268万元、……": as many names as were announced are projects, whatever they end with. */
function announcedLists(passages: readonly Passage[], amounts: readonly AmountAt[]): Named[][] {
  return [...Map.groupBy(amounts, ({ passage }) => passage)].flatMap(([index, own]): Named[][] => {
    const { text, kind } = passages[index]!
    const said = ANNOUNCED.exec(text)
    if (!said || NO_LISTS.has(kind)) return []
    const count = Number(said[1] ?? said[2])
    const end = text.indexOf('。', said.index)
    const named = own
      .filter(({ start }) => start > said.index && (end < 0 || start < end))
      .map((amount) => ({ amount, name: cleanName(withoutMark(amount.label)) }))
      .filter(({ name }) => mayBeName(name))
    return count >= LEAST_IN_SENTENCE && named.length === count ? [named] : []
  })
}
const ANNOUNCED = /(?:项目|专项)(?:共|共计|总计)?(\d{1,3})个|(\d{1,3})个(?:预算)?(?:支出)?(?:项目|专项)/

const distinct = (names: readonly string[]) => new Set(names).size

type Named = { readonly amount: AmountAt; readonly name: string }

/** "1.社区工作经费49.63万元，用于……": the name stands at the beginning of the line. */
const isLine = ({ text }: Passage, list: readonly Named[]) => {
  const [first] = list
  return first !== undefined && text.indexOf(first.name) >= 0 && text.indexOf(first.name) <= 8
}

/** The first project of each line, as long as the lines follow one another closely. */
function runs(lines: readonly (readonly [number, readonly Named[]])[]): Named[][] {
  const result: Named[][] = []
  let last = Number.NEGATIVE_INFINITY
  for (const [index, list] of lines.toSorted(([a], [b]) => a - b)) {
    if (index - last > 2) result.push([])
    result.at(-1)!.push(list[0]!)
    last = index
  }
  return result
}

const FIGURE_WORDS =
  /(?:20\d\d年度?|年度)?(?:年初|全年|调整后的?|调整|追加后|实际|累计|全部|财政)?(?:部门|项目)?(?:预算|支出|执行|到位|安排)(?:数|资金|金额|总额|调整为|调整后|安排)*$/

/** Projects that are named only with their figures: "道路养护项目全年预算50万元，执行49万元". */
export function namedWithFigures(file: string, passages: readonly Passage[], amounts: readonly AmountAt[]): KnownProject[] {
  return amounts.flatMap((amount) => {
    const passage = passages[amount.passage]!
    const field = accountField(amount.label)
    if ((field !== 'initial' && field !== 'adjusted' && field !== 'executed') || NO_LISTS.has(passage.kind) || passage.kind === 'goals')
      return []
    const name = cleanName(withoutMark(amount.label.replace(FIGURE_WORDS, '')))
    const at = passage.text.lastIndexOf(name, amount.start)
    return name.length >= 4 && name !== amount.label && isProjectName(name) && at >= 0
      ? [{ name, place: placeOfSpan(file, passage, at, at + name.length) }]
      : []
  })
}

/** A project as the text speaks of it. */
export interface KnownProject {
  readonly name: string
  readonly amount?: Yuan
  readonly place: ListedProject['place']
}

/** Collects projects by alias: the first name given stays. */
export class ProjectBook {
  readonly projects: KnownProject[] = []
  readonly #finder = growingFinder()

  constructor(first: readonly KnownProject[]) {
    for (const project of first) this.add(project)
  }

  /** Index of the project a name means, entered when it is new. */
  add(project: KnownProject): number {
    const known = this.#finder.find(project.name)
    if (known !== undefined) return known
    this.projects.push(project)
    this.#finder.add(project.name)
    return this.projects.length - 1
  }

  find(name: string): number | undefined {
    return this.#finder.find(name)
  }
}

/** Where a passage speaks of known projects: index and span, in order; of names inside names the longest counts. */
export function mentionsOf(
  text: string,
  projects: readonly { readonly name: string }[],
): { project: number; start: number; end: number }[] {
  const found: { project: number; start: number; end: number }[] = []
  for (const [project, { name }] of projects.entries()) {
    for (const words of new Set([name, keyOf(name)])) {
      if (words.length < 4 && words !== name) continue
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
        found.push({ project, start: at, end: at + words.length })
    }
  }
  const longest = found.toSorted((a, b) => b.end - b.start - (a.end - a.start))
  const kept: typeof found = []
  for (const mention of longest) if (!kept.some(({ start, end }) => mention.start < end && mention.end > start)) kept.push(mention)
  return kept.sort((a, b) => a.start - b.start)
}

/** Keys are asked for in every passage; a document has few names. */
const keys = new Map<string, string>()
const MANY = 5000

function keyOf(name: string): string {
  const known = keys.get(name)
  if (known !== undefined) return known
  if (keys.size > MANY) keys.clear()
  const key = projectKey(name)
  keys.set(name, key)
  return key
}

/** "项目一：公共文化服务体系建设", "表一　医疗服务能力提升项目": forms of several projects in one file, each under its number. */
export function numberedName(title: string): string | undefined {
  const [, isProject, name = ''] = NUMBERED.exec(title) ?? []
  return isProject !== undefined || isProjectName(name) ? name || undefined : undefined
}
const NUMBERED = /^(?:附?表|(项目))(?:[一二三四五六七八九十]{1,3}|\d{1,2})[:、.\s\u3000]*([一-龥“][^，。；:]{3,50})$/

/** The name a heading gives to its project; undefined when it names none. */
export function projectOfHeading(section: Section): string | undefined {
  const numbered = numberedName(section.title)
  if (numbered !== undefined) return numbered
  const words = section.title.replace(/\([^)]*\)$/, '').replace(/(?:绩效)?(?:自评|评价)?(?:情况|分析|完成情况)$/, '')
  return section.kind === 'project' ? cleanName(words) : undefined
}

/** "2.山塘水库维护项目绩效自评表", "项目支出绩效自评表(山塘水库维护项目)": the one known project whose form stands below its heading. */
export function projectOfForm({ title }: Pick<Section, 'title'>, projects: readonly { readonly name: string }[]): number | undefined {
  if (!FORM_TITLE.test(title) && numberedName(title) === undefined) return undefined
  const named = new Set(mentionsOf(title, projects).map(({ project }) => project))
  return named.size === 1 ? [...named][0] : undefined
}
const FORM_TITLE = /(?:自评|评价|绩效|评分|计分)[^，。]{0,4}表(?:\([^()]*\))?$/

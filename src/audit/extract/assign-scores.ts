import { withoutMark } from '#domain/numbering.ts'
import { sum } from '#domain/quantity.ts'
import type { Conclusion, Passage, Scoring, Section } from './claims.ts'
import type { ConclusionAt } from './conclusions.ts'
import { placeOfSpan } from './passages.ts'
import { cleanName, isProjectName } from './project-names.ts'
import type { ProjectBook } from './projects.ts'
import { mentionsOf } from './projects.ts'
import type { MatrixRow } from './score-matrix.ts'
import { complement, type ScoringAt } from './scorings.ts'
import { isDepartmentWords, isUnderDepartment, projectOfSection, type Subject, subjectBefore, subjectOfLead } from './subjects.ts'

/** What is known of the document when scores are given to their owners. */
export interface Surroundings {
  readonly file: string
  readonly passages: readonly Passage[]
  readonly sections: readonly Section[]
  readonly sectionProjects: ReadonlyMap<number, number>
  readonly book: ProjectBook
  /** The project of a report on one project. */
  readonly only?: number
  readonly departmental: boolean
  /** The evaluated year. */
  readonly year?: number
}

/** `last` is the passage of the latest line that was merged in. */
type Owned = { scoring: ScoringAt; subject: Subject; last: number }

/** Scorings with their owners; lines of one project that follow each other are one scoring. */
export function assignScorings(found: readonly ScoringAt[], around: Surroundings): Scoring[] {
  const owned: Owned[] = []
  for (const scoring of found)
    owned.push({
      scoring,
      last: scoring.passage,
      subject: isExplanation(scoring, around)
        ? (owned.at(-1)?.subject ?? subjectOfScoring(scoring, around))
        : subjectOfScoring(scoring, around),
    })
  const merged = mergeLines(owned, around)
  const folded = foldSummaries(merged)
  const anyNamed = merged.some(({ subject }) => subject.kind === 'project' || subject.kind === 'named')
  const taken = new Set<number>()
  return folded.map(({ scoring, subject }): Scoring => {
    const scope = scopeOf(subject, anyNamed, around.passages[scoring.passage]!)
    const passage = around.passages[scoring.passage]!
    const base = {
      scope,
      categories: withoutNested(scoring.categories),
      place: placeOfSpan(around.file, passage, scoring.start, Math.min(scoring.end, passage.text.length)),
    }
    if (scope === 'department') return { name: '', ...base }
    if (subject.kind === 'named') {
      const project = around.book.add({ name: subject.name, place: base.place })
      return withProject({ ...base, name: subject.name }, project, taken)
    }
    return subject.kind === 'project' ? withProject({ ...base, name: subject.name }, subject.project, taken) : { name: '', ...base }
  })
}

/** In the frame 决策（投入）、过程、产出、效益 the execution rate is part of 过程 and satisfaction part of 效益: their own figures stand inside. */
export function withoutNested(categories: Scoring['categories']): Scoring['categories'] {
  const has = (name: string) => categories.some(({ category }) => category === name)
  if (!has('过程') || !has('产出指标') || !has('效益指标') || !(has('决策') || has('投入'))) return categories
  // Where all of them together stay within a hundred, they stand beside each other.
  const figures = categories.map(({ points, score }) => points ?? score)
  if (figures.every((figure) => figure !== undefined) && sum(figures).lte(HUNDRED)) return categories
  return categories.filter(({ category }) => !NESTED.has(category))
}

const HUNDRED = 100
const NESTED: ReadonlySet<string> = new Set(['预算执行率', '满意度指标', '成本指标', '预算编制', '预算管理', '资产管理', '运行成本'])

/** "扣分原因：……" goes on about whoever was scored before, whatever names the reasons hold. */
const isExplanation = ({ passage, start, first }: ScoringAt, { passages, book }: Surroundings) =>
  mentionsOf(passages[passage]!.text.slice(start, first), book.projects).length === 0 &&
  /^(?:其中|具体)?[，:]?(?:主要)?(?:的)?(?:扣分|失分|减分|偏差)(?:的)?(?:主要)?(?:原因|情况|说明)|^(?:主要)?原因/.test(
    withoutMark(passages[passage]!.text.slice(start, first)),
  )

/** A summary here and the details there: scorings of one owner that do not contradict and tell more together are one. Word-for-word repeats stay two. */
function foldSummaries(owned: readonly Owned[]): Owned[] {
  const folded: Owned[] = []
  for (const next of owned) {
    const same = folded.find((one) => sameOwner(one.subject, next.subject))
    const both = same && union(same.scoring.categories, next.scoring.categories)
    if (same && both) same.scoring = { ...same.scoring, categories: both }
    else folded.push({ ...next })
  }
  return folded
}

function sameOwner(a: Subject, b: Subject): boolean {
  if (a.kind === 'project' && b.kind === 'project') return a.project === b.project
  if (a.kind === 'named' && b.kind === 'named') return a.name === b.name
  return a.kind === 'department' && b.kind === 'department'
}

/** Scorings together with the rows of summary tables: the figures of a row stand beside the reasons that the text gives. */
export function withMatrix(scorings: readonly Scoring[], rows: readonly MatrixRow[], book: ProjectBook): Scoring[] {
  const result = [...scorings]
  for (const { name, place, claims } of rows) {
    const project = book.add({ name, place })
    const at = result.findIndex((said) => said.project === project)
    const known = result[at]
    // Points and scores of the table count first; what the text adds are deductions and reasons.
    const both = known && union(claims, known.categories)
    if (known && both) result[at] = { ...known, categories: both }
    else if (!known) result.push({ name, scope: 'project', project, categories: claims, place })
  }
  return result
}

/** The summary by categories of the owner whose report this is, beside what the text says of it. */
export function withCategoryTable(
  scorings: readonly Scoring[],
  found: Pick<Scoring, 'categories' | 'total' | 'place'>,
  around: Surroundings,
): Scoring[] {
  const owner: Pick<Scoring, 'name' | 'scope' | 'project'> =
    around.only === undefined
      ? { name: '', scope: 'department' }
      : { name: around.book.projects[around.only]!.name, scope: 'project', project: around.only }
  const at = scorings.findIndex(({ scope, project }) => scope === owner.scope && project === owner.project)
  const known = scorings[at]
  const both = known && union(found.categories, known.categories)
  if (known && both) return scorings.with(at, { ...known, ...(found.total ? { total: found.total } : {}), categories: both })
  const isNews =
    known && found.categories.some((next) => known.categories.some((one) => one.category === next.category && !complement(one, next)))
  // The table counts first; what the text says differently stands behind it.
  return known && !isNews
    ? scorings.with(at, { ...known, ...(found.total ? { total: found.total } : {}) })
    : [{ ...owner, ...found }, ...scorings]
}

/** All categories of both; undefined when they contradict, or the second adds nothing. */
function union(a: Scoring['categories'], b: Scoring['categories']): Scoring['categories'] | undefined {
  const result = [...a]
  let more = false
  for (const next of b) {
    const at = result.findIndex(({ category }) => category === next.category)
    if (at < 0) {
      result.push(next)
      more = true
      continue
    }
    const known = result[at]!
    const both = complement(known, next)
    if (!both) return undefined
    if ((['points', 'deduction', 'score', 'reason'] as const).some((field) => known[field] === undefined && next[field] !== undefined)) {
      // The place of the fuller statement tells more.
      result[at] = { ...both, place: Object.keys(next).length >= Object.keys(known).length ? next.place : known.place }
      more = true
    }
  }
  return more ? result : undefined
}

/** The first scoring of a project is its own; another one is kept, but belongs to none. */
function withProject(scoring: Omit<Scoring, 'project'>, project: number, taken: Set<number>): Scoring {
  if (taken.has(project)) return scoring
  taken.add(project)
  return { ...scoring, project }
}

function scopeOf(subject: Subject, anyNamed: boolean, passage: Passage): Scoring['scope'] {
  if (subject.kind === 'department') return 'department'
  if (subject.kind !== 'none') return 'project'
  return anyNamed && passage.kind !== 'conclusion' && passage.kind !== 'overall-results' ? 'project' : 'department'
}

function subjectOfScoring({ passage: index, start, first, categories }: ScoringAt, around: Surroundings): Subject {
  const passage = around.passages[index]!
  const { text } = passage
  const { book } = around
  const said = subjectBefore(text, start, first, book.projects)
  if (said.kind === 'project') return said
  if (around.only !== undefined) return { kind: 'project', project: around.only, name: book.projects[around.only]!.name }
  const name = cleanName(withoutMark(text.slice(start, first)).replace(/(?:自评|评价|评分|得分)?(?:情况|结果|如下|中)?[:，,、]*$/, ''))
  // "道路养护项目产出指标": 项目 may be read as part of either word.
  const full = !isProjectName(name) && text.startsWith('项目', first) ? `${name}项目` : name
  if (said.kind === 'none' && name.length >= 2 && isProjectName(full)) return { kind: 'named', name: full }
  if (said.kind === 'none') {
    const lead = subjectOfLead(text, book.projects)
    if (lead.kind !== 'none') return lead
  }
  const under = projectOfSection(passage, around.sections, around.sectionProjects)
  if (under !== undefined) return { kind: 'project', project: under, name: book.projects[under]!.name }
  if (said.kind === 'department') return said
  const introduced = introducedBefore(index, around)
  const isPart = isItemOfPoints(text) || categories.length === 1
  const isItem = introduced.kind === 'none' && isPart && isUnderDepartment(passage, around.sections)
  return isItem ? { kind: 'department' } : introduced
}

/** The passage right before speaks of one project and scores nothing itself: "供热应急资金项目：" on a line of its own. */
function introducedBefore(index: number, { passages, book }: Surroundings): Subject {
  const before = passages[index - 1]
  if (!before || /[得扣]\d|满分/.test(before.text) || before.section !== passages[index]!.section) return { kind: 'none' }
  const mentions = mentionsOf(before.text.slice(0, 60), book.projects)
  const [mention] = mentions
  if (!mention || new Set(mentions.map(({ project }) => project)).size > 1 || mention.start > 12) return { kind: 'none' }
  return { kind: 'project', project: mention.project, name: book.projects[mention.project]!.name }
}

/** One category a line: lines whose owner is the same, or not said again, and whose categories do not repeat. */
function mergeLines(owned: readonly Owned[], { passages }: Surroundings): Owned[] {
  const merged: Owned[] = []
  for (const next of owned) {
    const last = merged.at(-1)
    if (last && continues(last, next, passages)) {
      last.scoring = {
        ...last.scoring,
        end: last.scoring.passage === next.scoring.passage ? next.scoring.end : last.scoring.end,
        categories: [...last.scoring.categories, ...next.scoring.categories],
      }
      if (last.subject.kind === 'none') last.subject = next.subject
      last.last = next.scoring.passage
    } else merged.push({ ...next })
  }
  return merged
}

function continues(last: Owned, next: Owned, passages: readonly Passage[]): boolean {
  const repeated = next.scoring.categories.some(({ category }) => last.scoring.categories.some((known) => known.category === category))
  if (repeated || next.scoring.passage - last.last > 8) return false
  if (last.subject.kind === 'project' && next.subject.kind === 'project') return last.subject.project === next.subject.project
  if (last.subject.kind === 'department' && next.subject.kind === 'department') return true
  if (next.subject.kind !== 'none') return false
  const { text } = passages[next.scoring.passage]!
  const bare = withoutMark(text.slice(next.scoring.start, next.scoring.first)).length <= 2
  return bare && (last.scoring.categories.length < 3 || last.subject.kind === 'none')
}

/** Scores and grades with their owners; those of nobody are left out. */
export function assignConclusions(found: readonly ConclusionAt[], scorings: readonly Scoring[], around: Surroundings): Conclusion[] {
  const conclusions: Conclusion[] = []
  const hasWhole = found.some(({ weak, total }) => !weak && total)
  let before: { readonly said: ConclusionAt; readonly subject: Subject } | undefined
  for (const said of found) {
    if (/平均|均分|最高|最低|满分$|中位|占|各项目?$/.test(said.before.slice(-14))) continue
    // What others found beside the unit's own score.
    if (/复核|审核|再评价/.test(said.before.slice(-14)) && found.some((one) => one !== said && one.passage === said.passage && one.total))
      continue
    const passage = around.passages[said.passage]!
    if (isItemOfPoints(passage.text)) continue
    const own = subjectOfConclusion(said, scorings, around, hasWhole)
    const goesOn = own.kind === 'none' && before?.said.passage === said.passage && isOnlyGrade(before.said, said)
    const subject = goesOn ? before!.subject : own
    if (subject.kind === 'none') continue
    before = { said, subject }
    const place = said.total?.place ?? said.grade?.place ?? placeOfSpan(around.file, passage, said.start, said.end)
    const base = {
      ...(said.total ? { total: said.total } : {}),
      ...(said.grade ? { grade: said.grade } : {}),
      ...(said.full ? { full: said.full } : {}),
      ...(said.deduction ? { deduction: said.deduction } : {}),
      place,
    }
    if (subject.kind === 'department') conclusions.push({ name: '', scope: 'department', ...base })
    else {
      const project = subject.kind === 'project' ? subject.project : around.book.add({ name: subject.name, place })
      conclusions.push({ name: subject.name, scope: 'project', project, ...base })
    }
  }
  return conclusions
}

/** "执行率为92.5%，得8分", "任务部分得40分": what stands before the score is not its owner, and the score of the whole is told elsewhere. */
const isItem = ({ before }: ConclusionAt) =>
  !/(?:项目|部门|单位|整体|本次|自评|最终|综合|资金|经费|专项)[^，。；一-龥]{0,4}$/.test(ownWords(before))

/** "自评得分98分。等级按……划分，本次等级为优。": a grade that names nobody, behind a score without one. */
const isOnlyGrade = (scored: ConclusionAt, { total, grade, before }: ConclusionAt) =>
  scored.total !== undefined &&
  scored.grade === undefined &&
  total === undefined &&
  grade !== undefined &&
  /^(?:本次|此次|本|最终|评定|对应|据此|因此|故|其)*$/.test(ownWords(before).replace(/(?:等级|等次|评为|结果|评定|为|是)+$/, ''))

/** "1.道路养护里程(12分):……得12分": the score of an item that has points of its own is nobody's total. */
const isItemOfPoints = (text: string) => {
  const body = withoutMark(text)
  return body !== text && /^[一-龥“”]{2,30}\((?:满分)?[1-9]\d?(?:\.\d+)?分\)/.test(body)
}

/** `hasWhole`: the score of a whole is told somewhere. */
function subjectOfConclusion(said: ConclusionAt, scorings: readonly Scoring[], around: Surroundings, hasWhole: boolean): Subject {
  const { book } = around
  const passage = around.passages[said.passage]!
  const mention = mentionsOf(said.before, book.projects).at(-1)
  if (mention) return { kind: 'project', project: mention.project, name: book.projects[mention.project]!.name }
  const own = ownWords(said.before)
  if (around.only === undefined && isDepartmentWords(said.before)) return { kind: 'department' }
  const name = cleanName(own)
  if (around.only === undefined && isProjectName(name)) return { kind: 'named', name }
  const funded = around.only === undefined ? FUNDED.exec(said.before)?.[1] : undefined
  if (funded !== undefined && isProjectName(funded)) return { kind: 'named', name: funded }
  if (said.weak && (passage.kind !== 'conclusion' || (hasWhole && isItem(said)))) return { kind: 'none' }
  if (around.only !== undefined) return { kind: 'project', project: around.only, name: book.projects[around.only]!.name }
  if (said.weak) return { kind: 'none' }
  const scoring = scorings.find(({ place, project }) => place.paragraph === passage.paragraph.number && project !== undefined)
  if (scoring?.project !== undefined) return { kind: 'project', project: scoring.project, name: scoring.name }
  const lead = subjectOfLead(passage.text, book.projects)
  if (lead.kind === 'project') return lead
  const under = projectOfSection(passage, around.sections, around.sectionProjects)
  if (under !== undefined) return { kind: 'project', project: under, name: book.projects[under]!.name }
  const text = passage.text.slice(0, said.start)
  const before = mentionsOf(text, book.projects)
  if (before.length > 0 && !isDepartmentWords(text))
    return { kind: 'project', project: before.at(-1)!.project, name: book.projects[before.at(-1)!.project]!.name }
  if (said.total === undefined && !/(?:综合|总体|整体|最终|自评)/.test(said.before)) return { kind: 'none' }
  return around.departmental || passage.kind === 'conclusion' ? { kind: 'department' } : { kind: 'none' }
}

/** "防汛专项预算380万元，支出361万元，执行率95%，自评94.5分": who has money of its own, and the score behind it. */
const FUNDED =
  /^[，、]?(?:其中[:，]?)?(?:\(?\d{1,2}[)、.]|[一二三四五六七八九十]{1,2}是)?([一-龥“”]{3,30}?)(?:(?:全年|年初|年度|调整后)?预算数?|支出|投入)\d[\d,.]*万?元[，,(]/

/** The last words before the score, without what says how it was found. */
const ownWords = (before: string) =>
  withoutMark(before.split(/[，,、:]/).findLast((part) => part.trim() !== '') ?? '').replace(
    /(?:绩效|综合|的|自评|评价|最终|总体|项目支出)+$/,
    '',
  )

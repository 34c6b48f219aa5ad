import type { Budget } from '#domain/budget.ts'
import type { Indicator } from '#domain/indicator.ts'
import type { Place, Places } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import type { CategoryClaim, DepartmentEvaluation, Project, Submission } from '#domain/submission.ts'
import { accountsOf } from './accounts.ts'
import { type AmountAt, amountsIn } from './amounts.ts'
import { assignConclusions, assignScorings, type Surroundings, withMatrix } from './assign-scores.ts'
import { type BudgetRead, budgetsOf, ownerAt } from './budgets.ts'
import type { Claims, Conclusion, CountClaim, Passage, Scoring, Section } from './claims.ts'
import { conclusionsIn } from './conclusions.ts'
import { datesOf } from './dates.ts'
import { documentNumbersIn } from './document-numbers.ts'
import { goalSection } from './goal-tables.ts'
import { goalsOf } from './goals.ts'
import { gradeScale } from './grade-scale.ts'
import { identityOf } from './identity.ts'
import { besideOwn, concluded, isByOthers, isEvaluationScoring, isUnderKeyEvaluation } from './key-evaluations.ts'
import { ledProjects } from './led-names.ts'
import { attachmentsOf, departmentOf, itemsUnder, keyEvaluationsOf, organisationOf, pairsOf, signatureOf } from './narrative.ts'
import { passagesOf, placeOfSpan } from './passages.ts'
import { organisationsIn, personsIn, surveysIn } from './people.ts'
import { mentionsOf, namedWithFigures, ProjectBook, projectListIn, projectOfHeading } from './projects.ts'
import { reasonsBehind } from './reasons.ts'
import { matrixRows, namesInTables } from './score-matrix.ts'
import { scoringsIn } from './scorings.ts'
import { outline } from './sections.ts'
import { isDepartmentWords } from './subjects.ts'
import { listTotal, sumsIn } from './sums.ts'
import { tableSums } from './table-sums.ts'
import { type FormOwner, readTables, type TableReader } from './tables.ts'
import { statedIndicators } from './targets.ts'
import { isMostlyText, joined, withTables } from './with-tables.ts'

/** What a document claims: in the shape of a Submission, and what that shape has no field for. */
export interface Extraction {
  readonly submission: Submission
  readonly places: Places
  readonly claims: Claims
  /** A document that is hardly more than forms is no report. */
  readonly role: 'report' | 'project-form' | 'department-form' | 'goal-form'
}

/**
 * Reads what a document claims 提取: identity, outline, accounts, projects, scores, goals, and the rest, each fact with its place. Pure; nothing is invented:
 * what the text does not say stays undefined. With `readTable` (the reader of workbooks) the forms and lists among its tables are understood as well.
 */
export function extract(prose: Prose, readTable?: TableReader): Extraction {
  const text = fromText(prose)
  const read = readTable ? readTables(prose, readTable, (paragraph) => ownerAbove(paragraph, text)) : []
  if (read.length === 0) return { ...text, role: 'report' }
  const tables = joined(read)
  const forms = read.map(({ role }) => role).filter((role) => role !== undefined && role !== 'list' && role !== 'workbook')
  const role = isMostlyText(text.claims.passages) ? 'report' : (FORMS.find((form) => forms.includes(form)) ?? 'report')
  return {
    ...withTables(text, tables),
    claims: { ...text.claims, inText: { submission: text.submission, places: text.places }, inTables: tables },
    role,
  }
}

/** Which kind of form stands for a file that holds several. */
const FORMS = ['department-form', 'project-form', 'goal-form'] as const

/** Whose table stands behind a paragraph: the project of its heading or of a report on one project, else the department, where the words above say so. */
function ownerAbove(paragraph: number, { claims, submission }: Omit<Extraction, 'role'>): FormOwner {
  const before = claims.passages.filter((passage) => passage.paragraph.number < paragraph)
  const last = before.at(-1)
  if (!last) return undefined
  const near = before
    .slice(-3)
    .map(({ text }) => text)
    .join('。')
  const [mention] = mentionsOf(
    near,
    submission.projects.flatMap(({ name }) => (name === undefined ? [] : [{ name }])),
  ).slice(-1)
  const name = mention && submission.projects.flatMap(({ name }) => name ?? [])[mention.project]
  if (name !== undefined && isUnderKeyEvaluation(last, claims.sections)) return { kind: 'evaluation', name }
  const goal = goalSection(last.section, claims.sections)
  if (goal) return { kind: 'goal', title: goal.title }
  if (isDepartmentWords(last.text)) return { kind: 'department' }
  if (mention) return { kind: 'project', name: submission.projects.flatMap(({ name }) => name ?? [])[mention.project]! }
  if (claims.subject === 'project' && submission.projects.length === 1) return { kind: 'project', name: submission.projects[0]!.name! }
  return claims.subject === 'department' || isDepartmentWords(near) ? { kind: 'department' } : undefined
}

function fromText(prose: Prose): Omit<Extraction, 'role'> {
  const { file } = prose
  const { sections, passages } = outline(file, passagesOf(prose))
  const identity = identityOf(file, passages, prose.properties)
  const year = identity.year?.value
  const bareAmounts = passages.flatMap((passage, index) => amountsIn(file, passage, index))
  const stated = identity.subject === 'project' ? [] : projectListIn(file, passages, bareAmounts)
  const led = identity.subject === 'project' ? [] : ledProjects(file, passages, bareAmounts)
  const inText = stated.length >= led.length ? stated : led
  const projectList = inText.length > 0 || identity.subject === 'project' ? inText : namesInTables(prose)
  const book = new ProjectBook(
    identity.project ? [{ name: identity.project.value, place: identity.project.place }] : [...projectList, ...led],
  )
  if (identity.subject !== 'project') for (const row of namesInTables(prose)) book.add(row)
  const sectionProjects = headedProjects(sections, book)
  if (identity.subject !== 'project') for (const named of namedWithFigures(file, passages, bareAmounts)) book.add(named)
  const around: Surroundings = {
    file,
    passages,
    sections,
    sectionProjects,
    book,
    departmental: identity.subject === 'department',
    ...(identity.subject === 'project' && identity.project ? { only: 0 } : {}),
  }

  const scoringsAt = passages
    .flatMap((passage, index) => scoringsIn(file, passage, index))
    .filter(({ passage, categories }) => !isEvaluationScoring(passages[passage]!, categories, sections))
  const rows = prose.blocks.flatMap((block) => (block.kind === 'table' ? matrixRows(prose, block) : []))
  const scorings = reasonsBehind(withMatrix(assignScorings(scoringsAt, around), rows, book), passages, book.projects)
  const taken = Map.groupBy(scoringsAt, ({ passage }) => passage)
  const conclusionsAt = passages.flatMap((passage, index) =>
    conclusionsIn(
      file,
      passage,
      index,
      (taken.get(index) ?? []).flatMap(({ spans }) => spans),
    ),
  )
  const selfSaid = assignConclusions(
    conclusionsAt.filter((said) => !isByOthers(said, passages, sections)),
    scorings,
    around,
  )
  const { beside, only } = besideOwn(
    assignConclusions(
      conclusionsAt.filter((said) => isByOthers(said, passages, sections)),
      scorings,
      around,
    ),
    selfSaid,
    scorings,
  )
  const conclusions = [...selfSaid, ...only]

  const owner = (passage: Passage, at: number) => ownerAt(passage, at, book.projects, sections, sectionProjects, around.only)
  const amounts = bareAmounts.map((amount): AmountAt => {
    const of = owner(passages[amount.passage]!, amount.start + 1)
    return typeof of === 'number' ? { ...amount, project: book.projects[of]!.name } : amount
  })
  const counts = passages.flatMap((passage) => countsIn(file, passage))
  const listed = listTotal(passages, bareAmounts, projectList, counts)
  const sums = [...sumsIn(passages, bareAmounts), ...(listed ? [listed] : []), ...tableSums(prose)]
  const accounts = accountsOf(passages, amounts, sums)
  const budgets = budgetsOf(file, passages, bareAmounts, owner, { sections, sectionProjects, only: around.only, projects: book.projects })
  const indicators = indicatorsByOwner(file, passages, sections, year, owner)
  const dates = datesOf(file, passages, year)
  const documentNumbers = passages.flatMap((passage, index) => documentNumbersIn(file, passage, index))
  const problems = itemsUnder(file, passages, 'problems')
  const measures = itemsUnder(file, passages, 'measures')
  const scale = gradeScale(file, passages)
  const announced = overallAnnounced(file, passages)

  const claims: Claims = {
    ...(identity.title ? { title: identity.title } : {}),
    ...(identity.unit ? { unit: identity.unit } : {}),
    ownNames: identity.ownNames,
    ...(identity.year ? { year: identity.year } : {}),
    ...(identity.subject ? { subject: identity.subject } : {}),
    sections,
    passages,
    amounts,
    sums,
    scorings,
    conclusions,
    ...(scale ? { scale } : {}),
    ...(announced ? { overallAnnounced: announced } : {}),
    projectList,
    counts,
    dates,
    documentNumbers,
    organisations: passages.flatMap((passage) => organisationsIn(file, passage)),
    persons: passages.flatMap((passage) => personsIn(file, passage)),
    surveys: passages.flatMap((passage) => surveysIn(file, passage)),
    problems,
    measures,
  }
  const places: Record<string, Place> = { '': { file } }
  const goals = goalsOf(
    file,
    passages,
    sections,
    year,
    [...indicators.values()].flat().map(({ indicator }) => indicator),
  )
  const signature = signatureOf(passages, dates)
  for (const [prefix, own] of [
    ['accounts.', accounts.places],
    ['goals.', goals.places],
    ['', signature.places],
  ] as const)
    for (const [path, place] of Object.entries(own)) places[prefix + path] = place
  for (const [i, { place }] of problems.entries()) places[`problems[${i}].problem`] = place
  for (const [i, { place }] of measures.entries()) places[`problems[${i}].measure`] = place
  if (identity.unit) places['department.name'] = identity.unit.place
  if (identity.year) places['year'] = identity.year.place

  const projects = book.projects.map((known, index): Project => {
    const path = `projects[${index}]`
    places[path] = known.place
    places[`${path}.name`] = known.place
    return {
      name: known.name,
      ...(known.amount === undefined ? {} : { amount: known.amount }),
      ...scoredPart(path, index, 'project', scorings, conclusions, places),
      budget: budgetPart(path, budgets.get(index), places),
      indicators: indicatorPart(path, indicators.get(index), places),
      evidence: [],
    }
  })
  const whole = wholeOf(scorings, conclusions, budgets.get('department'), indicators.get('department'), places)
  const use = passages
    .filter(({ kind, heading }) => kind === 'use' && !heading)
    .map(({ text }) => text)
    .join('\n')
  const lastYear = passages
    .flatMap(({ sentences, heading }) => (heading ? [] : sentences))
    .find(({ text }) => /(?:上年|上一年度?|去年|以前年度).{0,24}(?:问题|整改|自评|评价)/.test(text))
  const submission: Submission = {
    ...(year === undefined ? {} : { year }),
    department: departmentOf(identity.unit?.value, passages, sections),
    accounts: accounts.accounts,
    goals: goals.goals,
    projects,
    ...(whole ? { whole } : {}),
    organisation: organisationOf(passages, documentNumbers, dates),
    problems: pairsOf(problems, measures),
    keyEvaluations: concluded(keyEvaluationsOf(passages, book.projects), beside, passages),
    ...(lastYear ? { lastYearRectification: lastYear.text } : {}),
    ...(use === '' ? {} : { resultUse: use }),
    attachments: attachmentsOf(passages),
    signature: signature.signature,
  }
  return { submission, places, claims }
}

/** Sections whose heading names a project, with the project's index. */
function headedProjects(sections: readonly Section[], book: ProjectBook): Map<number, number> {
  const found = new Map<number, number>()
  for (const [index, section] of sections.entries()) {
    const name = projectOfHeading(section)
    const known = book.find(name ?? section.title)
    if (known !== undefined) found.set(index, known)
    else if (name !== undefined && isResultHeading(sections, section)) found.set(index, book.add({ name, place: section.place }))
  }
  return found
}

/** Project headings count where results are told, not among duties and goals. */
function isResultHeading(sections: readonly Section[], section: Section): boolean {
  for (let at = section.parent; at !== undefined; at = sections[at]!.parent) {
    const { kind } = sections[at]!
    if (kind !== undefined && kind !== 'project')
      return kind === 'results' || kind === 'item-results' || kind === 'conclusion' || kind === 'execution' || kind === 'project-profile'
  }
  return false
}

/** Claims, total and grade of one owner. */
function scoredPart(
  path: string,
  index: number,
  scope: 'project' | 'department',
  scorings: readonly Scoring[],
  conclusions: readonly Conclusion[],
  places: Record<string, Place>,
) {
  const isOwn = (said: Scoring | Conclusion) => said.scope === scope && (scope === 'department' || said.project === index)
  const scoring = scorings.find(isOwn)
  const own = conclusions.filter(isOwn)
  const total = scoring?.total ?? own.find((said) => said.total !== undefined)?.total
  const grade = own.find(
    (said) => said.grade !== undefined && (said.total === undefined || total === undefined || said.total.value.eq(total.value)),
  )?.grade
  if (total) places[`${path}.claimedTotal`] = total.place
  if (grade) places[`${path}.claimedGrade`] = grade.place
  const claims: CategoryClaim[] = (scoring?.categories ?? []).map(({ place, ...claim }, i) => {
    places[`${path}.claims[${i}]`] = place
    return claim
  })
  return { claims, ...(total ? { claimedTotal: total.value } : {}), ...(grade ? { claimedGrade: grade.value } : {}) }
}

function budgetPart(path: string, read: BudgetRead | undefined, places: Record<string, Place>): Budget {
  for (const [field, place] of Object.entries(read?.places ?? {})) places[`${path}.budget.${field}`] = place
  return read?.budget ?? { sources: [] }
}

type Stated = { readonly indicator: Indicator; readonly place: Place }

function indicatorPart(path: string, stated: readonly Stated[] | undefined, places: Record<string, Place>): Indicator[] {
  return (stated ?? []).map(({ indicator, place }, i) => {
    places[`${path}.indicators[${i}]`] = place
    return indicator
  })
}

function indicatorsByOwner(
  file: string,
  passages: readonly Passage[],
  sections: readonly Section[],
  year: number | undefined,
  owner: (passage: Passage, at: number) => number | 'department' | undefined,
) {
  const stated = passages.flatMap((passage) =>
    passage.kind === 'goals' || passage.heading
      ? []
      : statedIndicators(file, passage, year, headingsOf(passage, sections)).map((said) => ({
          ...said,
          owner: owner(passage, passage.text.indexOf(said.indicator.name) + 1),
        })),
  )
  return Map.groupBy(stated, (said) => said.owner)
}

/** Titles of the sections around a passage, the innermost last. */
function headingsOf({ section }: Passage, sections: readonly Section[]): string {
  let titles = ''
  for (let at = section; at !== undefined; at = sections[at]!.parent) titles = `${sections[at]!.title}。${titles}`
  return titles
}

function wholeOf(
  scorings: readonly Scoring[],
  conclusions: readonly Conclusion[],
  budget: BudgetRead | undefined,
  indicators: readonly Stated[] | undefined,
  places: Record<string, Place>,
): DepartmentEvaluation | undefined {
  const scored = scoredPart('whole', -1, 'department', scorings, conclusions, places)
  if (scored.claims.length === 0 && scored.claimedTotal === undefined && scored.claimedGrade === undefined && !budget && !indicators)
    return undefined
  return { budget: budgetPart('whole', budget, places), tasks: [], indicators: indicatorPart('whole', indicators, places), ...scored }
}

/** The sentence of the conclusion that speaks of a total score or grade. */
function overallAnnounced(file: string, passages: readonly Passage[]): Place | undefined {
  for (const passage of passages) {
    if (passage.kind !== 'conclusion' || passage.heading) continue
    const sentence = passage.sentences.find(({ text }) =>
      /总得分|总分|综合(?:绩效)?(?:评价|得分)|整体.{0,12}(?:得分|等级)|评价等级/.test(text),
    )
    if (sentence) return placeOfSpan(file, passage, sentence.start, sentence.end)
  }
  return undefined
}

const COUNT =
  /(?<=^|共|全部|[和对的])(\d{1,3})个(?:预算|支出|重点)?项目(?!未|没|中)|项目(?:数量)?(?:总数)?(?:共计|共有|共|总计|为|有)?(\d{1,3})个|(?:共|涉及|纳入|安排|实施|开展|自评|选取|评价|完成)[^，。；\d]{0,16}?(\d{1,3})个?(?:[一-龥]{0,6}?)(?:项目|项(?=[，。；]))/g

/** "共16个项目": how many of what the text speaks of. */
function countsIn(file: string, passage: Passage): CountClaim[] {
  return [...passage.text.matchAll(COUNT)].map((match) => ({
    what: '项目',
    count: Number(match[1] ?? match[2] ?? match[3]),
    place: placeOfSpan(file, passage, match.index, match.index + match[0].length),
  }))
}

import type { Prose } from '#domain/prose.ts'
import { type AccountsRead, accountsOf } from './accounts.ts'
import { type AmountAt, amountsIn } from './amounts.ts'
import { assignConclusions, assignScorings, type Surroundings, withCategoryTable, withMatrix, withoutNested } from './assign-scores.ts'
import { type BudgetRead, budgetsOf, ownerFinder } from './budgets.ts'
import { categoryTable } from './category-tables.ts'
import type { Claims, Conclusion, Passage, Said, Scoring, Section } from './claims.ts'
import { conclusionsIn } from './conclusions.ts'
import { countsIn } from './counts.ts'
import { datesOf } from './dates.ts'
import { withDefaultPoints } from './default-points.ts'
import { documentNumbersIn } from './document-numbers.ts'
import { gradeScale } from './grade-scale.ts'
import { type Identity, identityOf } from './identity.ts'
import { besideOwn, isByOthers, isEvaluationScoring } from './key-evaluations.ts'
import { itemsUnder } from './narrative.ts'
import { isOfEarlierYear } from './other-years.ts'
import { overallAnnounced } from './overall-result.ts'
import { passagesOf } from './passages.ts'
import { organisationsIn, personsIn, surveysIn } from './people.ts'
import type { ProjectBook } from './projects.ts'
import { projectsOf } from './projects-of.ts'
import { reasonsBehind } from './reasons.ts'
import { regionsTold } from './regions-told.ts'
import { matrixRows } from './score-matrix.ts'
import { categoriesIn } from './score-words.ts'
import { scoringsIn } from './scorings.ts'
import { outline } from './sections.ts'
import { type IndicatorsByOwner, indicatorsByOwner } from './stated-indicators.ts'
import { listTotal, sumsIn } from './sums.ts'

/** Everything a document was understood to say, before it takes the shape of a Submission. */
export interface DocumentFacts {
  readonly file: string
  readonly identity: Identity
  readonly claims: Claims
  readonly book: ProjectBook
  readonly accounts: AccountsRead
  readonly budgets: ReadonlyMap<number | 'department' | undefined, BudgetRead>
  readonly indicators: IndicatorsByOwner
  /** Scores that somebody else gave beside the self-score. */
  readonly beside: readonly Conclusion[]
}

/** Outline, then who and what the document speaks of, then figures and their owners. */
export function factsOf(prose: Prose, about?: Said | 'department'): DocumentFacts {
  const { file } = prose
  const { sections, passages } = outline(file, passagesOf(prose))
  const titled = identityOf(file, passages, prose.properties)
  // What its forms are about, where the title says nothing.
  const identity: Identity =
    about === undefined || titled.subject !== undefined
      ? titled
      : about === 'department'
        ? { ...titled, subject: 'department' }
        : { ...titled, subject: 'project', project: about }
  const year = identity.year?.value
  const bareAmounts = passages.flatMap((passage, index) => amountsIn(file, passage, index))
  const { book, projectList, sectionProjects, only } = projectsOf(prose, passages, sections, bareAmounts, identity)
  const around: Surroundings = {
    file,
    passages,
    sections,
    sectionProjects,
    book,
    departmental: identity.subject === 'department',
    ...(year === undefined ? {} : { year }),
    ...(only === undefined ? {} : { only }),
  }
  const { scorings, conclusions, beside } = scoresOf(prose, around)
  const owner = ownerFinder(book.projects, sections, sectionProjects, only)
  const amounts = bareAmounts.map((amount): AmountAt => {
    const of = owner(passages[amount.passage]!, amount.start + 1)
    return typeof of === 'number' ? { ...amount, project: book.projects[of]!.name } : amount
  })
  const counts = passages.flatMap((passage) => countsIn(file, passage))
  const listed = listTotal(passages, bareAmounts, projectList, counts)
  const sums = [...sumsIn(passages, bareAmounts), ...(listed ? [listed] : [])]
  const claims: Claims = {
    ...saidOf(identity),
    ...foundIn(file, passages, sections, year),
    amounts,
    sums,
    scorings,
    conclusions,
    projectList,
    counts,
  }
  return {
    file,
    identity,
    claims,
    book,
    accounts: accountsOf(passages, amounts, sums),
    budgets: budgetsOf(file, passages, bareAmounts, owner, { sections, sectionProjects, only, projects: book.projects, year }),
    indicators: indicatorsByOwner(file, passages, sections, year, owner),
    beside,
  }
}

/** Scorings and conclusions with their owners; what others scored stands apart. */
function scoresOf(
  prose: Prose,
  around: Surroundings,
): { readonly scorings: Scoring[]; readonly conclusions: Conclusion[]; readonly beside: Conclusion[] } {
  const { file, passages, sections, book, year } = around
  const regions = regionsTold(passages)
  const scoringsAt = passages
    .flatMap((passage, index) => scoringsIn(file, passage, index))
    .filter(({ passage, categories }) => !isEvaluationScoring(passages[passage]!, categories, sections))
    .filter(({ passage, first }) => !regions.has(passage) && !isOfEarlierYear(passages[passage]!, first, sections, year))
  const rows = prose.blocks.flatMap((block) => (block.kind === 'table' ? matrixRows(prose, block) : []))
  const told = withMatrix(assignScorings(scoringsAt, around), rows, book)
  const summaries = prose.blocks.flatMap((block) => (block.kind === 'table' ? (categoryTable(prose, block, year) ?? []) : []))
  const [summary] = summaries
  const tabled =
    summary && summaries.length === 1
      ? withCategoryTable(told, { ...summary, categories: explainedBelow(summary.categories, passages) }, around)
      : told
  const scorings = reasonsBehind(
    withDefaultPoints(tabled, passages).map((scoring) => ({ ...scoring, categories: withoutNested(scoring.categories) })),
    passages,
    book.projects,
  )
  const taken = Map.groupBy(scoringsAt, ({ passage }) => passage)
  const spansOf = (index: number) => (taken.get(index) ?? []).flatMap(({ spans }) => spans)
  const conclusionsAt = passages
    .flatMap((passage, index) => conclusionsIn(file, passage, index, spansOf(index)))
    .filter(({ passage, start }) => !regions.has(passage) && !isOfEarlierYear(passages[passage]!, start, sections, year))
  const [byOthers, bySelf] = [
    conclusionsAt.filter((said) => isByOthers(said, passages, sections)),
    conclusionsAt.filter((said) => !isByOthers(said, passages, sections)),
  ]
  const selfSaid = assignConclusions(bySelf, scorings, around)
  const { beside, only } = besideOwn(assignConclusions(byOthers, scorings, around), selfSaid, scorings)
  return { scorings, conclusions: [...selfSaid, ...only], beside }
}

/**
 * A summary by categories tells no reasons; the analysis of the indicators does. Where the text goes through the categories themselves ("扣分说明：产出指标扣0.75分，因……"),
 * each must be named there.
 */
function explainedBelow(categories: Scoring['categories'], passages: readonly Passage[]): Scoring['categories'] {
  const list = passages.find(({ text }) => /^(?:全部|主要)?(?:扣分|失分)(?:的)?(?:说明|原因|情况)/.test(text))
  const explaining = passages.filter(({ text, heading }) => !heading && EXPLAINING.test(text))
  return categories.map((category) => {
    const isLost = category.points !== undefined && category.score?.lt(category.points)
    const isTold = list ? categoriesIn(list.text, false).some((one) => one.category === category.category) : explaining.length > 0
    return isLost && isTold ? { ...category, reason: (list ?? explaining[0]!).text.slice(0, LONGEST_REASON) } : category
  })
}
const EXPLAINING = /(?:扣分|失分|偏差)(?:的)?(?:主要)?原因|扣\d+(?:\.\d+)?分[，,]?(?:原因|主要|因)|因[^。]{4,40}扣\d/
const LONGEST_REASON = 80

const saidOf = ({ title, unit, year, subject, ownNames }: Identity): Pick<Claims, 'title' | 'unit' | 'year' | 'subject' | 'ownNames'> => ({
  ...(title ? { title } : {}),
  ...(unit ? { unit } : {}),
  ...(year ? { year } : {}),
  ...(subject ? { subject } : {}),
  ownNames,
})

/** Facts that need no owner. */
function foundIn(file: string, passages: readonly Passage[], sections: readonly Section[], year: number | undefined) {
  const scale = gradeScale(file, passages)
  const announced = overallAnnounced(file, passages)
  return {
    sections,
    passages,
    ...(scale ? { scale } : {}),
    ...(announced ? { overallAnnounced: announced } : {}),
    dates: datesOf(file, passages, year),
    documentNumbers: passages.flatMap((passage, index) => documentNumbersIn(file, passage, index)),
    organisations: passages.flatMap((passage) => organisationsIn(file, passage)),
    persons: passages.flatMap((passage) => personsIn(file, passage)),
    surveys: passages.flatMap((passage) => surveysIn(file, passage)),
    problems: itemsUnder(file, passages, 'problems'),
    measures: itemsUnder(file, passages, 'measures'),
  }
}

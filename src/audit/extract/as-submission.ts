import type { Budget } from '#domain/budget.ts'
import type { Indicator } from '#domain/indicator.ts'
import type { Place, Places } from '#domain/place.ts'
import type { CategoryClaim, DepartmentEvaluation, Project, Submission } from '#domain/submission.ts'
import type { BudgetRead } from './budgets.ts'
import type { Claims, Conclusion, Passage, Scoring } from './claims.ts'
import type { DocumentFacts } from './document-facts.ts'
import { goalsOf } from './goals.ts'
import { concluded } from './key-evaluations.ts'
import { attachmentsOf, departmentOf, keyEvaluationsOf, organisationOf, pairsOf, signatureOf } from './narrative.ts'
import type { IndicatorAt } from './targets.ts'

/** The facts of a document in the shape of a Submission, with the place of every field. */
export function asSubmission(facts: DocumentFacts): { readonly submission: Submission; readonly places: Places } {
  const { file, identity, claims, book, accounts, indicators, beside } = facts
  const { passages, sections, problems, measures, dates } = claims
  const year = identity.year?.value
  const stated = [...indicators.values()].flat().map(({ indicator }) => indicator)
  const goals = goalsOf(file, passages, sections, year, stated)
  const signature = signatureOf(passages, dates)
  const places: Record<string, Place> = { '': { file } }
  note(places, 'accounts.', accounts.places)
  note(places, 'goals.', goals.places)
  note(places, '', signature.places)
  for (const [i, { place }] of problems.entries()) places[`problems[${i}].problem`] = place
  for (const [i, { place }] of measures.entries()) places[`problems[${i}].measure`] = place
  if (identity.unit) places['department.name'] = identity.unit.place
  if (identity.year) places['year'] = identity.year.place
  const projects = book.projects.map((_, index) => projectOf(facts, index, places))
  const whole = wholeOf(facts, places)
  const submission: Submission = {
    ...(year === undefined ? {} : { year }),
    department: departmentOf(identity.unit?.value, passages, sections),
    accounts: accounts.accounts,
    goals: goals.goals,
    projects,
    ...(whole ? { whole } : {}),
    organisation: organisationOf(passages, claims.documentNumbers, dates),
    problems: pairsOf(problems, measures),
    keyEvaluations: concluded(keyEvaluationsOf(passages, book.projects), beside, passages),
    ...followUp(passages),
    attachments: attachmentsOf(passages),
    signature: signature.signature,
  }
  return { submission, places }
}

type Writable = Record<string, Place>

function note(places: Writable, prefix: string, own: Places): void {
  for (const [path, place] of Object.entries(own)) places[prefix + path] = place
}

function projectOf({ book, claims, budgets, indicators }: DocumentFacts, index: number, places: Writable): Project {
  const path = `projects[${index}]`
  const { name, amount, place } = book.projects[index]!
  places[path] = place
  places[`${path}.name`] = place
  return {
    name,
    ...(amount === undefined ? {} : { amount }),
    ...scoredPart(path, claims, (said) => said.scope === 'project' && said.project === index, places),
    budget: budgetPart(path, budgets.get(index), places),
    indicators: indicatorPart(path, indicators.get(index), places),
    evidence: [],
  }
}

function wholeOf({ claims, budgets, indicators }: DocumentFacts, places: Writable): DepartmentEvaluation | undefined {
  const budget = budgets.get('department')
  const stated = indicators.get('department')
  const scored = scoredPart('whole', claims, ({ scope }) => scope === 'department', places)
  const isSilent = scored.claims.length === 0 && scored.claimedTotal === undefined && scored.claimedGrade === undefined
  if (isSilent && !budget && !stated) return undefined
  return { budget: budgetPart('whole', budget, places), tasks: [], indicators: indicatorPart('whole', stated, places), ...scored }
}

/** Claims, total and grade of one owner. */
function scoredPart(path: string, { scorings, conclusions }: Claims, isOwn: (said: Scoring | Conclusion) => boolean, places: Writable) {
  const scoring = scorings.find(isOwn)
  const own = conclusions.filter(isOwn)
  const total = scoring?.total ?? own.find((said) => said.total !== undefined)?.total
  // A grade said with another total belongs to that one.
  const fits = (said: Conclusion) =>
    said.grade !== undefined && (said.total === undefined || total === undefined || said.total.value.eq(total.value))
  const grade = own.find(fits)?.grade
  if (total) places[`${path}.claimedTotal`] = total.place
  if (grade) places[`${path}.claimedGrade`] = grade.place
  const claims: CategoryClaim[] = (scoring?.categories ?? []).map(({ place, ...claim }, i) => {
    places[`${path}.claims[${i}]`] = place
    return claim
  })
  return { claims, ...(total ? { claimedTotal: total.value } : {}), ...(grade ? { claimedGrade: grade.value } : {}) }
}

function budgetPart(path: string, read: BudgetRead | undefined, places: Writable): Budget {
  note(places, `${path}.budget.`, read?.places ?? {})
  return read?.budget ?? { sources: [] }
}

function indicatorPart(path: string, stated: readonly IndicatorAt[] | undefined, places: Writable): Indicator[] {
  return (stated ?? []).map(({ indicator, place }, i) => {
    places[`${path}.indicators[${i}]`] = place
    return indicator
  })
}

const LAST_YEAR = /(?:上年|上一年度?|去年|以前年度).{0,24}(?:问题|整改|自评|评价)/

/** What was done about last year's problems, and what this year's results are used for. */
function followUp(passages: readonly Passage[]): Pick<Submission, 'lastYearRectification' | 'resultUse'> {
  const text = passages.filter(({ heading }) => !heading)
  const use = text.filter(({ kind }) => kind === 'use').map((passage) => passage.text)
  const lastYear = text.flatMap(({ sentences }) => sentences).find((sentence) => LAST_YEAR.test(sentence.text))
  return { ...(lastYear ? { lastYearRectification: lastYear.text } : {}), ...(use.length === 0 ? {} : { resultUse: use.join('\n') }) }
}

import { executionRate } from '#domain/budget.ts'
import { Exact, fromWanyuan, one } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Project, Submission } from '#domain/submission.ts'
import type { Passage } from './extract/claims.ts'
import { categoriesIn, REASON } from './extract/score-words.ts'
import { escaped } from './patterns.ts'
import type { Report, Source } from './rule.ts'

/** Rates of execution beyond 200 % are a misread column; a real slip of the pen is told by the rules on units and amounts. */
const HIGHEST_RATE = Exact.of('2')
/** Below a tenth of what the score beside it says, a rate is another column's figure. */
const FAR_BELOW = 10

/**
 * Reports on what was read of a form, as questions (severity `warning`) where the document itself does not bear the reading out 读数存疑: none is lost,
 * but nobody is told that he is wrong because a program misread him. Reports that are milder already, and those of forms without running text
 * (workbooks), stay as they are.
 */
export function* withConfidence(reports: Iterable<Report>, { submission, prose }: Source, scheme: Scheme): Iterable<Report> {
  for (const report of reports)
    yield report.severity === undefined && prose && isDoubtful(report.path, submission, scheme)
      ? { ...report, severity: 'warning' }
      : report
}

function isDoubtful(path: string | undefined, { projects, whole }: Submission, scheme: Scheme): boolean {
  const index = /^projects\[(\d+)\]/.exec(path ?? '')?.[1]
  if (index === undefined) return whole !== undefined && path?.startsWith('whole') === true && isMisread(whole, scheme)
  const project = projects[Number(index)]
  return project !== undefined && (isNameless(project, projects) || isFirm(project.name ?? '') || isMisread(project, scheme))
}

/** One of several projects whose name was not found: it may be a part of another, or no project. */
export const isNameless = ({ name }: Pick<Project, 'name'>, projects: readonly Project[]): boolean =>
  name === undefined && projects.length > 1

/** A number, or a class of indicators, in the place of an indicator's name: the columns were taken for others. */
const isNoIndicator = (name: string): boolean =>
  /^[\d.,%％\s]+$/.test(name) ||
  (name.endsWith('指标') && categoriesIn(name, false).some(({ start, end }) => start === 0 && end === name.length))

/** Figures that no sound or mistyped form has: full points of the execution rate beyond half of all, rates that the score beside them or reason excludes. */
function isMisread({ budget, indicators }: Pick<Project, 'budget' | 'indicators'>, { totalPoints, execution }: Scheme): boolean {
  const { claimedPoints, claimedScore, claimedRate } = budget
  if (indicators.some((row) => isNoIndicator(row.name) || row.claimedScore?.gt(totalPoints) || row.points?.gt(totalPoints))) return true
  if (claimedPoints?.times(2).gt(totalPoints)) return true
  const full = claimedPoints ?? execution.points
  // A score of a hundred beside ten points is another column's.
  if (claimedScore?.gt(full.times(2))) return true
  const computed = executionRate(budget)
  const rates = [claimedRate, computed].flatMap((rate) => rate ?? [])
  if (rates.some((rate) => rate.gt(HIGHEST_RATE))) return true
  return (
    computed !== undefined &&
    claimedScore !== undefined &&
    claimedScore.lte(full) &&
    computed.lt(one) &&
    computed.times(full).times(FAR_BELOW).lt(claimedScore)
  )
}

/**
 * Whether running text tells these very points again beside words of a reason 文中另有说明: "5. 信访办结率扣0.14分：43件中42件办结……". Whose reason it is
 * may not have been understood, so that nothing surely lacks one. Whole points count only behind a word of deduction.
 */
export function areToldElsewhere(points: Exact, passages: readonly Passage[]): boolean {
  const amount = `${escaped(points.toString())}${points.isWhole() ? '(?:\\.0+)?' : '0*'}分`
  const told = new RegExp(points.isWhole() ? `[扣失少差减][^，。；\\d]{0,3}${amount}` : `(?<![\\d.])${amount}`)
  const explained = new RegExp(`[扣失][^，。；\\d]{0,3}${amount}[:：,，(（][^。；;]{6,}`)
  return passages.some(({ text, heading }) => !heading && ((told.test(text) && REASON.test(text)) || explained.test(text)))
}

/** Sums so far beyond their whole that no mistyped digit, point or unit explains them: the whole is another figure. */
export function isOfAnother(whole: Exact, computed: Exact): boolean {
  if (whole.lte(0) || computed.lte(whole.times(FAR_BEYOND))) return false
  const ratio = computed.div(whole)
  return !SLIPS.some((slip) => ratio.minus(slip).abs().times(20).lte(slip))
}
const FAR_BEYOND = 9
/** A point moved by one or two places, 万元 written for 元. */
const SLIPS = [...['10', '100', '1000'].map((slip) => Exact.of(slip)), fromWanyuan('1')]

/** A company or firm is nobody's project: it evaluated, or was paid. */
export const isFirm = (name: string): boolean => /(?:公司|事务所)$/.test(name)

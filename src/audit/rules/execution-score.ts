import { type Budget, executionRate } from '#domain/budget.ts'
import type { Place } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import { Exact, min, one, sum } from '#domain/quantity.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { gridsOf } from '../figures/tables/grid.ts'
import { executionPointsIn, hasOtherScale } from '../figures/told/execution-points.ts'
import { type Form, formsOf } from '../forms.ts'
import { decimalsOf, printedAs } from '../rounding.ts'
import { type Context, rule } from '../rule.ts'
import { sayPoints, sayRate } from '../say.ts'

export default rule({
  id: 'execution-score',
  title: '预算执行率得分应等于执行率乘以分值',
  severity: 'error',
  covers: ['A04'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '预算执行率得分按执行率乘以该项分值计算，最高不超过分值；得分与执行率对不上，总分就不可信。',
  remedy: '按执行率重新计算得分；执行率超过 100% 的按满分计。',
  example: { right: '执行率 49.88%，分值 10，得分 4.99', wrong: '执行率 49.88%，分值 10，得分 8' },
  forms: true,
  *content(submission, assessment, context, { claims: said, places, prose, tablesOf }) {
    const inTables = prose && executionPointsIn(gridsIn(prose))
    for (const form of formsOf(submission, assessment)) {
      const claimed = executionClaim(form)
      // Where the text gives but a rate, or a project's amount and what was spent of it, these count; they may be another's.
      const own = rateOfAmounts(form.budget)
      const rate = own ?? form.budget.claimedRate ?? (form.amount && executionRate({ ...form.budget, adjusted: form.amount }))
      if (claimed?.score === undefined || rate === undefined || rate.isNegative()) continue
      const full = printedPoints(form, context) ?? (inTables === undefined ? context.scheme.execution.points : Exact.of(inTables))
      const expected = min(rate, one).times(full)
      const printed = form.budget.claimedRate && min(form.budget.claimedRate, one).times(full)
      const decimals = scoreDecimals(form)
      if ([expected, ...(printed ? [printed] : [])].some((score) => printedAs(claimed.score!, score, decimals))) continue
      if (isByRateOfRow((score) => printedAs(claimed.score!, score, decimals), full, places[claimed.path], prose ?? tablesOf)) continue
      const text = said?.passages.find(({ paragraph }) => paragraph.number === places[claimed.path]?.paragraph)?.text
      if (
        text !== undefined &&
        (isByRateBeside(claimed.score, full, text) || (form.budget.claimedScore === undefined && hasOtherScale(text)))
      )
        continue
      yield {
        path: claimed.path,
        ...(own === undefined ? { severity: 'warning' as const } : {}),
        message: `${form.label}的预算执行率为 ${sayRate(rate)}，分值 ${sayPoints(full)}，得分应为 ${sayPoints(expected.round(2))}，写的是 ${sayPoints(claimed.score)}`,
        found: sayPoints(claimed.score),
        expected: sayPoints(expected.round(2)),
      }
    }
  },
  writing: (document) => mismatchesOf(document, 'execution-score'),
})

/** Whether the paragraph of the score tells an execution rate that makes it: that of a county, a part of the money. */
const isByRateBeside = (score: Exact, full: Exact, text: string): boolean =>
  [...text.matchAll(RATE)].some(([, rate]) => printedAs(score, min(Exact.of(rate!).div(100), one).times(full)))

/** Whether the row of a table that the score stands in tells a rate that makes it. */
function isByRateOfRow(
  isScore: (score: Exact) => boolean,
  full: Exact,
  place: Place | undefined,
  prose: Pick<Prose, 'blocks'> | undefined,
): boolean {
  if (!prose || place?.paragraph === undefined) return false
  for (const block of prose.blocks) {
    const row = block.kind === 'table' ? block.rows.find(({ number }) => number === place.paragraph) : undefined
    if (!row) continue
    // Two rates, of which one is the target.
    const rates = row.cells.flatMap(({ text }) => /^\s*(\d+(?:\.\d+)?)[%％]\s*$/.exec(text)?.[1] ?? [])
    return rates.some((rate) => Number(rate) < WHOLE && isScore(Exact.of(rate).div(WHOLE).times(full)))
  }
  return false
}
const WHOLE = 100

const RATE = /(?:执行|支出|支付|使用)(?:进度|率)[^\d，。；;%]{0,6}(\d+(?:\.\d+)?)[%％]/g

const gridsIn = ({ blocks }: Pick<Prose, 'blocks'>) => blocks.flatMap((block) => (block.kind === 'table' ? gridsOf(block) : []))

/** B ÷ A; undefined where it is beyond 100 % and the rate beside it is not: the two amounts may not belong together. */
function rateOfAmounts(budget: Budget): Exact | undefined {
  const rate = executionRate(budget)
  return rate?.gt(one) && budget.claimedRate?.lte(one) ? undefined : rate
}

/** Decimals that the form's other scores are printed with: where they have some, a whole number is not a rounded one. */
const scoreDecimals = ({ indicators, claims, claimedTotal }: Form): number =>
  Math.max(
    0,
    ...[claimedTotal, ...indicators.map(({ claimedScore }) => claimedScore), ...claims.map(({ score }) => score)].map((score) =>
      score ? decimalsOf(score) : 0,
    ),
  )

/** 得分 of the execution row or of the first-level claim. */
export function executionClaim({
  path,
  budget,
  claims,
}: Form): { readonly path: string; readonly score?: Exact; readonly points?: Exact } | undefined {
  if (budget.claimedScore !== undefined)
    return {
      path: `${path}.budget.claimedScore`,
      score: budget.claimedScore,
      ...(budget.claimedPoints && { points: budget.claimedPoints }),
    }
  const at = claims.findIndex((claim) => claim.category === '预算执行率')
  const claim = claims[at]
  if (claim === undefined) return undefined
  return { path: `${path}.claims[${at}]`, ...(claim.score && { score: claim.score }), ...(claim.points && { points: claim.points }) }
}

/** 分值 of the execution rate: what the form prints, else the scheme's. */
export const pointsOfExecution = (form: Form, context: Context): Exact => printedPoints(form, context) ?? context.scheme.execution.points

const printedPoints = (form: Form, { scheme }: Context): Exact | undefined =>
  form.budget.claimedPoints ?? executionClaim(form)?.points ?? pointsLeft(form, scheme.totalPoints)

/** What the rows of a form leave of the full points, where every row has its points and the score fits into the rest. */
function pointsLeft({ indicators, budget }: Form, total: Exact): Exact | undefined {
  const values = indicators.flatMap(({ points }) => points ?? [])
  const left = total.minus(sum(values))
  const fits = budget.claimedScore !== undefined && left.gte(budget.claimedScore)
  return fits && indicators.length > 0 && values.length === indicators.length ? left : undefined
}

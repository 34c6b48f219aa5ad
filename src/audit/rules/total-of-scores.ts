import { type Exact, sum } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import { type Form, formsOf } from '../forms.ts'
import { scoreTolerance } from '../rounding.ts'
import { rule } from '../rule.ts'
import { sayPoints } from '../say.ts'

export default rule({
  id: 'total-of-scores',
  title: '总分应等于各项得分之和',
  severity: 'error',
  covers: ['A08'],
  source: 'mof-2020-10#scoring',
  why: '总分由预算执行率和各项指标的得分相加而成；加不成，等级和结论都没有依据。',
  remedy: '重新相加各项得分，改正总分或写错的一项。',
  example: { right: '39 + 10 + 40 + 9 = 98，总分 98', wrong: '39 + 10 + 40 + 9 = 98，总分 96' },
  forms: true,
  *content(submission, assessment, { scheme }) {
    for (const form of formsOf(submission, assessment)) {
      const { claimedTotal: total, path, label } = form
      if (total === undefined) continue
      const parts = partsOf(form, total, scheme)
      if (!parts) continue
      const computed = sum(parts)
      if (
        total
          .minus(computed)
          .abs()
          .lte(scoreTolerance([total, ...parts]))
      )
        continue
      yield {
        path: `${path}.claimedTotal`,
        message: `${label}的总分写的是 ${sayPoints(total)}，各项得分相加为 ${sayPoints(computed)}（${parts.map(String).join(' + ')}）`,
        found: sayPoints(total),
        expected: sayPoints(computed),
      }
    }
  },
})

/** All scores the total is made of; undefined while one of them is not written. */
function partsOf({ budget, indicators, claims }: Form, total: Exact, scheme: Scheme): Exact[] | undefined {
  const rows = indicators.filter((row) => row.points !== undefined || row.claimedScore !== undefined)
  if (rows.length === 0) return partsOfClaims(claims, scheme)
  const scores = rows.flatMap((row) => row.claimedScore ?? [])
  if (scores.length < rows.length) return undefined
  const execution = budget.claimedScore ?? claims.find((claim) => claim.category === '预算执行率')?.score
  if (execution !== undefined) return [execution, ...scores]
  // No score of the execution rate is printed: it is scored among the rows, or what the total holds beyond them may be it.
  const rest = total.minus(sum(scores))
  return rest.gt(0) && rest.lte(budget.claimedPoints ?? scheme.execution.points) ? undefined : scores
}

/** First-level claims of running text; they make the total only when none is left out: their points make the full points. */
function partsOfClaims(claims: Form['claims'], scheme: Scheme): Exact[] | undefined {
  const scores = claims.flatMap((claim) => claim.score ?? [])
  if (claims.length < 2 || scores.length < claims.length) return undefined
  const points = claims.flatMap((claim) => claim.points ?? [])
  const complete = points.length === claims.length ? sum(points).eq(scheme.totalPoints) : claims.length > scheme.categories.length
  return complete ? scores : undefined
}

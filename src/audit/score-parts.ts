import { type Exact, sum } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { CategoryClaim } from '#domain/submission.ts'

/** First-level claims of running text; they make the total only when none is left out: their points make the full points, or there are more of them than the scheme has. */
export function partsOfClaims(claims: readonly CategoryClaim[], scheme: Scheme): Exact[] | undefined {
  const scores = claims.flatMap((claim) => claim.score ?? [])
  if (claims.length < 2 || scores.length < claims.length) return undefined
  const points = claims.flatMap((claim) => claim.points ?? [])
  // Categories of another scheme may be others' besides.
  const areKnown = claims.every(({ category }) => category === '预算执行率' || scheme.categories.some(({ title }) => title === category))
  const isAllBut = (category: string) => claims.every((claim) => (claim.points === undefined) === (claim.category === category))
  const complete =
    points.length === claims.length
      ? sum(points).eq(scheme.totalPoints)
      : // "预算执行得10分。产出指标满分50分……": what the execution is worth is the rest.
        points.length > 0 && isAllBut('预算执行率')
        ? sum(points).plus(scheme.execution.points).eq(scheme.totalPoints)
        : points.length === 0 && areKnown && claims.length > scheme.categories.length
  return complete ? scores : undefined
}

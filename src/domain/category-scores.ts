import type { CategoryScore, Line } from './assessment.ts'
import { claimedScore } from './claimed-score.ts'
import { type Exact, points, zero } from './quantity.ts'
import type { Scheme } from './scheme.ts'
import type { CategoryClaim } from './submission.ts'

/**
 * First-level sums 一级指标得分: 预算执行率 first, then the scheme's categories in its order, then others as they appear. A category with rows is
 * their sum; one that only the text claims has the claim, unproven. Rows that are not applicable take no part.
 */
export function categoryScores(
  execution: Line,
  lines: readonly Line[],
  claims: readonly CategoryClaim[],
  scheme: Scheme,
): readonly CategoryScore[] {
  const rows = new Map<string, Line[]>()
  for (const line of lines) {
    if (line.outcome.kind === 'not-applicable') continue
    const known = rows.get(line.category)
    if (known) known.push(line)
    else rows.set(line.category, [line])
  }
  const titles = new Set(
    scheme.categories.map(({ title }) => title).filter((title) => rows.has(title) || claims.some(({ category }) => category === title)),
  )
  for (const title of rows.keys()) titles.add(title)
  for (const { category } of claims) titles.add(category)
  titles.delete(execution.category)
  return [fromRows(execution.category, [execution]), ...Array.from(titles, (title) => scoreOf(title, rows.get(title), claims))]
}

function scoreOf(title: string, rows: readonly Line[] | undefined, claims: readonly CategoryClaim[]): CategoryScore {
  if (rows) return fromRows(title, rows)
  const claim = claims.find(({ category }) => category === title)
  const score = claimedScore(claim)
  return { title, proven: false, ...(claim?.points !== undefined && { points: claim.points }), ...(score !== undefined && { score }) }
}

function fromRows(title: string, rows: readonly Line[]): CategoryScore {
  let full: Exact | undefined = zero
  let score: Exact | undefined = zero
  let proven = true
  for (const { points: rowPoints, outcome } of rows) {
    full = rowPoints && full?.plus(rowPoints)
    score = 'score' in outcome ? score?.plus(outcome.score) : undefined
    proven &&= outcome.kind === 'scored'
  }
  return { title, proven, ...(full && { points: points(full) }), ...(score && { score: points(score) }) }
}

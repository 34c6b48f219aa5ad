import type { CategoryScore, Line } from './assessment.ts'
import { claimedScore } from './claimed-score.ts'
import { type Exact, points, sum } from './quantity.ts'
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
  const groups: Group[] = scheme.categories.map(({ title }) => ({ title, rows: [] }))
  for (const line of lines) if (line.outcome.kind !== 'not-applicable') groupOf(line.category, groups).rows.push(line)
  for (const { category } of claims) if (category !== execution.category) groupOf(category, groups)
  const scores = [fromRows(execution.category, [execution])]
  for (const { title, rows } of groups) {
    if (rows.length > 0) scores.push(fromRows(title, rows))
    else if (claims.length > 0) scores.push(...fromClaim(title, claims))
  }
  return scores
}

interface Group {
  readonly title: string
  readonly rows: Line[]
}

/** The group of a title, added where it is new. There are four or five: looking through them is the fastest. */
function groupOf(title: string, groups: Group[]): Group {
  for (const group of groups) if (group.title === title) return group
  const added: Group = { title, rows: [] }
  groups.push(added)
  return added
}

function fromClaim(title: string, claims: readonly CategoryClaim[]): readonly CategoryScore[] {
  const claim = claims.find(({ category }) => category === title)
  if (claim === undefined) return []
  const score = claimedScore(claim)
  return [{ title, proven: false, ...(claim.points !== undefined && { points: claim.points }), ...(score !== undefined && { score }) }]
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function fromRows(title: string, rows: readonly Line[]): CategoryScore {
  const full: Exact[] = []
  const scores: Exact[] = []
  let proven = true
  for (const { points: rowPoints, outcome } of rows) {
    if (rowPoints !== undefined) full.push(rowPoints)
    if (outcome.kind === 'scored' || outcome.kind === 'claimed') scores.push(outcome.score)
    proven &&= outcome.kind === 'scored'
  }
  const made: Mutable<CategoryScore> = { title, proven }
  if (full.length === rows.length) made.points = points(sum(full))
  if (scores.length === rows.length) made.score = points(sum(scores))
  return made
}

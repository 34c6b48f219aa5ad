import { type Places, placeOf } from '#domain/place.ts'
import { type Exact, type Points, sum } from '#domain/quantity.ts'
import { parentOf } from '../extract/score-words.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { type Form, formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { sayPoints } from '../say.ts'
import { executionClaim, pointsOfExecution } from './execution-score.ts'

export default rule({
  id: 'points-total',
  title: '各项分值合计应为满分',
  severity: 'error',
  covers: ['A09'],
  source: 'mof-2020-10#weights',
  why: '总分由各项得分相加而成，分值不足或超出满分，总分和等级就没有意义。',
  remedy: '调整各项指标分值，使其与预算执行率分值之和等于满分。',
  example: {
    right: '预算执行率 10 分，产出 50 分，效益 30 分，满意度 10 分',
    wrong: '预算执行率 10 分，产出 50 分，效益 40 分，满意度 10 分',
  },
  forms: true,
  *content(submission, assessment, context, { role, prose, places }) {
    const full = context.scheme.totalPoints
    for (const form of formsOf(submission, assessment)) {
      const points = pointsOf(form, full)
      if (!points) continue
      const rows = sum(points.values)
      const execution = points.execution ?? pointsOfExecution(form, context)
      // Goal forms leave out the execution rate; forms that score it among their rows need no points beside them.
      if (rows.plus(execution).eq(full) || (points.execution === undefined && rows.eq(full))) continue
      if (points.execution === undefined && role === 'goal-form' && rows.lt(full)) continue
      if (points.execution === undefined ? isUnread(form, full, rows) : isUnread(form, full, rows.plus(execution))) continue
      // A table that is whole by itself stands beside others that break its rows down.
      if (tablesOf(form, places).some((table) => table.eq(full) || table.plus(execution).eq(full))) continue
      const total = points.execution === undefined ? rows : rows.plus(execution)
      // A table of a document may hold a part of the indicators, or those of several projects.
      if ((prose || role === 'report') && (total.times(4).lt(full.times(3)) || total.times(2).gt(full.times(3)))) continue
      yield {
        path: points.path,
        relatedPaths: points.paths,
        message: `${form.label}的分值合计 ${sayPoints(total)}${points.execution === undefined ? '（未含预算执行率）' : ''}，应为 ${sayPoints(points.execution === undefined ? full.minus(execution) : full)}`,
        found: sayPoints(total),
        expected: sayPoints(points.execution === undefined ? full.minus(execution) : full),
      }
    }
  },
  writing: (document) => mismatchesOf(document, 'points'),
})

/** The points a form writes; undefined when a row has none, so that nothing can be said of the whole. */
function pointsOf(form: Form, full: Points) {
  const { indicators, budget, path } = form
  const rows = indicators.filter((row) => row.target?.kind !== 'not-applicable' || row.points !== undefined)
  if (rows.length > 0) {
    const values = rows.flatMap((row) => row.points ?? [])
    if (values.length < rows.length) return undefined
    const paths = indicators.map((_, i) => `${path}.indicators[${i}].points`)
    return { path: `${path}.indicators`, paths, values, execution: budget.claimedPoints ?? executionClaim(form)?.points }
  }
  const own = firstLevel(form.claims, full)
  const values = own.flatMap((claim) => claim.points ?? [])
  // Running text may speak of some categories only; below three nothing is claimed about the whole.
  if (values.length < 3 || values.length < own.length) return undefined
  const execution = own.find((claim) => claim.category === '预算执行率')?.points
  return {
    path: `${path}.claims[0]`,
    paths: form.claims.map((_, i) => `${path}.claims[${i}]`),
    values: own.flatMap((claim) => (claim.category === '预算执行率' ? [] : (claim.points ?? []))),
    execution,
  }
}

/**
 * Whether the scores that were read lack of the total what their points lack of the full ones: then a category has a name that is not known, and nothing is
 * wrong with the others.
 */
function isUnread({ indicators, claims, claimedTotal }: Form, full: Points, points: Exact): boolean {
  const scores = claims.flatMap(({ score }) => score ?? [])
  if (indicators.length > 0 || claimedTotal === undefined || scores.length < claims.length) return false
  const [lackingPoints, lackingScore] = [full.minus(points), claimedTotal.minus(sum(scores))]
  return lackingPoints.gt(0) && lackingScore.gt(0) && lackingScore.lte(lackingPoints)
}

/** Second-level categories are told beside their first-level one again: their points are part of its own. 成本指标 is of either level. */
function firstLevel(claims: Form['claims'], full: Points): Form['claims'] {
  const has = (name: string | undefined) => claims.some(({ category, points }) => category === name && points !== undefined)
  const own = claims.filter(({ category }) => category === '成本指标' || !has(parentOf(category)))
  if (own.length === claims.length) return claims
  const cost = own.find(({ category }) => category === '成本指标')
  const others = own.filter((claim) => claim !== cost)
  const whole = sum(others.flatMap(({ points }) => points ?? []))
  return cost && whole.eq(full) ? others : own
}

/** The points of the indicators by the tables they stand in: rows of one table follow one another. */
function tablesOf({ path, indicators }: Form, places: Places): Exact[] {
  const tables: Exact[] = []
  let last: number | undefined
  for (const [i, { points }] of indicators.entries()) {
    const at = placeOf(places, `${path}.indicators[${i}]`)?.paragraph
    if (at === undefined || points === undefined) return []
    const before = tables.at(-1)
    if (before !== undefined && last !== undefined && at - last <= 2 && at >= last) tables[tables.length - 1] = before.plus(points)
    else tables.push(points)
    last = at
  }
  return tables.length > 1 ? tables : []
}

import { type Exact, sum } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { type Form, formsOf } from '../forms.ts'
import { scoreTolerance } from '../rounding.ts'
import { type Report, rule } from '../rule.ts'
import { sayPoints } from '../say.ts'
import { partsOfClaims } from '../score-parts.ts'

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
      const complaint = form.claimedTotal && against(form.claimedTotal, form.label, partsOf(form, form.claimedTotal, scheme))
      if (complaint) yield { path: `${form.path}.claimedTotal`, relatedPaths: pathsOf(form), ...complaint }
      yield* categoriesAgainstRows(form)
    }
  },
  *writing(document, { scheme }) {
    const { claims } = document
    // A report says its total more than once: each must be the sum.
    for (const { scope, name, project, total } of claims.conclusions) {
      const scoring = claims.scorings.find((one) => one.scope === scope && (scope === 'department' || one.project === project))
      if (!total || !scoring || (scope === 'project' && project === undefined)) continue
      const said = claims.passages.find(({ paragraph }) => paragraph.number === total.place.paragraph)?.text ?? ''
      if (isOfSeveralYears(said) || /加分项|附加分|奖励分/.test(said)) continue
      const complaint = against(total.value, scope === 'department' ? '部门整体' : `“${name}”`, partsOfClaims(scoring.categories, scheme))
      if (complaint) yield { place: total.place, related: scoring.categories.map(({ place }) => place), ...complaint }
    }
    yield* mismatchesOf(document, 'scores')
  },
})

/** What the text gives a first-level indicator, against the rows of the form that have its name: their points must be its points to prove that they are all. */
function* categoriesAgainstRows({ path, label, claims, indicators }: Form): Generator<Report> {
  for (const [i, { category, points, score }] of claims.entries()) {
    const rows = indicators.filter((row) => row.category === category)
    const [full, scores] = [rows.flatMap((row) => row.points ?? []), rows.flatMap((row) => row.claimedScore ?? [])]
    if (!score || !points || rows.length < 2 || full.length < rows.length || scores.length < rows.length || !sum(full).eq(points)) continue
    const computed = sum(scores)
    if (
      score
        .minus(computed)
        .abs()
        .lte(scoreTolerance([score, ...scores]))
    )
      continue
    yield {
      path: `${path}.claims[${i}]`,
      message: `${label}的${category}写的是 ${sayPoints(score)}，表中各项得分相加为 ${sayPoints(computed)}（${scores.map(String).join(' + ')}）`,
      found: sayPoints(score),
      expected: sayPoints(computed),
    }
  }
}

/** Scores of two years side by side: which of them the parts make is not known. */
const isOfSeveralYears = (text: string) =>
  new Set(text.match(/20\d\d年(?:度)?(?=[^，。；]{0,14}(?:得分|总分|评分))/g)).size > 1 ||
  /(?:上年|去年)(?:度)?[^，。；]{0,8}(?:得分|总分)/.test(text)

/** Where the scores stand that the total is made of. */
const pathsOf = ({ path, indicators, claims }: Form): readonly string[] => [
  `${path}.budget.claimedScore`,
  ...(indicators.length > 0
    ? indicators.map((_, i) => `${path}.indicators[${i}].claimedScore`)
    : claims.map((_, i) => `${path}.claims[${i}]`)),
]

function against(total: Exact, label: string, parts: readonly Exact[] | undefined): Report | undefined {
  if (!parts) return undefined
  const computed = sum(parts)
  const far = total.minus(computed).abs()
  if (far.lte(scoreTolerance([total, ...parts]))) return undefined
  return {
    message: `${label}的总分写的是 ${sayPoints(total)}，各项得分相加为 ${sayPoints(computed)}（${parts.map(String).join(' + ')}）`,
    found: sayPoints(total),
    expected: sayPoints(computed),
  }
}

/** All scores the total is made of; undefined while one of them is not written. */
function partsOf({ budget, indicators, claims }: Form, total: Exact, scheme: Scheme): Exact[] | undefined {
  const rows = indicators.filter((row) => row.points !== undefined || row.claimedScore !== undefined)
  if (rows.length === 0) return partsOfClaims(claims, scheme)
  const scores = rows.flatMap((row) => row.claimedScore ?? [])
  if (scores.length < rows.length) return undefined
  // A total beyond the full points of the rows shows that there are others elsewhere.
  const full = rows.flatMap((row) => row.points ?? [])
  if (full.length === rows.length && total.gt(sum(full).plus(budget.claimedPoints ?? scheme.execution.points))) return undefined
  const execution = budget.claimedScore ?? claims.find((claim) => claim.category === '预算执行率')?.score
  if (execution !== undefined) return [execution, ...scores]
  // Rows that make up the full points leave nothing for the execution rate.
  if (sum(rows.flatMap((row) => row.points ?? [])).eq(scheme.totalPoints)) return scores
  // No score of the execution rate is printed: it is scored among the rows, or what the total holds beyond them may be it.
  const rest = total.minus(sum(scores))
  return rest.gt(0) && rest.lte(budget.claimedPoints ?? scheme.execution.points) ? undefined : scores
}

import type { Place } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import { passages } from '#domain/prose-place.ts'
import { Exact, sum } from '#domain/quantity.ts'
import type { CategoryClaim } from '#domain/submission.ts'
import { itemisedDeductions } from '../extract/itemised-deductions.ts'
import { placeOfSpan } from '../extract/passages.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { formsOf } from '../forms.ts'
import { type Report, rule } from '../rule.ts'
import { sayPoints } from '../say.ts'

export default rule({
  id: 'deduction-arithmetic',
  title: '满分减扣分应等于得分',
  severity: 'error',
  covers: ['A07'],
  source: 'mof-2020-10#scoring',
  why: '同一项的满分、扣分和得分必须相符，否则不知道哪个数是对的，总分也无从核对。',
  remedy: '核对这一项的满分、扣分和得分，改正其中写错的数。',
  example: { right: '满分 40 分，扣 2 分，得分 38 分', wrong: '满分 40 分，扣 2 分，得分 39 分' },
  *content(submission, assessment, _context, source) {
    const items = source.claims ? itemisedDeductions(source.claims.passages) : []
    for (const { path, label, claims, indicators } of formsOf(submission, assessment)) {
      for (const [at, row] of indicators.entries()) {
        const told = items.filter(({ name }) => name === row.name)
        const isOnly = indicators.filter(({ name }) => name === row.name).length === 1
        if (!isOnly || row.points === undefined || row.claimedScore === undefined || told.length !== 1) continue
        const lost = row.points.minus(row.claimedScore)
        const { amount, passage, start, end } = told[0]!
        if (amount.eq(lost) || !lost.gte(0)) continue
        yield {
          place: placeOfSpan(source.file, source.claims!.passages[passage]!, start, end),
          relatedPaths: [`${path}.indicators[${at}].points`, `${path}.indicators[${at}].claimedScore`],
          message: `“${row.name}”满分 ${sayPoints(row.points)}，得 ${sayPoints(row.claimedScore)}，应扣 ${sayPoints(lost)}，扣分说明写的是 ${sayPoints(amount)}`,
          found: sayPoints(amount),
          expected: sayPoints(lost),
          // Forms of several projects may have rows of one name.
          ...(submission.projects.length > 1 && path !== 'whole' ? { severity: 'warning' as const } : {}),
        }
      }
      for (const [i, claim] of claims.entries()) {
        const wrong = subtraction(label, claim)
        const item = wrong && source.prose ? oneOfSeveral(claim, source.places[`${path}.claims[${i}]`], source.prose) : undefined
        if (wrong && item !== 'adds-up') yield { path: `${path}.claims[${i}]`, ...wrong, ...(item ? { severity: 'warning' as const } : {}) }
      }
    }
  },
  *writing(document) {
    const { claims } = document
    for (const { name, scope, full, deduction, total } of claims.conclusions) {
      const wrong = subtraction(scope === 'department' ? '部门整体' : `“${name}”`, {
        category: '总分',
        ...(full && { points: full }),
        ...(deduction && { deduction }),
        ...(total && { score: total.value }),
      })
      if (wrong && total) yield { place: total.place, ...wrong }
    }
    // Scorings that belong to no project of the list (nameless or given twice) are arithmetic all the same.
    for (const { name, project, categories, scope } of claims.scorings) {
      if (project !== undefined || scope === 'department') continue
      for (const claim of categories) {
        const wrong = subtraction(name === '' ? '未写项目名称的一段' : `“${name}”`, claim)
        if (wrong) yield { place: claim.place, ...wrong }
      }
    }
    yield* mismatchesOf(document, 'deduction')
  },
})

/**
 * Whether the deduction is the first of several that its paragraph tells one by one ("得48.31分。数量扣1.11分、时效扣0.44分、质量扣0.14分"), and whether they
 * add up to what was lost.
 */
function oneOfSeveral(
  { points, deduction, score }: CategoryClaim,
  place: Place | undefined,
  prose: Prose,
): 'adds-up' | 'does-not' | undefined {
  const text = place && [...passages(prose)].find(({ number }) => number === place.paragraph)?.text
  // Up to the full points of the next.
  const own = text?.slice(text.search(`扣[减除了]?${deduction}`)).split('满分')[0] ?? ''
  const items = [...own.matchAll(/扣(?:减|除|了)?(\d+(?:\.\d+)?)分/g)].map(([, amount]) => Exact.of(amount!))
  if (items.length < 2) return undefined
  return points && score && sum(items).eq(points.minus(score)) ? 'adds-up' : 'does-not'
}

function subtraction(label: string, { category, points, deduction, score }: CategoryClaim): Report | undefined {
  if (points === undefined || deduction === undefined || score === undefined) return undefined
  const rest = points.minus(deduction)
  if (rest.eq(score)) return undefined
  return {
    message: `${label}的${category}：满分 ${sayPoints(points)}，扣 ${sayPoints(deduction)}，得分应为 ${sayPoints(rest)}，写的是 ${sayPoints(score)}`,
    found: sayPoints(score),
    expected: sayPoints(rest),
  }
}

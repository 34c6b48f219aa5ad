import type { Exact } from '#domain/quantity.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { type Form, formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { sayPoints } from '../say.ts'

export default rule({
  id: 'score-range',
  title: '得分应在 0 分与分值之间',
  severity: 'error',
  covers: ['A06'],
  source: 'mof-2020-10#scoring',
  why: '任何一项的得分最高不超过它的分值，最低不低于 0 分。',
  remedy: '核对该项的分值和得分，改正填反或多填的一个。',
  example: { right: '分值 10，得分 10', wrong: '分值 10，得分 12' },
  forms: true,
  *content(submission, assessment, { scheme }, { prose }) {
    for (const form of formsOf(submission, assessment)) {
      for (const { path, what, score, points } of scoresOf(form, scheme.totalPoints)) {
        if (score.isNegative()) {
          yield {
            path,
            message: `${form.label}的${what}得分为 ${sayPoints(score)}，不能是负数`,
            found: sayPoints(score),
            expected: '不低于 0 分',
          }
        } else if (points !== undefined && score.gt(points)) {
          yield {
            path,
            message: `${form.label}的${what}得分 ${sayPoints(score)}，超过了分值 ${sayPoints(points)}`,
            found: sayPoints(score),
            expected: `不超过 ${sayPoints(points)}`,
            // "10个项目合计953.83分" is no total of one form.
            ...(prose && score.gt(points.times(2)) ? { severity: 'warning' as const } : {}),
          }
        }
      }
    }
  },
  writing: (document) => mismatchesOf(document, 'range'),
})

interface Scored {
  readonly path: string
  readonly what: string
  readonly score: Exact
  readonly points?: Exact | undefined
}

function* scoresOf({ path, budget, indicators, claims, claimedTotal }: Form, totalPoints: Exact): Iterable<Scored> {
  if (budget.claimedScore !== undefined)
    yield { path: `${path}.budget.claimedScore`, what: '预算执行率', score: budget.claimedScore, points: budget.claimedPoints }
  for (const [i, { name, claimedScore, points }] of indicators.entries()) {
    if (claimedScore !== undefined)
      yield { path: `${path}.indicators[${i}].claimedScore`, what: `指标“${name}”`, score: claimedScore, points }
  }
  for (const [i, { category, score, points }] of claims.entries()) {
    if (score !== undefined) yield { path: `${path}.claims[${i}]`, what: category, score, points }
  }
  if (claimedTotal !== undefined) yield { path: `${path}.claimedTotal`, what: '总分', score: claimedTotal, points: totalPoints }
}

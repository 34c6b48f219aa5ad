import { type Exact, sum, zero } from '#domain/quantity.ts'
import { type Form, formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { sayPoints } from '../say.ts'
import { executionClaim } from './execution-score.ts'

export default rule({
  id: 'category-weights',
  title: '一级指标分值应与评分方案一致',
  severity: 'warning',
  covers: ['A09'],
  source: 'mof-2020-10#weights',
  why: '一级指标的分值由评分方案统一规定；各单位、各项目分值不同，得分之间就不能比较。',
  remedy: '按当地评分方案调整一级指标分值；确需调整的，在报告中说明依据。',
  example: {
    right: '产出 50 分，效益 30 分，满意度 10 分，预算执行率 10 分',
    wrong: '产出 40 分，效益 40 分，满意度 10 分，预算执行率 10 分（方案规定 50、30）',
  },
  *content(submission, assessment, { scheme }) {
    const expected = new Map<string, Exact>([
      ['预算执行率', scheme.execution.points],
      ...scheme.categories.map(({ title, points }) => [title, points] as const),
    ])
    const seen = new Map<string, { form: Form; count: number }>()
    for (const form of formsOf(submission, assessment)) {
      const found = weightsOf(form)
      const unlike = [...found].filter(([title, points]) => !points.eq(expected.get(title) ?? zero))
      // A whole set only: partial tables and unlike totals are the findings of points-total.
      if (found.size < 2 || unlike.length === 0 || !sum(found.values()).eq(scheme.totalPoints)) continue
      const key = [...found].map(([title, points]) => `${title} ${points}`).join('、')
      const before = seen.get(key)
      if (before) before.count++
      else seen.set(key, { form, count: 1 })
    }
    // One division used throughout is somebody's rule; several side by side are not.
    const isOne = seen.size === 1
    for (const [weights, { form, count }] of seen) {
      yield {
        path: form.claims.length > 0 ? `${form.path}.claims[0]` : `${form.path}.indicators`,
        message: `${form.label}${count > 1 ? `等 ${count} 个表（段）` : ''}的一级指标分值为${weights}，与评分方案“${scheme.title}”规定的${[...expected].map(([title, points]) => `${title} ${points}`).join('、')}不同`,
        ...(scheme.otherWeightsAllowed ? (isOne ? { severity: 'notice' as const } : {}) : { severity: 'error' as const }),
        found: weights,
        expected: [...expected].map(([title, points]) => `${title} ${sayPoints(points)}`).join('、'),
      }
    }
  },
})

/** First-level points as the form gives them, by category. */
function weightsOf(form: Form): Map<string, Exact> {
  const weights = new Map<string, Exact>()
  // Forms with a flat list name no categories.
  if (form.indicators.some(({ category }) => category === '')) return weights
  const add = (title: string, points: Exact | undefined) => points && weights.set(title, (weights.get(title) ?? zero).plus(points))
  add('预算执行率', executionClaim(form)?.points)
  if (form.indicators.length > 0) for (const { category, points } of form.indicators) add(category, points)
  else for (const { category, points } of form.claims) if (category !== '预算执行率') add(category, points)
  return weights
}

import type { Exact } from '#domain/quantity.ts'
import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { sayPoints } from '../say.ts'
import { at, scoreVectors } from '../score-vectors.ts'

const LEAST = 5

export default rule({
  id: 'token-deductions',
  title: '扣分大多是同一个数，请复核',
  severity: 'notice',
  covers: ['D04'],
  source: 'mof-2020-10#self-evaluation',
  why: '各项目扣的分几乎都一样，像是象征性地扣一点，不是按完成情况算出来的。',
  remedy: '按指标完成比例计算扣分，并写明依据。',
  example: { right: '完成 487 人次，目标 500 人次，扣 0.26 分', wrong: '每个项目产出都扣 1 分，满意度都扣 1 分' },
  *content(submission, assessment, _context, source) {
    const vectors = scoreVectors(formsOf(submission, assessment), source)
    const lost = vectors.flatMap((vector) =>
      [...vector.scores].flatMap(([category, score]) => {
        const points = vector.points.get(category)
        return points?.gt(score) ? [{ vector, deduction: points.minus(score) as Exact }] : []
      }),
    )
    const [most] = [...Map.groupBy(lost, ({ deduction }) => String(deduction)).values()].toSorted((a, b) => b.length - a.length)
    if (!most || lost.length < LEAST || most.length * 3 < lost.length * 2) return
    yield {
      ...at(most[0]!.vector),
      message: `${lost.length} 处扣分中有 ${most.length} 处都扣 ${sayPoints(most[0]!.deduction)}`,
      found: `${most.length}/${lost.length}`,
    }
  },
})

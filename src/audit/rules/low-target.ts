import type { Indicator } from '#domain/indicator.ts'
import { type Exact, one, type Ratio } from '#domain/quantity.ts'
import { indicatorTables } from '../indicator-rows.ts'
import { rule } from '../rule.ts'
import { sayRate } from '../say.ts'

export default rule({
  id: 'low-target',
  title: '指标值不应定得过低',
  severity: 'warning',
  covers: ['C09'],
  source: 'mof-2020-10#scoring',
  why: '实际完成数远超目标，往往是目标定低了，满分说明不了成绩。',
  remedy: '说明超额的原因；如果是目标定低，下一年按实际水平调整。',
  example: { right: '目标 ≥500 人次，完成 520 人次', wrong: '目标 ≥500 人次，完成 1200 人次' },
  *content(submission, _assessment, { scheme }) {
    const limit = scheme.proportional.explainOver
    if (limit === undefined) return
    for (const { path, label, rows } of indicatorTables(submission)) {
      for (const [index, row] of rows.entries()) {
        const over = overfulfilment(row, limit)
        if (!over) continue
        yield {
          path: `${path}[${index}].target`,
          message: `${label}的指标“${row.name}”完成了目标的 ${sayRate(over, 0)}，目标可能定得过低`,
          ...(row.actualText === undefined ? {} : { found: row.actualText }),
          ...(row.targetText === undefined ? {} : { expected: row.targetText }),
        }
      }
    }
  },
})

/** Actual ÷ target of a higher-is-better row when it lies beyond the limit. */
function overfulfilment({ target, actual }: Indicator, limit: Ratio): Exact | undefined {
  if (target?.kind !== 'bound' || actual?.kind !== 'measure' || actual.bound !== undefined) return undefined
  if (target.direction === '=') return undefined
  const { value, unit } = target.measure
  if (value.lte(0) || actual.measure.unit !== unit) return undefined
  if (target.direction === '≤' || target.direction === '<') return undefined
  const share = actual.measure.value.div(value)
  return share.gt(limit.plus(one)) ? share : undefined
}

import { executionRate } from '#domain/budget.ts'
import type { Indicator } from '#domain/indicator.ts'
import { one } from '#domain/quantity.ts'
import { TELLS_UNSPENT } from '../extract/reasons.ts'
import { formsOf } from '../forms.ts'
import { decimalsOf } from '../rounding.ts'
import { rule } from '../rule.ts'
import { sayRate } from '../say.ts'

export default rule({
  id: 'unexplained-deviation',
  title: '明显超额或未完成的应说明原因',
  severity: 'warning',
  covers: ['B10'],
  source: 'mof-2020-10#scoring',
  why: '大幅超额往往说明目标定得太低，执行率低说明资金没有花出去；都要分析原因，供下一年编制目标和预算使用。',
  remedy: '在“偏差原因分析及改进措施”中写明原因；目标定得过低的，下一年调整。',
  example: { right: '目标 ≥500 人次，完成 900 人次，原因：新增两个培训点', wrong: '目标 ≥500 人次，完成 900 人次，没有说明' },
  *content(submission, assessment, { scheme }, { claims: said }) {
    const isTold = said?.passages.some(({ text }) => TELLS_UNSPENT.test(text)) === true
    for (const { path, label, budget, indicators, evaluated, claims } of formsOf(submission, assessment)) {
      for (const line of evaluated.lines) {
        const row = indicators[Number(/\[(\d+)\]$/.exec(line.path)?.[1] ?? -1)]
        const remarks = line.outcome.kind === 'scored' ? (line.outcome.remarks ?? []).filter((remark) => OVER.test(remark)) : []
        if (remarks.length === 0 || row?.deviationReason !== undefined || (row && (isOneStep(row) || isRateKeptLow(row)))) continue
        yield {
          path: `${line.path}.actual`,
          message: `${label}的指标“${line.name}”${remarks.join('；')}，没有说明原因`,
          ...(row?.actualText && { found: row.actualText }),
          ...(row?.targetText && { expected: row.targetText }),
        }
      }
      const rate = executionRate(budget)
      const line = scheme.execution.reasonBelow
      const reason = budget.reason ?? claims.find((claim) => claim.category === '预算执行率')?.reason
      if (rate === undefined || line === undefined || rate.gte(line) || reason !== undefined) continue
      yield {
        path: `${path}.budget.executed`,
        // Somewhere the report speaks of slow spending, if not project by project.
        ...(isTold ? { severity: 'notice' as const } : {}),
        message: `${label}的预算执行率 ${sayRate(rate)}，低于 ${sayRate(line, 0)}，没有说明原因`,
        found: sayRate(rate),
        expected: `不低于 ${sayRate(line, 0)}，或说明原因`,
      }
    }
  },
})

/** "不超过3个工作日", done in 2: whole numbers one apart are as near as they can be without being equal. */
const isOneStep = ({ target, actual }: Indicator): boolean =>
  target?.kind === 'bound' &&
  actual?.kind === 'measure' &&
  target.measure.unit === actual.measure.unit &&
  [target.measure.value, actual.measure.value].every((value) => decimalsOf(value) === 0) &&
  target.measure.value.minus(actual.measure.value).abs().eq(one)

/** "设备故障率≤3%", 1.85%: a rate that should be low and is. */
const isRateKeptLow = ({ target }: Indicator): boolean =>
  target?.kind === 'bound' && target.direction.includes('≤') && /^[%‰]$/.test(target.measure.unit)

/** Remarks on over-achievement; others (a copied value) are the business of other rules. */
const OVER = /超/

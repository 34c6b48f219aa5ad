import type { Outcome, Proof } from '../assessment.ts'
import { type Budget, executionRate } from '../budget.ts'
import { Exact, one, percent, toWanyuan, type Yuan } from '../quantity.ts'
import type { Scheme } from '../scheme.ts'
import { numeral, proofFrom, rounded } from './proof.ts'
import { pending, problem, scored } from './score.ts'

/**
 * Budget execution score 预算执行率得分 = 取小(全年执行数 ÷ 全年预算数, 1) × 分值, rounded half up; the rate itself is not rounded.
 *
 * The denominator is the adjusted full-year budget, or the initial one where the scheme says so. A missing amount is pending under its
 * column's name. A budget of 0 has no rate: pending, with that explanation (ADR-0010). Spending above the budget gets the full points and a
 * remark. Source: mof-2020-10#self-evaluation-table.
 *
 * @example adjusted 310.2万元, executed 154.74万元, 10 points: 4.99
 */
export function executionScore(budget: Budget, scheme: Scheme, path: string): Outcome {
  const { points, denominator } = scheme.execution
  const planned = denominator === 'adjusted' ? budget.adjusted : budget.initial
  const name = denominator === 'adjusted' ? '全年预算数' : '年初预算数'
  if (planned === undefined) return pending(name)
  if (budget.executed === undefined) return pending('全年执行数')
  const { executed } = budget
  if (planned.isNegative()) return problem('target', `${name}为负数，无法计算执行率。请核对金额。`)
  if (executed.isNegative()) return problem('actual', '全年执行数为负数，无法计算执行率。请核对金额。')
  const rate = executionRate({ adjusted: planned, executed })
  if (rate === undefined) return pending(`${name}（现为 0，没有执行率；确实没有预算的，请说明原因）`)
  const over = rate.gt(one)
  const score = over ? points : Exact.share(points, executed, planned, scheme.scoreDecimals)
  const remarks = over ? [`执行数超过预算数，执行率 ${percent(rate)}，按 100% 计分，请说明调整预算的文件`] : []
  return scored(score, () => proof({ scheme, path, planned, executed, name, rate, score }), remarks)
}

interface Facts {
  readonly scheme: Scheme
  readonly path: string
  readonly planned: Yuan
  readonly executed: Yuan
  readonly name: string
  readonly rate: Exact
  readonly score: Exact
}

function proof({ scheme, path, planned, executed, name, rate, score }: Facts): Proof {
  const { points, denominator } = scheme.execution
  const inputs = [
    { name: '分值', text: `${points}分` },
    { name, text: `${toWanyuan(planned)}万元`, path: `${path}.${denominator}` },
    { name: '全年执行数', text: `${toWanyuan(executed)}万元`, path: `${path}.executed` },
  ]
  return proofFrom(scheme, inputs, points, score, {
    method: 'execution-rate',
    rule: '预算执行率赋分',
    conditions: [`${numeral(planned)} > 0`],
    formula: rounded(`${numeral(points)} × 取小(${numeral(executed)} ÷ ${numeral(planned)}, 1)`, scheme),
    because: `执行率 ${percent(rate)}${rate.gt(one) ? '，超过 100% 的按 100% 计' : ''}`,
  })
}

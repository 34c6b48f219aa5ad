import type { Budget } from '#domain/budget.ts'
import { Exact, one, zero } from '#domain/quantity.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { formsOf } from '../forms.ts'
import { decimalsOf, moneyStep } from '../rounding.ts'
import { rule } from '../rule.ts'
import { sayMoney, sayRate } from '../say.ts'

export default rule({
  id: 'execution-rate',
  title: '预算执行率应等于全年执行数除以全年预算数',
  severity: 'error',
  covers: ['A03'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '预算执行率按“全年执行数（B）÷全年预算数（A）”计算，分母是调整后的全年预算数；写错会直接影响得分。',
  remedy: '按 B÷A 重新计算执行率；若金额有误，先改正金额。',
  example: { right: 'A 310.2，B 154.74，执行率 49.88%', wrong: 'A 310.2，B 154.74，执行率 94.88%' },
  forms: true,
  *content(submission, assessment, _context, { role }) {
    for (const { path, label, budget } of formsOf(submission, assessment)) {
      const { claimedRate: claimed, initial, adjusted, executed } = budget
      if (claimed === undefined || executed === undefined) continue
      const base = adjusted ?? initial
      if (base === undefined || base.lte(0) || isRate(claimed, base, executed)) continue
      // More spent than there was, beside a rate below 100 %: in running text the two amounts may not belong together.
      const isDoubtful = role === 'report' && executed.gt(base) && claimed.lte(one)
      yield {
        path: `${path}.budget.claimedRate`,
        ...(isDoubtful ? { severity: 'notice' as const } : {}),
        message: complaint(label, claimed, base, budget),
        found: sayRate(claimed),
        expected: sayRate(executed.div(base)),
      }
    }
  },
  writing: (document) => mismatchesOf(document, 'execution-rate'),
})

function complaint(label: string, claimed: Exact, base: Exact, { initial, adjusted, executed }: Budget): string {
  const computed = `${sayMoney(executed!)} ÷ ${sayMoney(base)} = ${sayRate(executed!.div(base))}`
  const opening = adjusted !== undefined && initial !== undefined && initial.gt(0) && isRate(claimed, initial, executed!)
  return opening
    ? `${label}的预算执行率 ${sayRate(claimed)} 是用年初预算数作分母算的，应用全年预算数：${computed}`
    : `${label}的预算执行率写的是 ${sayRate(claimed)}，按金额计算为 ${computed}`
}

/** Whether a printed rate can come from the two printed amounts: each may be rounded in its last place, and so may the rate. */
export function isRate(claimed: Exact, base: Exact, executed: Exact): boolean {
  const step = (moneyStep([base, executed]) ?? zero).div(2)
  const half = Exact.scaled(5, Math.max(0, decimalsOf(claimed) - 2) + 3)
  const low = executed.minus(step).div(base.plus(step)).minus(half)
  const high = base.gt(step) ? executed.plus(step).div(base.minus(step)).plus(half) : claimed
  return claimed.gte(low) && claimed.lte(high)
}

import type { Evaluated, Statistics } from './assessment.ts'
import { type Exact, points, ratio, sum, yuan } from './quantity.ts'
import type { Scheme } from './scheme.ts'
import type { Project } from './submission.ts'

/**
 * Statistics over a unit's projects 项目统计; never the department's own score. Means are exact and not rounded: the simple one over projects
 * with a total, the money-weighted one over those that have an amount too. The execution rate is Σ全年执行数 ÷ Σ全年预算数 over projects
 * with both.
 */
export function statisticsOf(projects: readonly Project[], evaluated: readonly Evaluated[], scheme: Scheme): Statistics {
  const totals: Exact[] = []
  const weighted: { readonly total: Exact; readonly amount: Exact }[] = []
  const amounts: Exact[] = []
  for (const { total, amount } of evaluated) {
    if (amount !== undefined) amounts.push(amount)
    if (total === undefined) continue
    totals.push(total)
    if (amount !== undefined) weighted.push({ total, amount })
  }
  const money = sum(weighted.map(({ amount }) => amount))
  const budget = spending(projects)
  return {
    scored: totals.length,
    grades: scheme.grades.map(({ title }) => ({ title, count: evaluated.filter(({ grade }) => grade === title).length })),
    ...(amounts.length > 0 && { projectSum: yuan(sum(amounts)) }),
    ...(totals.length > 0 && { mean: points(sum(totals).div(totals.length)) }),
    ...(!money.isZero() && { weightedMean: points(sum(weighted.map(({ total, amount }) => total.times(amount))).div(money)) }),
    ...(budget !== undefined && { executionRate: ratio(budget) }),
  }
}

function spending(projects: readonly Project[]): Exact | undefined {
  const planned: Exact[] = []
  const executed: Exact[] = []
  for (const { budget } of projects) {
    if (budget.adjusted === undefined || budget.executed === undefined) continue
    planned.push(budget.adjusted)
    executed.push(budget.executed)
  }
  const total = sum(planned)
  return total.isZero() ? undefined : sum(executed).div(total)
}

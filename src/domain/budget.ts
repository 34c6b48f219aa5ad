import { type Points, type Ratio, ratio, type Yuan } from './quantity.ts'

/** One row of 项目资金, in 元. A missing cell is undefined; zero was filled in. */
export interface BudgetRow {
  /** 年初预算数 */
  readonly initial?: Yuan
  /** 全年预算数 (A), after adjustment */
  readonly adjusted?: Yuan
  /** 全年执行数 (B) */
  readonly executed?: Yuan
}

/** A row by source: 当年财政拨款、上年结转资金、其他资金 …, named as the layout prints it. */
export interface SourceRow extends BudgetRow {
  readonly source: string
}

/** 项目资金: the total row and its parts as written; the parts may be absent. */
export interface Budget extends BudgetRow {
  readonly sources: readonly SourceRow[]
  /** 分值 of the execution row as the form prints it. */
  readonly claimedPoints?: Points
  /** 执行率 and its 得分 as the unit wrote them. */
  readonly claimedRate?: Ratio
  readonly claimedScore?: Points
  /** Why money was not spent or the budget was changed; the document of the adjustment. */
  readonly reason?: string
  readonly adjustmentDocument?: string
}

/**
 * Budget execution rate 预算执行率 = 全年执行数 ÷ 全年预算数 (B ÷ A).
 *
 * Both in 元; the result is exact, not rounded: the scoring method rounds. The denominator is the adjusted full-year budget.
 * Undefined when either amount is missing or the budget is zero: a zero budget has no rate. Source: mof-2020-10#self-evaluation-table.
 *
 * @example executionRate({ adjusted: yuan(80), executed: yuan(60) }) // 0.75
 */
export function executionRate({ adjusted, executed }: BudgetRow): Ratio | undefined {
  if (adjusted === undefined || executed === undefined || adjusted.isZero()) return undefined
  return ratio(executed.div(adjusted))
}

import type { Budget } from '../../budget.ts'
import type { Indicator } from '../../indicator.ts'
import { sameThing } from '../same-thing.ts'

interface Scored {
  readonly indicators: readonly Indicator[]
  readonly budget: Budget
}

/**
 * One text that explains all deductions of a form (扣分原因分析 | …): every clause belongs to the rows it names, one on money to the budget. A text that names
 * none of the rows is said of all that lost points. `orWhereNamed` is a text on problems, which counts for the rows it names only.
 */
export function withCommonReasons<F extends Scored>(form: F, text: string | undefined, orWhereNamed?: string): F {
  if (text === undefined) {
    // A form without a place for reasons tells them among its problems.
    const told = orWhereNamed !== undefined && form.indicators.every(({ deviationReason }) => deviationReason === undefined)
    return told ? explained(form, orWhereNamed, false) : form
  }
  return explained(form, text, true)
}

function explained<F extends Scored>(form: F, text: string, isForAll: boolean): F {
  const clauses = text.split(/[；;。\n]/).filter((clause) => /[一-龥]{2}/.test(clause))
  const naming = (row: Indicator) =>
    clauses.find((clause) => clause.includes(row.name) || sameThing(row.name, clause.slice(0, row.name.length + 6)))
  const others = clauses.filter((clause) => !MONEY.test(clause)).join('；')
  const named = others === '' || form.indicators.some((row) => naming(row) !== undefined)
  const indicators = form.indicators.map((row) => {
    if (row.deviationReason !== undefined) return row
    const reason = naming(row) ?? (named || !isForAll || !hasLost(row) ? undefined : others)
    return reason === undefined ? row : { ...row, deviationReason: reason }
  })
  const money = clauses.find((clause) => MONEY.test(clause))
  const budget = form.budget.reason === undefined && money !== undefined ? { ...form.budget, reason: money } : form.budget
  return { ...form, indicators, budget }
}

const MONEY = /执行率|预算执行|资金|支付|结转|结余/

const hasLost = ({ points, claimedScore }: Indicator): boolean =>
  points !== undefined && claimedScore !== undefined && claimedScore.lt(points)

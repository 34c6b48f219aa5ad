import { executionRate } from '#domain/budget.ts'
import { type Exact, one, sum, zero } from '#domain/quantity.ts'
import { nothingLeft } from '../figures/money/nothing-left.ts'
import { type Form, formsOf } from '../forms.ts'
import { type Context, rule } from '../rule.ts'
import { sayMoney } from '../say.ts'
import { executionClaim, pointsOfExecution } from './execution-score.ts'

export default rule({
  id: 'implied-unspent',
  title: '执行率未满的资金应体现在年末结转结余中',
  severity: 'warning',
  covers: ['A13'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '项目的预算执行率扣了分，说明有钱没有花出去；决算却显示全部支出、没有年末结转结余，两处至少有一处不对。',
  remedy: '核对各项目的全年执行数和年末结转结余；年中调减预算的，写明调整文件和调整后的预算数。',
  example: { right: '执行率 80%，未支出 2 万元，年末结转结余 2 万元', wrong: '执行率 80%，决算支出等于全部收入，年末结转结余为 0' },
  *content(submission, assessment, context) {
    const { carryOut, incomeTotal, income, carryIn, expenditure } = submission.accounts
    const available = incomeTotal ?? (income.total && carryIn ? income.total.plus(carryIn) : income.total)
    const spent = expenditure.total
    const left = carryOut ?? (available && spent ? available.minus(spent) : undefined)
    if (left === undefined) return
    const unspent = formsOf(submission, assessment).flatMap((form) => (form.scope === 'project' ? (unspentOf(form, context) ?? []) : []))
    const total = sum(unspent.map(({ amount }) => amount))
    if (total.lte(0) || left.gte(total.div(2)) || left.isNegative()) return
    yield {
      path: carryOut === undefined ? 'accounts.expenditure.total' : 'accounts.carryOut',
      message: `${unspent.map(({ label }) => label).join('、')}按预算执行率${unspent.some(({ implied }) => implied) ? '得分推算' : ''}合计有 ${sayMoney(total.round(2))}没有支出，而年末结转结余${carryOut === undefined ? '按收支相减' : ''}为 ${sayMoney(left)}`,
      found: sayMoney(left),
      expected: sayMoney(total.round(2)),
    }
  },
  writing: nothingLeft,
})

/** What a project did not spend: from its amounts, else from its execution score taken in proportion. */
function unspentOf(form: Form, context: Context): { label: string; amount: Exact; implied: boolean } | undefined {
  const { budget, label } = form
  const rate = executionRate(budget)
  if (rate !== undefined) {
    const amount = budget.adjusted!.minus(budget.executed!)
    return amount.gt(0) ? { label, amount, implied: false } : undefined
  }
  const claim = executionClaim(form)
  const full = pointsOfExecution(form, context)
  const money = budget.adjusted ?? form.amount
  if (claim?.score === undefined || money === undefined || full.isZero() || claim.score.gte(full) || claim.score.lt(zero)) return undefined
  return { label, amount: money.times(one.minus(claim.score.div(full))), implied: true }
}

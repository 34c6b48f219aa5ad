import { sum } from '#domain/quantity.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { addsUp } from '../rounding.ts'
import { rule } from '../rule.ts'
import { sayMoney } from '../say.ts'
import { complaintsOfSums } from '../stated-sums.ts'

export default rule({
  id: 'income-sum',
  title: '收入合计应等于各项收入之和',
  severity: 'error',
  covers: ['A11'],
  source: 'budget-law#accounts',
  why: '收入由各来源组成，收入总计等于本年收入加上年结转结余；加不成，后面的执行率和结转都无法核对。',
  remedy: '对照部门决算报表核对各项收入、上年结转结余和总计，改正写错的数。',
  example: { right: '本年收入 1735.58，上年结转 10.20，总计 1745.78', wrong: '本年收入 1735.58，上年结转 10.20，总计 1755.78' },
  *content({ accounts }, _assessment, _context, { prose }) {
    const { income, carryIn, incomeTotal } = accounts
    const isText = prose !== undefined && prose.kind !== 'sheets'
    const parts = income.parts.flatMap(({ amount }) => amount ?? [])
    // Of running text only sums that the text itself states are checked: its parts need not be all.
    if (
      !isText &&
      income.total !== undefined &&
      parts.length > 1 &&
      parts.length === income.parts.length &&
      !addsUp(income.total, parts, sum(parts))
    ) {
      yield {
        path: 'accounts.income.total',
        message: `本年收入合计写的是 ${sayMoney(income.total)}，各项收入相加为 ${sayMoney(sum(parts))}`,
        found: sayMoney(income.total),
        expected: sayMoney(sum(parts)),
      }
    }
    if (income.total === undefined || carryIn === undefined || incomeTotal === undefined) return
    const both = [income.total, carryIn]
    if (isText || addsUp(incomeTotal, both, sum(both))) return
    yield {
      path: 'accounts.incomeTotal',
      message: `收入总计写的是 ${sayMoney(incomeTotal)}，本年收入 ${sayMoney(income.total)} 加上年结转结余 ${sayMoney(carryIn)} 为 ${sayMoney(sum(both))}`,
      found: sayMoney(incomeTotal),
      expected: sayMoney(sum(both)),
    }
  },
  *writing(document) {
    yield* complaintsOfSums(document.claims, 'income', mismatchesOf(document, 'income'))
  },
})

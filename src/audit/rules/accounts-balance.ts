import { rule } from '../rule.ts'
import { sayMoney } from '../say.ts'

export default rule({
  id: 'accounts-balance',
  title: '收入总计应等于支出总计',
  severity: 'error',
  covers: ['A12'],
  source: 'budget-law#accounts',
  why: '收入总计（含上年结转结余）与支出总计（含年末结转结余）必须相等，不等说明有一笔钱没有交代。',
  remedy: '核对收入、支出和年末结转结余，补列遗漏的一项或改正写错的数。',
  example: { right: '收入总计 1745.78，支出总计 1745.78', wrong: '收入总计 1745.78，支出总计 1740.78' },
  *content({ accounts: { incomeTotal, expenditureTotal, carryOut } }) {
    if (incomeTotal === undefined || expenditureTotal === undefined || incomeTotal.eq(expenditureTotal)) return
    // Texts say 支出总计 of the year's spending too: with what is left it makes the income.
    if (carryOut !== undefined && incomeTotal.eq(expenditureTotal.plus(carryOut))) return
    yield {
      path: 'accounts.expenditureTotal',
      message: `收入总计 ${sayMoney(incomeTotal)}，支出总计 ${sayMoney(expenditureTotal)}，相差 ${sayMoney(incomeTotal.minus(expenditureTotal).abs())}`,
      found: sayMoney(expenditureTotal),
      expected: sayMoney(incomeTotal),
    }
  },
})

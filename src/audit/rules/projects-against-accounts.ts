import { sum } from '#domain/quantity.ts'
import { addsUp } from '../rounding.ts'
import { rule } from '../rule.ts'
import { sayMoney } from '../say.ts'

export default rule({
  id: 'projects-against-accounts',
  title: '各项目金额之和应与决算的项目支出相符',
  severity: 'warning',
  covers: ['A14'],
  source: 'budget-law#accounts',
  why: '自评应覆盖全部项目，各项目的支出加起来就是决算中的项目支出；不相符说明有项目漏评、重复，或金额不对。',
  remedy: '对照决算的项目支出明细，补列漏评的项目或改正金额；口径不同的（预算数与决算数），在报告中说明。',
  example: { right: '项目支出 245.33 万元，16 个项目合计 245.33 万元', wrong: '项目支出 300 万元，列出的项目合计 245.33 万元' },
  *content({ projects, accounts }, _assessment, _context, { prose, claims }) {
    const expenditure = accounts.projectExpenditure
    const amounts = projects.flatMap(({ amount, budget }) => budget.executed ?? amount ?? budget.adjusted ?? [])
    // A text may speak of some projects only; its explicit list is meant to be all.
    if (expenditure === undefined || amounts.length < Math.max(projects.length, 2) || (prose && (claims?.projectList.length ?? 0) < projects.length)) return
    const total = sum(amounts)
    if (addsUp(expenditure, amounts, total)) return
    yield {
      path: 'accounts.projectExpenditure',
      message: `决算的项目支出为 ${sayMoney(expenditure)}，所列 ${amounts.length} 个项目合计 ${sayMoney(total)}，相差 ${sayMoney(expenditure.minus(total).abs())}`,
      // More than the accounts show is impossible when both are final figures; less may be a difference of scope.
      found: sayMoney(total),
      expected: sayMoney(expenditure),
    }
  },
})

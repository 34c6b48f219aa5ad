import type { Exact } from '#domain/quantity.ts'
import type { Accounts } from '#domain/submission.ts'
import { withRole } from '../matched-projects.ts'
import { moneyStep } from '../rounding.ts'
import { rule } from '../rule.ts'
import { isComparable } from '../same-dossier.ts'
import { sayMoney } from '../say.ts'

export default rule({
  id: 'report-against-accounts',
  title: '报告的收支数应与决算表一致',
  severity: 'error',
  covers: ['A15'],
  source: 'budget-law#accounts',
  why: '报告引用的收入、支出、结转数应当就是部门决算的数，不一致说明引用有误或不是同一年度。',
  remedy: '对照部门决算报表改正报告中的数；口径不同的，写明口径。',
  example: { right: '报告和决算表的支出合计都是 1745.78 万元', wrong: '报告写 1754.78 万元，决算表是 1745.78 万元' },
  *joint({ sources }) {
    const accounts = withRole(sources, 'accounts', 'workbook')
    for (const report of withRole(sources, 'report')) {
      for (const book of accounts.filter((each) => isComparable(report, each))) {
        for (const { path, title, value } of FIGURES) {
          const [said, own] = [value(report.submission.accounts), value(book.submission.accounts)]
          if (said === undefined || own === undefined || isSame(said, own)) continue
          const place = report.places[`accounts.${path}`]
          const related = book.places[`accounts.${path}`]
          yield {
            ...(place && { place }),
            ...(related && { related: [related] }),
            message: `${title}：报告写的是 ${sayMoney(said)}，${book.file} 是 ${sayMoney(own)}`,
            found: sayMoney(said),
            expected: sayMoney(own),
          }
        }
      }
    }
  },
})

const FIGURES: readonly { readonly path: string; readonly title: string; readonly value: (accounts: Accounts) => Exact | undefined }[] = [
  { path: 'income.total', title: '本年收入合计', value: ({ income }) => income.total },
  { path: 'carryIn', title: '上年结转结余', value: ({ carryIn }) => carryIn },
  { path: 'incomeTotal', title: '收入总计', value: ({ incomeTotal }) => incomeTotal },
  { path: 'expenditure.total', title: '本年支出合计', value: ({ expenditure }) => expenditure.total },
  { path: 'basicExpenditure', title: '基本支出', value: ({ basicExpenditure }) => basicExpenditure },
  { path: 'projectExpenditure', title: '项目支出', value: ({ projectExpenditure }) => projectExpenditure },
  { path: 'carryOut', title: '年末结转结余', value: ({ carryOut }) => carryOut },
]

function isSame(a: Exact, b: Exact): boolean {
  if (a.eq(b)) return true
  const step = moneyStep([a]) ?? moneyStep([b])
  return step !== undefined && a.minus(b).abs().lte(step.div(2))
}

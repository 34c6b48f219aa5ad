import { type Exact, sum } from '#domain/quantity.ts'
import type { Project } from '#domain/submission.ts'
import type { Claims } from '../extract/claims.ts'
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
    if (
      expenditure === undefined ||
      amounts.length < Math.max(projects.length, 2) ||
      (prose && (claims?.projectList.length ?? 0) < projects.length)
    )
      return
    if (claims && isPartial(claims)) return
    const total = sum(amounts)
    // Budgets, allocations or what was spent: any full column that makes the figure will do.
    const columns = [amounts, ...COLUMNS.map((column) => projects.flatMap((project) => column(project) ?? []))]
    if (columns.some((column) => column.length === projects.length && addsUp(expenditure, column, sum(column)))) return
    yield {
      path: 'accounts.projectExpenditure',
      message: `决算的项目支出为 ${sayMoney(expenditure)}，所列 ${amounts.length} 个项目合计 ${sayMoney(total)}，相差 ${sayMoney(expenditure.minus(total).abs())}`,
      found: sayMoney(total),
      expected: sayMoney(expenditure),
    }
  },
})

const COLUMNS: readonly ((project: Project) => Exact | undefined)[] = [
  ({ budget }) => budget.executed,
  ({ budget }) => budget.adjusted,
  ({ budget }) => budget.initial,
  ({ amount }) => amount,
]

/** "主要项目包括……": a list that says it is not all. */
function isPartial({ projectList, passages }: Claims): boolean {
  const at = passages.findIndex(({ paragraph }) => paragraph.number === projectList[0]?.place.paragraph)
  return passages
    .slice(Math.max(0, at - 1), at + 1)
    .some(({ text }) => /(?:主要|重点|部分|其中)(?:的)?(?:\d+个)?(?:支出)?项目|主要(?:用于|包括|有|是)|主要项目/.test(text))
}

import { type Exact, sum, zero } from '#domain/quantity.ts'
import { rule } from '../rule.ts'
import { sayMoney } from '../say.ts'

export default rule({
  id: 'class-against-project',
  title: '功能分类支出应不小于属于它的项目支出',
  severity: 'notice',
  covers: ['A14'],
  source: 'budget-law#accounts',
  why: '某一类支出里只有一两个项目时，二者的金额应当对得上；差额没有说明，可能漏列了项目或用了上年结转。',
  remedy: '核对该类支出包含哪些项目，补列遗漏的项目，或说明差额的来源。',
  example: { right: '节能环保支出 4.25 万元，大气治理等两个项目合计 4.25 万元', wrong: '节能环保支出 4.25 万元，只有一个 2.27 万元的项目' },
  *content({ projects, accounts }) {
    for (const [i, { name, amount }] of accounts.expenditure.parts.entries()) {
      const topic = TOPICS.find(({ title }) => name.includes(title))
      if (!topic || amount === undefined) continue
      const own = projects.filter((project) => project.name !== undefined && topic.words.test(project.name))
      const money = own.flatMap((project): Exact[] => [project.budget.executed ?? project.amount ?? project.budget.adjusted ?? zero])
      const total = sum(money)
      if (own.length === 0 || total.isZero() || total.eq(amount)) continue
      // Spending close to the allocation is the year's saving; more than a tenth asks for a word.
      if (total.minus(amount).abs().times(10).lte(amount)) continue
      yield {
        path: `accounts.expenditure.parts[${i}]`,
        message: `${name}为 ${sayMoney(amount)}，看来属于它的${own.map((project) => `“${project.name}”`).join('、')}合计 ${sayMoney(total)}，差额没有说明`,
        found: sayMoney(total),
        expected: sayMoney(amount),
      }
    }
  },
})

/** Classes that a small unit spends on projects only, and the words of such projects. */
const TOPICS: readonly { readonly title: string; readonly words: RegExp }[] = [
  { title: '节能环保', words: /大气|污染|环保|环境监测|散煤|秸秆|扬尘/ },
  { title: '文化旅游体育与传媒', words: /文化站|文化活动|文体|旅游|图书|体育/ },
  { title: '灾害防治及应急管理', words: /消防|防汛|应急|安全生产|救灾/ },
  { title: '住房保障', words: /老旧小区改造|棚户|保障性住房|公租房/ },
]

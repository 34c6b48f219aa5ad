import { rule } from '../rule.ts'
import { sayMoney } from '../say.ts'

export default rule({
  id: 'untraced-carryover',
  title: '上年结转资金应写明用到哪里',
  severity: 'warning',
  covers: ['B18'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '上年结转资金有指定的用途，自评表单列一行；没有一个项目用到它，说明这笔钱没有评价。',
  remedy: '写明上年结转资金用于哪个项目、支出多少、结余多少。',
  example: { right: '上年结转 10.20 万元，全部用于大气污染防治项目', wrong: '上年结转 10.20 万元（后文不再提起）' },
  *joint({ submission, sources }) {
    const { carryIn } = submission.accounts
    if (carryIn === undefined || carryIn.lte(0) || submission.projects.length === 0) return
    const rows = [...submission.projects, ...(submission.whole ? [submission.whole] : [])].flatMap(({ budget }) => budget.sources)
    if (rows.some(({ source, adjusted, executed }) => /结转/.test(source) && (adjusted?.gt(0) || executed?.gt(0)))) return
    const mentions = sources.flatMap(({ claims }) => claims?.passages.filter(({ text }) => /结转/.test(text)) ?? [])
    if (
      mentions.some(({ text }) =>
        /结转[^。；]{0,30}(?:用于|安排|支出|项目|经费|资金|支付|使用|工程|补助|设备|款)|(?:使用|动用)[^。；]{0,12}结转/.test(text),
      )
    )
      return
    yield { path: 'accounts.carryIn', message: `上年结转结余 ${sayMoney(carryIn)}，没有写用在哪个项目`, found: sayMoney(carryIn) }
  },
})

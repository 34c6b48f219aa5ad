import { sum } from '#domain/quantity.ts'
import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { sayMoney } from '../say.ts'

export default rule({
  id: 'fund-total-zero',
  title: '年度资金总额不应为零而分项有数',
  severity: 'error',
  covers: ['A02'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '总额行是计算执行率和得分的依据，总额填 0 时执行率无法计算。',
  remedy: '把各来源之和填入“年度资金总额”一行。',
  example: { right: '总额 90，财政拨款 90', wrong: '总额 0，财政拨款 90' },
  forms: true,
  *content(submission, assessment) {
    for (const { path, label, budget } of formsOf(submission, assessment)) {
      for (const [column, title] of [
        ['initial', '年初预算数'],
        ['adjusted', '全年预算数'],
        ['executed', '全年执行数'],
      ] as const) {
        const total = budget[column]
        const computed = sum(budget.sources.flatMap((row) => row[column] ?? []))
        if (!total?.isZero() || computed.lte(0)) continue
        yield {
          path: `${path}.budget.${column}`,
          message: `${label}的${title}：年度资金总额为 0，各来源合计却有 ${sayMoney(computed)}`,
          found: '0',
          expected: sayMoney(computed),
        }
      }
    }
  },
})

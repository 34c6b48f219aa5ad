import { fromWanyuan } from '#domain/quantity.ts'
import { anAccounts, aSubmission } from '../../../tests/builders.ts'
import { aReport, aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './report-against-accounts.ts'

const report = (total: string) =>
  aReport(
    `幸福街道办事处2024年度部门整体支出绩效自评报告\n（二）收支情况\n2024年决算支出合计${total}万元，其中：基本支出420万元，项目支出100万元。`,
  )
const accounts = aSource(
  aSubmission({ accounts: anAccounts({ expenditure: { total: fromWanyuan(520), parts: [] } }) }),
  'accounts',
  '决算表.xlsx',
)

testRule(rule, {
  accept: { 一致: [report('520'), accounts], 没有账表: [report('530')] },
  reject: {
    支出合计不同: [[report('530'), accounts], { line: 3, message: '本年支出合计：报告写的是 530 万元，决算表.xlsx 是 520 万元' }],
    差一点也是不同: [[report('520.01'), accounts], /520.01 万元/],
  },
})

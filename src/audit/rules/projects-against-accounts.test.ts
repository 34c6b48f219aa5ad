import { fromWanyuan } from '#domain/quantity.ts'
import { anAccounts, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './projects-against-accounts.ts'

const two = (expenditure: string | undefined) =>
  aSubmission({
    projects: [aProject(), aProject({ name: '绿化项目（虚构）' })],
    accounts: anAccounts({ projectExpenditure: expenditure === undefined ? undefined : fromWanyuan(expenditure) }),
  })
const doc = (total: string, which = '') =>
  `虚构局2024年度部门整体支出绩效自评报告\n（二）收支情况\n2024年支出合计500万元，其中：基本支出200万元，项目支出${total}万元。\n（三）项目情况\n2024年财政安排${which}社区工作经费100万元，道路养护经费120万元，绿化管护经费80万元。`

testRule(rule, {
  accept: { 相符: two('200'), 没有项目支出数: two(undefined), 文中相符: doc('300'), 只列主要项目: doc('320', '主要项目') },
  reject: {
    少了一个项目: [two('300'), '决算的项目支出为 300 万元，所列 2 个项目合计 200 万元，相差 100 万元'],
    文中不符: [doc('330'), { line: 3, message: /所列 3 个项目合计 300 万元/ }],
  },
})

import { fromWanyuan } from '#domain/quantity.ts'
import { aBudget, anAccounts, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './untraced-carryover.ts'

const doc = (...lines: string[]) =>
  [
    '虚构局2024年度部门整体支出绩效自评报告',
    '（二）收支情况',
    '2024年预算收入100万元，上年结转结余10.20万元，共计110.20万元。',
    '三、绩效目标实现情况',
    '2024年安排社区工作经费10万元，供热应急资金2万元，文化站经费5万元。',
    ...lines,
  ].join('\n')

testRule(rule, {
  accept: {
    没有结转: aSubmission({ accounts: anAccounts({ carryIn: fromWanyuan(0) }) }),
    项目里有结转一行: aSubmission({
      projects: [aProject({ budget: aBudget({ sources: [{ source: '上年结转资金', adjusted: fromWanyuan(10) }] }) })],
    }),
    文中写了用途: doc('上年结转资金10.20万元全部用于社区工作经费项目。'),
  },
  reject: {
    没有下文: [aSubmission(), '上年结转结余 10 万元，没有写用在哪个项目'],
    文中没有下文: [doc('各项工作顺利完成。'), { line: 3, quote: '10.20万元' }],
  },
})

import { fromWanyuan } from '#domain/quantity.ts'
import { anAccounts, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './accounts-balance.ts'

testRule(rule, {
  accept: { 相等: aSubmission(), 没有支出总计: aSubmission({ accounts: anAccounts({ expenditureTotal: undefined }) }) },
  reject: {
    支出总计少: [
      aSubmission({ accounts: anAccounts({ expenditureTotal: fromWanyuan(515) }) }),
      '收入总计 520 万元，支出总计 515 万元，相差 5 万元',
    ],
    文中不等: [
      '虚构局2024年度部门整体支出绩效自评报告\n（二）收支情况\n2024年度收入总计2356.82万元，支出总计2365.82万元。',
      { line: 3, message: /相差 9 万元/ },
    ],
  },
})

import { fromWanyuan } from '#domain/quantity.ts'
import { aBudget, anAccounts, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './class-against-project.ts'

const air = (spent: string, amount: string, name = '大气污染防治经费（虚构）') =>
  aSubmission({
    accounts: anAccounts({ expenditure: { parts: [{ name: '节能环保支出', amount: fromWanyuan(spent) }] } }),
    projects: [aProject({ name, amount: fromWanyuan(amount), budget: aBudget({ executed: fromWanyuan(amount) }) })],
  })

testRule(rule, {
  accept: { 相符: air('2.27', '2.27'), 略有结余: air('4.98', '5'), 没有同类项目: air('4.25', '2.27', '培训经费（虚构）') },
  reject: {
    差了近一半: [air('4.25', '2.27'), '节能环保支出为 4.25 万元，看来属于它的“大气污染防治经费（虚构）”合计 2.27 万元，差额没有说明'],
    项目比支出还多: [air('2', '5'), { path: 'accounts.expenditure.parts[0]' }],
  },
})

import { fromWanyuan, points } from '#domain/quantity.ts'
import { aBudget, anAccounts, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './implied-unspent.ts'

const unspent = (executed: string, carryOut: string) =>
  aSubmission({
    accounts: anAccounts({ carryOut: fromWanyuan(carryOut) }),
    projects: [aProject({ budget: aBudget({ executed: fromWanyuan(executed), sources: [] }) })],
  })

testRule(rule, {
  accept: {
    全部支出: unspent('100', '0'),
    结转与未支出相当: unspent('80', '20'),
    没有结转也没有收支数: aSubmission({
      accounts: anAccounts({ carryOut: undefined, incomeTotal: undefined, income: { parts: [] }, expenditure: { parts: [] } }),
    }),
  },
  reject: {
    有未支出却没有结转: [unspent('80', '0'), '“社区治理能力提升项目（虚构）”按预算执行率合计有 20 万元没有支出，而年末结转结余为 0 万元'],
    由执行得分推算: [
      aSubmission({
        accounts: anAccounts({ carryOut: undefined }),
        projects: [
          aProject({
            budget: { sources: [] },
            amount: fromWanyuan(50),
            indicators: [],
            claims: [{ category: '预算执行率', points: points(10), score: points(6) }],
          }),
        ],
      }),
      { message: /得分推算合计有 20 万元没有支出，而年末结转结余按收支相减为 0 万元/, path: 'accounts.expenditure.total' },
    ],
  },
})

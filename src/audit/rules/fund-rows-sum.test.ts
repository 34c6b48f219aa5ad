import { fromWanyuan, yuan } from '#domain/quantity.ts'
import { aBudget, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './fund-rows-sum.ts'

const withRows = (total: string, ...rows: string[]) =>
  aSubmission({
    projects: [
      aProject({
        budget: aBudget({
          initial: undefined,
          executed: undefined,
          adjusted: fromWanyuan(total),
          sources: rows.map((amount, i) => ({
            source: ['当年财政拨款', '上年结转资金', '其他资金'][i] ?? '其他',
            adjusted: fromWanyuan(amount),
          })),
        }),
      }),
    ],
  })

testRule(rule, {
  accept: {
    三项相加等于总额: withRows('100', '90', '6', '4'),
    '两项两位小数，差在四舍五入之内': withRows('105.58', '95.36', '10.23'),
    没有分项: withRows('100'),
    按性质和按来源各分一次: withRows('100', '10', '90', '95', '5'),
    总额为零由另一条规则说: withRows('0', '90', '0'),
  },
  reject: {
    少一笔上年结转: [
      withRows('100', '90', '0'),
      '“社区治理能力提升项目（虚构）”的全年预算数：各来源合计 90 万元，年度资金总额写的是 100 万元，相差 10 万元',
    ],
    只有一项也必须相等: [withRows('10.01', '10'), /相差 0.01 万元/],
    以元计的数没有舍入: [
      aSubmission({
        projects: [
          aProject({
            budget: aBudget({
              initial: undefined,
              executed: undefined,
              adjusted: yuan('1000000.50'),
              sources: [
                { source: '当年财政拨款', adjusted: yuan('600000.25') },
                { source: '其他资金', adjusted: yuan('400000.26') },
              ],
            }),
          }),
        ],
      }),
      { path: 'projects[0].budget.adjusted' },
    ],
  },
})

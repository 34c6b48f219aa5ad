import { fromWanyuan } from '#domain/quantity.ts'
import { aBudget, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './fund-total-zero.ts'

const rows = (total: string | undefined, part: string) =>
  aSubmission({
    projects: [
      aProject({
        budget: aBudget({
          initial: undefined,
          executed: undefined,
          adjusted: total === undefined ? undefined : fromWanyuan(total),
          sources: [{ source: '当年财政拨款', adjusted: fromWanyuan(part) }],
        }),
      }),
    ],
  })

testRule(rule, {
  accept: { 总额与分项都有: rows('90', '90'), 全是零: rows('0', '0'), 总额没有填: rows(undefined, '90') },
  reject: {
    总额为零而分项有数: [rows('0', '90'), '“社区治理能力提升项目（虚构）”的全年预算数：年度资金总额为 0，各来源合计却有 90 万元'],
    小额也算: [rows('0', '0.5'), { path: 'projects[0].budget.adjusted' }],
  },
})

import { fromWanyuan, points } from '#domain/quantity.ts'
import { aBudget, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './execution-score.ts'

const scored = (adjusted: string, executed: string, score: string, full?: string) =>
  aSubmission({
    projects: [
      aProject({
        budget: aBudget({
          adjusted: fromWanyuan(adjusted),
          executed: fromWanyuan(executed),
          sources: [],
          claimedScore: points(score),
          claimedPoints: full === undefined ? undefined : points(full),
        }),
      }),
    ],
  })

testRule(rule, {
  accept: {
    按比例: scored('310.2', '154.74', '4.99'),
    取整也是舍入: scored('310.2', '154.74', '5'),
    超额封顶: scored('100', '102.59', '10'),
    表上分值为二十: scored('100', '95', '19', '20'),
    没有金额: '甲经费预算执行率满分10分，扣4分，得分6分。',
  },
  reject: {
    多给: [
      scored('310.2', '154.74', '8'),
      '“社区治理能力提升项目（虚构）”的预算执行率为 49.88%，分值 10 分，得分应为 4.99 分，写的是 8 分',
    ],
    没有封顶: [scored('100', '102.59', '10.26'), /得分应为 10 分/],
    文中不符: [
      '虚构局2024年度部门整体支出绩效自评报告\n三、绩效目标完成情况\n道路养护项目预算执行率指标满分10分，得分10分（全年预算50万元，执行40万元）。',
      { line: 3, message: /得分应为 8 分/ },
    ],
  },
})

import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission, measured } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './reason-against-score.ts'

const row = (actual: string, score: string, reason: string | undefined) =>
  aSubmission({
    projects: [
      aProject({
        indicators: [
          anIndicator({
            actualText: `${actual}人次`,
            actual: measured(actual, '人次'),
            claimedScore: points(score),
            deviationReason: reason,
          }),
        ],
      }),
    ],
  })

testRule(rule, {
  accept: {
    没完成写没完成: row('487', '9.74', '一场培训未完成'),
    超额写超额: row('900', '10', '超额完成，新增两个培训点'),
    没有原因: row('500', '10', undefined),
  },
  reject: {
    完成了却写未完成: [
      row('510', '10', '培训任务未完成'),
      '“社区治理能力提升项目（虚构）”的指标“培训人次”已经完成（510人次），原因却写没有完成',
    ],
    没完成却写超额: [row('400', '8', '超额完成'), { path: 'projects[0].indicators[0].deviationReason' }],
  },
})

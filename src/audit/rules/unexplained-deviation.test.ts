import { fromWanyuan } from '#domain/quantity.ts'
import { aBudget, anIndicator, aProject, aSubmission, bound, measured } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './unexplained-deviation.ts'

const done = (actual: string, reason?: string) =>
  aSubmission({
    projects: [
      aProject({ indicators: [anIndicator({ actualText: `${actual}人次`, actual: measured(actual, '人次'), deviationReason: reason })] }),
    ],
  })
const days = (actual: string) =>
  aSubmission({
    projects: [
      aProject({
        indicators: [
          anIndicator({
            name: '审批用时',
            targetText: '≤3个工作日',
            target: bound('≤', '3', '个工作日'),
            actualText: `${actual}个工作日`,
            actual: measured(actual, '个工作日'),
          }),
        ],
      }),
    ],
  })
const spent = (executed: string, reason?: string) =>
  aSubmission({ projects: [aProject({ budget: aBudget({ executed: fromWanyuan(executed), reason }) })] })

testRule(rule, {
  accept: {
    略超: done('520'),
    大幅超额有说明: done('900', '新增两个培训点'),
    整数只差一步: days('2'),
    执行率够: spent('95'),
    执行率低有说明: spent('70', '项目推迟到下年实施'),
  },
  reject: {
    超额八成: [done('900'), /培训人次.*没有说明原因/],
    快了两步: [days('1'), /审批用时.*没有说明原因/],
    执行率七成: [spent('70'), '“社区治理能力提升项目（虚构）”的预算执行率 70.00%，低于 90%，没有说明原因'],
  },
})

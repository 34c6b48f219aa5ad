import { fromWanyuan, points } from '#domain/quantity.ts'
import { aBudget, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './no-execution-figures.ts'

const scored = (executed: string | undefined) =>
  aSubmission({
    projects: [
      aProject({ budget: aBudget({ executed: executed === undefined ? undefined : fromWanyuan(executed), claimedScore: points(10) }) }),
    ],
  })
const doc = (line: string) => `虚构局2024年度部门整体支出绩效自评报告\n三、绩效目标实现情况\n${line}`

testRule(rule, {
  accept: {
    有执行数: scored('98'),
    没有打执行率的分: aSubmission(),
    文中有执行数: doc('道路养护项目全年预算50万元，执行49万元，执行率98%。道路养护项目预算执行率满分10分，得分9.8分。'),
  },
  reject: {
    没有执行数: [scored(undefined), /给预算执行率打了分，没有写预算数和执行数/],
    文中只有得分: [doc('道路养护项目预算执行情况指标满分10分，扣4分，得分6分。'), { line: 3 }],
  },
})

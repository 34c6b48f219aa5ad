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
    各县资金在分配表里: [
      '虚构市2024年度资助补助经费转移支付绩效自评报告',
      '二、资金执行情况',
      '县（区）\t安排资金\t执行资金\t执行率',
      '虚构甲县\t980.00\t975.10\t99.50%',
      '虚构乙县\t670.00\t663.30\t99.00%',
      '三、绩效指标完成情况',
      '三级指标\t分值\t年度指标值\t全年实际值\t得分',
      '资金执行率\t10\t100%\t99.30%\t9.93',
      '受助人数\t90\t≥500人\t520人\t90.00',
    ].join('\n'),
  },
  reject: {
    没有执行数: [scored(undefined), /给预算执行率打了分，没有写预算数和执行数/],
    文中只有得分: [doc('道路养护项目预算执行情况指标满分10分，扣4分，得分6分。'), { line: 3 }],
  },
})

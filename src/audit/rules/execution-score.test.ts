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
    三年并列时按评价年度的一行: [
      '虚构市水务局管网改造项目（2022—2024年）2024年度绩效自评报告',
      '二、资金情况',
      '表1　分年度资金执行情况（单位：万元）',
      '年度\t预算数\t支出数\t执行率\t累计支出',
      '2023年\t500.00\t400.00\t80.00%\t400.00',
      '2024年\t500.00\t490.00\t98.00%\t890.00',
      '合计\t1000.00\t890.00\t89.00%\t—',
      '两年累计支出890.00万元。',
      '三、得分情况',
      '指标名称\t分值\t目标值\t完成值\t得分',
      '预算执行率\t10\t100%\t98.00%\t9.80',
      '改造管网里程\t90\t≥5公里\t5公里\t90.00',
      '总分\t100\t\t\t99.80',
    ].join('\n'),
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

import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission, bound, measured } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './indicator-score.ts'

const scored = (actual: string, score: string) =>
  aSubmission({
    projects: [
      aProject({
        indicators: [anIndicator({ actualText: `${actual}人次`, actual: measured(actual, '人次'), claimedScore: points(score) })],
      }),
    ],
  })

const report = (words: string) => `虚构局2024年度部门整体支出绩效自评报告\n三、项目绩效目标完成情况\n${words}`
const items = (done: string, score: string) =>
  report(
    `1.就业经费。产出指标满分40分，扣0.60分，得分39.40分，其中就业人数目标为600人，实际完成${done}人，该指标12分按完成比例得${score}分，扣分原因是岗位减少。`,
  )

testRule(rule, {
  accept: {
    文中按比例: items('570', '11.40'),
    达到目标不扣分: report('纠纷化解率达到96%，目标95%。效益指标满分40分，扣0分，得分40.00分。'),
    完成目标的几成: report('清运垃圾1140吨，完成目标1200吨的95.00%；材料利用率81.6%，完成目标的96%。'),
    越少越好: report('投诉率达到3%，目标5%。效益指标满分40分，扣0分，得分40.00分。'),
    没达到就扣分: report('纠纷化解率达到93%，目标95%。效益指标满分40分，扣0.42分，得分39.58分。'),
    按比例: scored('487', '9.74'),
    完成得满分: scored('500', '10'),
    一位小数也是舍入: scored('487', '9.7'),
    没有自评得分: aSubmission(),
    比计划多不扣分: aSubmission({
      projects: [
        aProject({
          indicators: [
            anIndicator({
              targetText: '500册',
              target: bound('=', '500', '册'),
              actualText: '520册',
              actual: measured('520', '册'),
              claimedScore: points('10'),
            }),
          ],
        }),
      ],
    }),
  },
  reject: {
    文中的比例不符: [items('507', '11.40'), /按比例应得 10.14 分/],
    没达到也不扣分: [
      report('纠纷化解率达到85%，目标95%。效益指标满分40分，扣0分，得分40.00分。'),
      { severity: 'warning', message: /完成 85%，没有达到目标 95%/ },
    ],
    写成达到目标: [report('亩产比上年提高38公斤，达到目标40公斤。'), { severity: 'warning', message: /却写“达到目标”/ }],
    没有完成却得满分: [
      scored('487', '10'),
      { message: /自评 10 分，按规则计算应为 9.74 分/, path: 'projects[0].indicators[0].claimedScore' },
    ],
    多给一分: [scored('400', '9'), /应为 8 分/],
    自己少给只提示: [scored('500', '8'), { severity: 'notice' }],
  },
})

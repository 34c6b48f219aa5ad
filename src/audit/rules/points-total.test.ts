import { points } from '#domain/quantity.ts'
import { aBudget, anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './points-total.ts'

const withPoints = (...all: string[]) =>
  aSubmission({ projects: [aProject({ indicators: all.map((p) => anIndicator({ points: points(p) })) })] })
const doc = (satisfaction: number) =>
  `虚构局2024年度部门整体支出绩效自评报告\n三、绩效目标实现情况\n社区工作经费产出指标满分50分，得分50分；预算执行率满分10分，得分10分；效益指标满分30分，得分30分；满意度指标满分${satisfaction}分，得分${satisfaction}分。`

const inDetail = (cost: number) =>
  `虚构区水利局2024年度管网改造项目支出绩效自评报告
五、项目绩效情况
（一）预算执行（满分10分，得分10分）
（二）产出指标（满分50分，得分50分）
1.数量指标（满分20分，得分20分）
2.质量指标（满分15分，得分15分）
3.时效指标（满分10分，得分10分）
4.成本指标（满分${cost}分，得分${cost}分）
（三）效益指标（满分30分，得分30分）
（四）满意度指标（满分10分，得分10分）
六、自评结论
管网改造项目总得分100分。其中预算执行满分10分，得10分；产出满分50分，得50分；效益满分30分，得30分；满意度满分10分，得10分。`

testRule(rule, {
  accept: {
    二级指标的分值是一级的一部分: inDetail(5),
    '执行率 10 分加指标 90 分': withPoints('50', '30', '10'),
    三个三分之一按两位小数凑足: withPoints('30', '29.99', '30.01'),
    指标里已经含执行率: withPoints('10', '50', '30', '10'),
    段落合计一百: doc(10),
    目标表不含执行率: [aSource(withPoints('50', '30', '10'), 'goal-form')],
    罗列的分值合计一百: '虚构局2024年度部门整体支出绩效自评报告\n二、自评组织\n预算执行10分、产出40分、效益40分、满意度10分，合计100分。',
  },
  reject: {
    少一分: [withPoints('50', '30', '9'), '“社区治理能力提升项目（虚构）”的分值合计 89 分（未含预算执行率），应为 90 分'],
    段落合计一百一十: [doc(20), { line: 3, message: /分值合计 110 分，应为 100 分/ }],
    表上写了执行率分值: [
      aSubmission({
        projects: [aProject({ budget: aBudget({ claimedPoints: points(10) }), indicators: [anIndicator({ points: points(80) })] })],
      }),
      /分值合计 90 分，应为 100 分/,
    ],
    罗列的分值不是一百: [
      '虚构局2024年度部门整体支出绩效自评报告\n二、自评组织\n预算执行10分、产出40分、效益40分、满意度20分，合计100分。',
      { line: 3, message: /各类分值相加为 110 分/ },
    ],
    权重依次相加不是一百: [
      '虚构局2024年度部门整体支出绩效自评报告\n二、自评组织\n指标分为四类，权重依次为10分、20分、40分、35分。',
      { line: 3, severity: 'warning', message: /相加为 105/ },
    ],
  },
})

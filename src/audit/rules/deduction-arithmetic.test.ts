import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { aReport, testRule } from '../../../tests/test-rule.ts'
import rule from './deduction-arithmetic.ts'

const claim = (full: string, lost: string, got: string) =>
  aSubmission({
    projects: [
      aProject({ indicators: [], claims: [{ category: '产出指标', points: points(full), deduction: points(lost), score: points(got) }] }),
    ],
  })
const line = (text: string) => `虚构局2024年度部门整体支出绩效自评报告\n二、指标完成情况\n${text}`

/** A table whose row lost 1.5 points, and the account of what was lost. */
const told = (amount: string) => [
  {
    ...aReport(`（二）扣分原因\n1.按期完成率扣${amount}分：两个项目延后开工。`),
    submission: aSubmission({
      projects: [aProject({ indicators: [anIndicator({ name: '按期完成率', points: points(6), claimedScore: points('4.5') })] })],
    }),
  },
]

testRule(rule, {
  accept: {
    调减的钱不是扣分:
      '虚构市图书馆2024年度文献采购项目支出绩效自评报告\n四、指标分析\n1.决策（15分，得13.00分）。绩效指标未区分读者，扣1分；数字资源预算年中调减120,000.00元，扣1分。',
    逐项写的扣分合起来相符:
      '虚构局2024年度部门整体支出绩效自评报告\n一、评价结论\n社区工作经费产出指标满分50分，扣1.11分，得分48.31分，其中按时完成率扣0.44分、在岗人数扣0.14分。',
    隔句扣的是另一类指标: line('满意度指标得10.00分（满分10分）。自评等级为优。预算执行扣0.28分，原因是尾款未付。'),
    得分与扣分合成满分: line('支出203.70万元，得9.60分。扣0.40分，系尾款未付。'),
    扣的与剩的合成一百分: line('三项合计扣2.40分，自评总分97.60分，等级为优。'),
    扣分说明与评分表相符: told('1.50'),
    相符: claim('40', '2', '38'),
    小数相符: claim('40', '1.62', '38.38'),
    先说得分后说扣分: line('社区工作经费产出指标（50分）：得分48分，扣2分，原因是少培训1场。'),
    几处扣分相加: line('社区工作经费产出指标满分40分，培训少1场扣1分，档案不全扣1分，得分38分。'),
    没有写扣分: line('社区工作经费产出指标满分40分，得分38分。'),
  },
  reject: {
    得分与扣分合不成满分: [
      line('支出203.70万元，得9.80分。扣0.40分，系尾款未付。'),
      { line: 3, severity: 'warning', message: '10 − 9.80 = 0.2分，写的是 0.40分' },
    ],
    各项扣分加不成合计: [
      line('（一）培训期数扣0.50分，讲师调整。\n（二）满意度扣0.40分，网络不稳。\n两项合计扣0.80分。'),
      { line: 5, severity: 'warning', message: '前面 2 项扣分相加为 0.9 分（0.5 + 0.4），写的是 0.80 分' },
    ],
    扣的与剩的合不成一百分: [
      line('三项合计扣2.50分，自评总分97.60分，等级为优。'),
      { line: 3, severity: 'warning', message: '100 − 97.60 = 2.4分，写的是 2.50分' },
    ],
    扣分说明与评分表不符: [told('2.50'), { line: 2, quote: '按期完成率扣2.50分', message: /应扣 1.5 分，扣分说明写的是 2.5 分/ }],
    差一分: [claim('40', '2', '39'), '“社区治理能力提升项目（虚构）”的产出指标：满分 40 分，扣 2 分，得分应为 38 分，写的是 39 分'],
    文中差一分: [
      line('社区工作经费项目产出指标满分40分，扣3分，得分38分；满意度指标满分10分，扣1分，得分9分。'),
      { line: 3, quote: '项目产出指标满分40分，扣3分，得分38分' },
    ],
    分值在括号里: [line('1.产出指标（分值50分）：自评得分46分，扣减2分。'), /应为 48 分，写的是 46 分/],
    没有名称的段落也要查: [
      `${line('社区工作经费产出指标满分40分，扣0分，得分40分。')}\n供热资金产出指标满分40分，扣0分，得分40分。\n项目产出指标满分40分，扣2分，得分37分。`,
      { line: 5, message: /未写项目名称的一段/ },
    ],
  },
})

import { join } from 'node:path'
import { extract } from '#audit/extract/extract.ts'
import { submissionOf } from '#documents/read/submission.ts'
import { readText } from '#documents/read/text/txt.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { testRule } from '../../../../tests/test-rule.ts'
import deductionArithmetic from '../../rules/deduction-arithmetic.ts'
import figuresAgree from '../../rules/figures-agree.ts'
import ratesAgree from '../../rules/rates-agree.ts'
import totalOfScores from '../../rules/total-of-scores.ts'

const doc = (...lines: readonly string[]) => ['虚构局2024年度道路维修项目支出绩效评价报告', '三、绩效目标完成情况', ...lines].join('\n')
const table = ['三级指标\t指标值\t完成值\t分值\t得分', '受益农户满意度\t≥90%\t88.00%\t10\t9.78', '完工及时率\t100%\t87.50%\t8\t7.00']
const schools = (beds: string) =>
  doc('学校\t图书（册）\t床位（张）', '第一小学\t1860\t62', '第二小学\t1540\t55', '第三小学\t1680\t82', `合计\t5080\t${beds}`)

testRule(figuresAgree, {
  accept: {
    差额与指标行相符: doc(...table, '受益农户满意度低于目标2.00个百分点。'),
    差额与文中相符: doc('项目计划安排1480.00万元，实际到位1420.00万元。资金到位数比计划少60.00万元。'),
    没有指标行可比: doc('预算安排1480.00万元，本年还款800.00万元。还款数比计划少80.00万元。'),
    分项连用逗号另说别事: doc('共有5名专家，其中管理2名、业务3名，财务1名列席。'),
    表头没有见过的词: schools('199'),
  },
  reject: {
    差额与指标行不符: [doc(...table, '受益农户满意度低于目标12.00个百分点。'), { severity: 'warning', message: /相差 2/ }],
    差额与文中不符: [
      doc('项目计划安排1480.00万元，实际到位1420.00万元。资金到位数比计划少85.00万元。'),
      { severity: 'warning', message: /相差 60/ },
    ],
    一串分项只加前几项才相符: [
      doc('组织5名专家评分，其中管理专家2名、业务专家3名、财务专家1名。'),
      { severity: 'warning', message: /相加为 6/ },
    ],
  },
})

/** The text with what its tables say as forms. */
const layouts = await loadLayouts(join(import.meta.dirname, '..', '..', '..', '..', 'policy'))
const withForms = (text: string) => {
  const prose = readText(new TextEncoder().encode(text), '报告.txt')
  return [{ file: '报告.txt', prose, ...extract(prose, (workbook) => submissionOf(workbook, layouts)) }]
}

testRule(deductionArithmetic, {
  accept: {
    扣分与评分表相符: withForms(doc(...table, '“完工及时率”指标按期完工7所，扣1.00分，得7.00分。')),
    说的是两项指标: withForms(doc(...table, '“完工及时率”和“受益农户满意度”2项指标扣1.22分。')),
  },
  reject: {
    扣分与评分表不符: [withForms(doc(...table, '“完工及时率”指标按期完工7所，扣2.00分，得7.00分。')), { message: /分值减得分为 1 分/ }],
  },
})

/** Scores that experts gave, with the second one's total. */
const experts = (total: string) =>
  doc(
    '专家\t决策（10分）\t过程（20分）\t合计',
    '专家甲\t9.00\t18.00\t27.00',
    `专家乙\t8.50\t17.50\t${total}`,
    '专家丙\t9.00\t18.50\t27.50',
    '专家丁\t8.00\t18.00\t26.00',
  )
testRule(totalOfScores, {
  accept: { 各项之和: experts('26.00') },
  reject: { 不是各项之和: [experts('26.80'), { message: /相加为 26/ }] },
})

testRule(ratesAgree, {
  accept: {
    占比推得出整数: doc('现场核查站点62个，占站点总数的33.33%。'),
    占的是资金: doc('2024年共安排7个，占项目资金的55.03%。'),
  },
  reject: {
    占比推不出整数: [doc('现场核查站点18个，占站点总数的55.00%。'), { severity: 'warning', message: /不是整数/ }],
  },
})

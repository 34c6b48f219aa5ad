import { fromWanyuan, ratio } from '#domain/quantity.ts'
import { aBudget, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './execution-rate.ts'

const rate = (claimed: string, initial: string, adjusted: string, executed: string) =>
  aSubmission({
    projects: [
      aProject({
        budget: aBudget({
          initial: fromWanyuan(initial),
          adjusted: fromWanyuan(adjusted),
          executed: fromWanyuan(executed),
          sources: [],
          claimedRate: ratio(claimed),
        }),
      }),
    ],
  })

/** A rate told without its budget, which only the table below has. */
const executed = (rate: string, more = '') =>
  [
    '虚构局2024年度部门整体支出绩效自评报告',
    '二、支出情况',
    `${more}全年支出98.25万元，预算执行率${rate}。`,
    '项目名称\t预算数（万元）\t支出数（万元）\t执行率',
    '培训\t60.00\t60.00\t100.00%',
    '宣传\t40.00\t38.25\t95.63%',
    '合计\t100.00\t98.25\t98.25%',
  ].join('\n')

testRule(rule, {
  accept: {
    句中另有主语的不是部门的:
      '虚构局2024年度部门整体支出绩效自评报告\n一、预算执行情况\n部门全年预算2655.30万元，全年支出2601.13万元，预算执行率97.96%。\n项目支出明细：办案业务费预算386.60万元、支出360.03万元，执行率93.13%；智慧法庭建设预算180.00万元、支出152.40万元，执行率84.67%。',
    按全年预算数计算: rate('0.4988', '300', '310.2', '154.74'),
    四舍五入到一位: rate('0.499', '300', '310.2', '154.74'),
    取整的百分数: rate('0.5', '300', '310.2', '154.74'),
    小额的金额本身是舍入过的: rate('0.9623', '2.00', '2.01', '1.93'),
    表中同一笔支出的执行率相同: executed('98.25%'),
    按另一个预算数算的也对: executed('97.28%', '年初预算101.00万元。'),
    上年的支出与表中的数碰巧相同: executed('95.00%').replace('全年支出', '2023年支出'),
    文中三个数相符: '某单位年初预算120万元，全年预算120万元，实际支出114.6万元，预算执行率95.5%。',
  },
  reject: {
    句中另有主语的不是部门的而部门的算错: [
      '虚构局2024年度部门整体支出绩效自评报告\n一、预算执行情况\n办案业务费预算386.60万元、支出360.03万元，执行率93.13%。\n部门全年预算2655.30万元，全年支出2601.13万元，预算执行率98.96%。',
      { line: 4, message: /98\.96%/ },
    ],
    预算只在表中有: [
      executed('89.00%'),
      { line: 3, quote: '89.00%', severity: 'warning', message: /表中同一笔支出 98\.25万元 的预算是 100\.00，执行率为 98\.25%/ },
    ],
    率名后面有括号: [executed('89.00%').replace('执行率8', '执行率（支出/到位）8'), { line: 3, quote: '89.00%', severity: 'warning' }],
    写成占预算的比: [
      '虚构局2024年度部门整体支出绩效自评报告\n一、预算执行情况\n全年列支4,524,660元，占预算4,860,000元的91.30%，其余结转下年。',
      { line: 3, quote: '91.30%', severity: 'warning', message: /93\.10% 才相符/ },
    ],
    算错: [rate('0.9488', '300', '310.2', '154.74'), /写的是 94.88%，按金额计算为 154.74 万元 ÷ 310.2 万元 = 49.88%/],
    用年初预算作分母: [rate('0.5158', '300', '310.2', '154.74'), /是用年初预算数作分母算的/],
    文中算错: [
      '虚构局2024年度部门整体支出绩效自评报告\n一、预算执行情况\n全年预算120万元，实际支出114.6万元，预算执行率98.5%。',
      { line: 3, message: /按金额计算为/ },
    ],
  },
})

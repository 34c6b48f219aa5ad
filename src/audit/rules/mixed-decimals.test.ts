import { testRule } from '../../../tests/test-rule.ts'
import rule from './mixed-decimals.ts'

const doc = (...amounts: string[]) =>
  `虚构局2024年度部门整体支出绩效自评报告\n三、绩效目标实现情况\n2024年安排社区工作经费${amounts[0]}万元，供热应急资金${amounts[1]}万元，文化站经费${amounts[2]}万元。`

testRule(rule, {
  accept: { 都是两位: doc('49.63', '2.00', '5.00'), 整数和两位: doc('49.63', '2', '5'), 都是三位: doc('49.630', '2.000', '5.128') },
  reject: {
    一个三位小数: [doc('49.63', '2', '1.928'), { line: 3, quote: '1.928万元', message: '这组 3 个金额的小数位数从 0 位到 3 位不一' }],
    四位与一位: [doc('49.6312', '2.5', '5.5'), /从 1 位到 4 位不一/],
  },
})

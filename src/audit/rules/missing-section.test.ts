import { testRule } from '../../../tests/test-rule.ts'
import rule from './missing-section.ts'

const parts = [
  '一、部门基本情况\n（一）部门概况\n行政单位。\n（二）收支情况\n收入100万元，支出100万元。\n（三）绩效目标设定情况\n2024年完成各项重点任务，保障机关正常运转。',
  '二、自评工作开展情况\n成立小组。',
  '三、绩效目标完成情况\n全部完成。',
  '四、评价结论\n自评得分95分，等级为优。',
  '五、存在的问题\n进度偏慢。',
  '六、改进措施\n加快进度。',
]
const doc = (...drop: number[]) => ['虚构局2024年度部门整体支出绩效自评报告', ...parts.filter((_, i) => !drop.includes(i))].join('\n')

testRule(rule, {
  accept: { 齐全: doc(), 几乎没有标题的不判断: '虚构局2024年度部门整体支出绩效自评报告\n全年任务完成。' },
  reject: {
    没有问题和措施: [doc(4, 5), { line: 1, message: '缺少“存在的问题”、“改进措施”' }],
    没有自评组织: [doc(1), '缺少“自评工作开展情况”'],
  },
})

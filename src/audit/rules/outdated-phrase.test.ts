import { testWriting } from '../../../tests/writing.ts'
import rule from './outdated-phrase.ts'

const report = (year: number, text: string) => `虚构区云溪街道办事处${year}年度部门整体支出绩效自评报告\n${text}`

testWriting(rule, {
  accept: {
    现行表述: report(2024, '卫生健康支出52.64万元，巩固拓展脱贫攻坚成果。'),
    当年还在用: report(2018, '医疗卫生与计划生育支出52.64万元。'),
    引用旧文件名: report(2024, '《行政单位会计制度》已废止。'),
  },
  reject: {
    已更名的科目: [report(2024, '医疗卫生与计划生育支出52.64万元。'), { quote: '医疗卫生与计划生育支出' }],
    早年的提法: [report(2024, '深入学习系列重要讲话精神。'), { quote: '系列重要讲话精神' }],
    已改名的机构: [report(2024, '由区环境保护局和安监局牵头。'), { count: 2 }],
  },
})

import { aSubmission } from '../../../tests/builders.ts'
import { aReport, aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './no-attachments.ts'

const doc = (...tail: string[]) =>
  [
    '虚构县水利局2024年度部门整体支出绩效自评报告',
    '一、基本情况',
    ...Array.from({ length: 12 }, (_, i) => `第${i + 1}项工作已按计划完成，效果良好。`),
    ...tail,
  ].join('\n')

testRule(rule, {
  accept: {
    有附件说明: doc('附件：1.部门整体支出绩效自评表', '虚构县水利局', '2025年4月20日'),
    文中说见附表: doc('各指标得分情况详见附件。'),
    连同自评表一起检查: [aReport(doc()), aSource(aSubmission(), 'project-form')],
  },
  reject: {
    没有附件: [doc('虚构县水利局', '2025年4月20日'), '没有附件说明，也没有附自评表'],
    提到附件却不是自评表的位置: [doc('请各单位高度重视。'), { line: 15 }],
  },
})

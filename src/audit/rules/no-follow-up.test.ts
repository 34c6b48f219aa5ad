import { aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './no-follow-up.ts'

const doc = (...lines: string[]) =>
  [
    '虚构局2024年度部门整体支出绩效自评报告',
    '一、基本情况',
    ...Array.from({ length: 22 }, (_, i) => `第${i + 1}项工作已按计划完成，效果良好。`),
    ...lines,
  ].join('\n')

testRule(rule, {
  accept: { 都写了: aSubmission(), 文中都写了: doc('上年发现的问题已整改到位。', '自评结果作为下年预算安排的依据，并随决算公开。') },
  reject: {
    都没写: [aSubmission({ lastYearRectification: undefined, resultUse: undefined }), '没有写上年问题的整改情况和自评结果的应用和公开'],
    文中只写整改: [doc('上年发现的问题已整改到位。'), '没有写自评结果的应用和公开'],
  },
})

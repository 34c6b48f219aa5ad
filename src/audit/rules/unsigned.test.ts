import { testRule } from '../../../tests/test-rule.ts'
import rule from './unsigned.ts'

const doc = (...tail: string[]) => ['虚构县水利局2024年度部门整体支出绩效自评报告', '一、基本情况', ...Array.from({ length: 12 }, (_, i) => `第${i + 1}项工作已按计划完成，效果良好。`), ...tail].join('\n')

testRule(rule, {
  accept: { 有落款和日期: doc('虚构县水利局', '2025年4月20日'), 在一行: doc('虚构县水利局（盖章）2025年4月20日'), 用汉字日期: doc('虚构县水利局', '二〇二五年四月二十日') },
  reject: {
    都没有: [doc(), { line: 14, message: '文末没有单位落款和成文日期' }],
    只有日期: [doc('2025年4月20日'), '文末没有单位落款'],
    只有单位: [doc('虚构县水利局'), '文末没有成文日期'],
  },
})

import type { Indicator } from '#domain/indicator.ts'
import type { Changes } from '../../../tests/builders.ts'
import { aMeasure, anIndicator, aProject, aSubmission, bound } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './indicator-without-measure.ts'

const row = (changes: Changes<Indicator>) => aSubmission({ projects: [aProject({ indicators: [anIndicator(changes)] })] })

testContent(rule, {
  accept: {
    符号数值单位齐全: row({}),
    单位写在名称里: row({ name: '种植面积（万亩）', targetText: '≥5', target: bound('≥', '5') }),
    定性指标: row({
      subcategory: '社会效益指标',
      targetText: '明显提升',
      target: { kind: 'qualitative', text: '明显提升' },
      actual: { kind: 'words', text: '明显提升' },
      actualText: '明显提升',
    }),
    不适用: row({ targetText: '不适用', target: { kind: 'not-applicable' } }),
  },
  reject: {
    没有单位: [
      row({ targetText: '126', target: { kind: 'bound', direction: '=', measure: aMeasure('126') } }),
      { path: 'projects[0].indicators[0].target', message: /没有计量单位/ },
    ],
    没有指标值: [row({ targetText: undefined, target: undefined }), { message: /没有年度指标值/ }],
    数量指标没有数字: [row({ targetText: '有效开展', target: { kind: 'qualitative', text: '有效开展' } }), { severity: 'notice' }],
    没有符号: [
      row({ targetText: '42个', target: { kind: 'bound', direction: '=', measure: aMeasure('42', '个') } }),
      { severity: 'notice' },
    ],
  },
})

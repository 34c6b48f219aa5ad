import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMeasure, bound, measured } from '../../../tests/builders.ts'
import { sayActual, sayMeasure, sayTarget } from './say.ts'

test('指标值的说法', () => {
  const rows = [
    [sayTarget(bound('≥', '500', '人次')), '≥500人次'],
    [sayTarget({ kind: 'range', from: aMeasure('75', '%'), to: aMeasure('85', '%') }), '75%～85%'],
    [sayTarget({ kind: 'tolerance', centre: aMeasure('0', '%'), width: aMeasure('10', '%') }), '±10%'],
    [sayTarget({ kind: 'tolerance', centre: aMeasure('50', '个'), width: aMeasure('5', '个') }), '50个±5个'],
    [sayTarget({ kind: 'deadline', by: { year: 2024, month: 12 } }), '2024年12月前'],
    [sayTarget({ kind: 'period', from: { year: 2023 }, to: { year: 2024, month: 1, day: 5 } }), '2023年至2024年1月5日'],
    [sayTarget({ kind: 'yes-no', expected: true }), '是'],
    [sayTarget({ kind: 'yes-no', expected: false }), '否'],
    [sayTarget({ kind: 'qualitative', text: '显著提升' }), '显著提升'],
    [sayTarget({ kind: 'several', parts: [bound('≥', '5'), bound('≤', '3')] }), '≥5；≤3'],
    [sayTarget({ kind: 'not-applicable' }), '不适用'],
  ]
  for (const [got, expected] of rows) assert.equal(got, expected)
})

test('完成值和数的说法', () => {
  const rows = [
    [sayActual(measured('487', '人次')), '487人次'],
    [sayActual({ kind: 'measure', measure: aMeasure('95', '%'), bound: '≥' }), '≥95%'],
    [sayActual({ kind: 'date', date: { year: 2024, month: 7 } }), '2024年7月'],
    [sayActual({ kind: 'period', from: { year: 2024, month: 1 }, to: { year: 2024, month: 6 } }), '2024年1月至2024年6月'],
    [sayActual({ kind: 'yes-no', value: true }), '是'],
    [sayActual({ kind: 'yes-no', value: false }), '否'],
    [sayActual({ kind: 'words', text: '完成' }), '完成'],
    [sayActual({ kind: 'several', parts: [measured('5'), measured('6')] }), '5；6'],
    [sayActual({ kind: 'not-applicable' }), '不适用'],
    [sayMeasure({ ...aMeasure('41', '个'), approximate: true }), '约41个'],
    [sayMeasure({ ...aMeasure('10', '%'), change: '降' }), '下降10%'],
    [sayMeasure({ ...aMeasure('10', '%'), change: '升' }), '提高10%'],
    [sayMeasure({ ...aMeasure('3', '次'), per: '年' }), '3次/年'],
  ]
  for (const [got, expected] of rows) assert.equal(got, expected)
})

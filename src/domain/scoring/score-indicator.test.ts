import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anIndicator, aScheme, bound, measured } from '../../../tests/builders.ts'
import { expectOutcomes, outcomeOf } from '../../../tests/scoring.ts'
import type { Indicator } from '../indicator.ts'
import { points } from '../quantity.ts'
import { methodOf, scoreIndicator } from './score-indicator.ts'

const number = { target: bound('≥', '500', '人次'), actual: measured('487', '人次') }
const words = { kind: 'qualitative', text: '显著提升' } as const

test('缺什么说什么', () =>
  expectOutcomes({
    指标值: [outcomeOf({ ...number, target: undefined }), '待补 指标值'],
    实际完成值: [outcomeOf({ ...number, actual: undefined }), '待补 实际完成值'],
    分值: [outcomeOf({ ...number, points: undefined }), '待补 分值'],
    都没有: [outcomeOf({ target: undefined, actual: undefined, points: undefined }), '待补 指标值'],
    完成值写不适用: [outcomeOf({ ...number, actual: { kind: 'not-applicable' } }), '待补 实际完成值'],
    '定性，没有指标值也没有完成值': [outcomeOf({ nature: '定性', target: undefined, actual: undefined }), '待补 实际完成值'],
    '定性，没有指标值，有档次': [outcomeOf({ nature: '定性', target: undefined, actual: undefined, level: '达成' }), '10.00'],
    '有档次，但指标值要求数': [outcomeOf({ ...number, actual: undefined, level: '达成' }), '待补 实际完成值'],
    空白的原话不算填写: [outcomeOf({ ...number, actual: undefined, actualText: '  ' }), '待补 实际完成值'],
  }))

test('填了但不能用的说哪里有误', () =>
  expectOutcomes({
    指标值看不懂: [outcomeOf({ ...number, target: undefined, targetText: '按方案执行' }), '有误 target'],
    完成值看不懂: [outcomeOf({ ...number, actual: undefined, actualText: '若干' }), '有误 actual'],
    '两样都看不懂，先说指标值': [outcomeOf({ target: undefined, targetText: '？', actual: undefined, actualText: '？' }), '有误 target'],
    定量指标没有数: [outcomeOf({ nature: '定量', target: words, actual: measured('5') }), '有误 target'],
    '定量指标没有数，但选了档次': [outcomeOf({ nature: '定量', target: words, actual: undefined, level: '部分达成' }), '6.00'],
    '完成值看不懂，但选了档次': [outcomeOf({ nature: '定性', target: words, actual: undefined, actualText: '？', level: '达成' }), '10.00'],
    负的分值: [outcomeOf({ ...number, points: points(-1) }), '有误 points'],
    过细的分值: [outcomeOf({ ...number, points: points('3.333') }), '有误 points'],
    方法不合: [outcomeOf({ ...number, method: 'deadline' }), '有误 target'],
  }))

test('不适用的不计分；只有得分的照自报', () =>
  expectOutcomes({
    不适用: [outcomeOf({ target: { kind: 'not-applicable' }, actual: undefined }), '不适用'],
    只有得分: [outcomeOf({ target: undefined, actual: undefined, claimedScore: points(8) }), '自报 8'],
    有指标值就要完成值: [outcomeOf({ ...number, actual: undefined, claimedScore: points(8) }), '待补 实际完成值'],
    算得出就不看自报: [outcomeOf({ ...number, claimedScore: points(10) }), '9.74'],
  }))

test('赋分方法由指标值的种类和方案决定，指标写明的优先', () => {
  const scheme = aScheme({ methods: { quantitative: 'proportional', qualitative: 'three-levels', satisfaction: 'satisfaction-bands' } })
  const method = (indicator: Partial<Indicator>) =>
    methodOf(anIndicator({ nature: undefined, target: undefined, ...indicator }), indicator.actual, scheme)
  assert.equal(method({ target: bound('≥', '5') }), 'proportional')
  assert.equal(method({ target: bound('≥', '90', '%'), category: '满意度指标' }), 'satisfaction-bands')
  assert.equal(method({ target: bound('≥', '95', '分'), category: '满意度指标' }), 'proportional')
  assert.equal(method({ target: { kind: 'yes-no', expected: true } }), 'all-or-nothing')
  assert.equal(method({ target: { kind: 'deadline', by: { year: 2024 } } }), 'deadline')
  assert.equal(method({ target: { kind: 'period', from: { year: 2024 }, to: { year: 2024 } } }), 'deadline')
  assert.equal(method({ target: words }), 'three-levels')
  assert.equal(method({ target: words, category: '满意度指标', actual: measured('90', '%') }), 'satisfaction-bands')
  assert.equal(method({ target: bound('≥', '5'), nature: '定性', level: '达成' }), 'three-levels')
  assert.equal(method({ target: bound('≥', '5'), nature: '定性' }), 'proportional')
  assert.equal(method({ target: bound('≥', '5'), nature: '定量', level: '达成' }), 'proportional')
  assert.equal(method({ level: '达成' }), 'three-levels')
  assert.equal(method({ target: words, level: '达成' }), 'three-levels')
  assert.equal(method({ target: bound('≥', '90', '%'), category: '效益指标', subcategory: '社会效益指标' }), 'proportional')
  const { subcategory: _, ...plain } = anIndicator({ category: '效益指标', target: bound('≥', '90', '%') })
  assert.equal(methodOf(plain, undefined, scheme), 'proportional')
  assert.equal(method({ target: bound('≥', '5'), method: 'all-or-nothing' }), 'all-or-nothing')
  assert.equal(method({ target: bound('≥', '5'), method: 'execution-rate' }), 'proportional')
  assert.equal(method({}), undefined)
  assert.equal(scoreIndicator(anIndicator(), 'x', scheme).method, 'proportional')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMeasure, aScheme, bound, measured } from '../../../tests/builders.ts'
import { expectOutcomes, outcomeOf, provenBy } from '../../../tests/scoring.ts'
import type { Actual, Target } from '../indicator.ts'

const scheme = aScheme({ methods: { quantitative: 'proportional', qualitative: 'three-levels', satisfaction: 'satisfaction-bands' } })
const category = '满意度指标'
const at = (actual: Actual, target: Target = bound('≥', '90', '%')) => outcomeOf({ category, target, actual }, scheme)

test('满意度区间的边界', () =>
  expectOutcomes({
    '100%': [at(measured('100', '%')), '10.00'],
    '90%': [at(measured('90', '%')), '10.00'],
    '89.99%': [at(measured('89.99', '%')), '8.00'],
    '80%': [at(measured('80', '%')), '8.00'],
    '79.99%': [at(measured('79.99', '%')), '5.00'],
    '60%': [at(measured('60', '%')), '5.00'],
    '59.99%': [at(measured('59.99', '%')), '0.00'],
    '0': [at(measured('0', '%')), '0.00'],
    没有百分号: [at(measured('92')), '10.00'],
    没有百分号的零: [at(measured('0')), '0.00'],
    '没有百分号的一，分不清': [at(measured('1')), '有误 actual'],
    '没有百分号的小数，分不清': [at(measured('0.92')), '有误 actual'],
    '100.01%': [at(measured('100.01', '%')), '有误 actual'],
    负数: [at(measured('-1', '%')), '有误 actual'],
    '92 人': [at(measured('92', '人')), '有误 actual'],
    文字: [at({ kind: 'words', text: '满意' }), '有误 actual'],
    '90%以上': [at({ kind: 'measure', measure: aMeasure('90', '%'), bound: '≥' }), '10.00'],
    '80%以上': [at({ kind: 'measure', measure: aMeasure('80', '%'), bound: '≥' }), '有误 actual'],
    '95%以下': [at({ kind: 'measure', measure: aMeasure('95', '%'), bound: '≤' }), '有误 actual'],
    指标值是文字: [
      outcomeOf({ category, nature: undefined, target: { kind: 'qualitative', text: '基本满意' }, actual: measured('85', '%') }, scheme),
      '8.00',
    ],
    以分计的按比例: [at(measured('90', '分'), bound('≥', '95', '分')), '9.47'],
  }))

test('二级指标叫满意度的同样按区间', () => {
  const outcome = outcomeOf(
    { category: '效益指标', subcategory: '服务对象满意度指标', target: bound('≥', '90', '%'), actual: measured('85', '%') },
    scheme,
  )
  expectOutcomes({ 二级: [outcome, '8.00'] })
})

test('只看区间，指标值不同的有提示', () => {
  const remarks = (outcome: ReturnType<typeof at>) => (outcome.kind === 'scored' ? (outcome.remarks ?? []) : [])
  assert.match(remarks(at(measured('86', '%'), bound('≥', '85', '%')))[0]!, /已达到指标值/)
  assert.match(remarks(at(measured('92', '%'), bound('≥', '95', '%')))[0]!, /未达到指标值/)
  assert.deepEqual(remarks(at(measured('92', '%'))), [])
})

test('证明说出所在区间', () => {
  assert.deepEqual(provenBy(at(measured('85', '%'))).conditions, ['0.85 ≥ 0.8', '0.85 < 0.9'])
  assert.match(provenBy(at(measured('85', '%'))).because, /满意度 85\.00%，属于80%（含）以上、90% 以下一档/)
  const partial = aScheme({ ...scheme, satisfaction: scheme.satisfaction.slice(0, 1) })
  const below = outcomeOf({ category, target: bound('≥', '90', '%'), actual: measured('10', '%') }, partial)
  expectOutcomes({ 区间之下: [below, '0.00'] })
  assert.deepEqual(provenBy(below).conditions, ['0.1 < 0.9'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aScheme } from '../../../tests/builders.ts'
import { expectOutcomes, outcomeOf, provenBy } from '../../../tests/scoring.ts'
import type { Outcome } from '../assessment.ts'
import type { Actual, Level } from '../indicator.ts'
import { ratio } from '../quantity.ts'

const target = { kind: 'qualitative', text: '显著提升' } as const
const at = (level?: Level, share?: string, actual?: Actual) =>
  outcomeOf({ nature: '定性', target, actual, level, share: share === undefined ? undefined : ratio(share) })

test('三档的边界：含下限，不含上限，最高档含满分', () =>
  expectOutcomes({
    达成: [at('达成'), '10.00'],
    '达成 100%': [at('达成', '1'), '10.00'],
    '达成 80%': [at('达成', '0.8'), '8.00'],
    '达成 79.99%': [at('达成', '0.7999'), '有误 actual'],
    '达成 100.01%': [at('达成', '1.0001'), '有误 actual'],
    部分达成: [at('部分达成'), '6.00'],
    '部分达成 75%': [at('部分达成', '0.75'), '7.50'],
    '部分达成 60%': [at('部分达成', '0.6'), '6.00'],
    '部分达成 80%': [at('部分达成', '0.8'), '有误 actual'],
    '部分达成 59.99%': [at('部分达成', '0.5999'), '有误 actual'],
    未达成: [at('未达成'), '0.00'],
    '未达成 59.99%': [at('未达成', '0.5999'), '6.00'],
    '未达成 60%': [at('未达成', '0.6'), '有误 actual'],
  }))

test('达成程度从完成值的话里来', () =>
  expectOutcomes({
    说达成: [at(undefined, undefined, { kind: 'words', text: '达成预期指标', level: '达成' }), '10.00'],
    '说部分达成，另有比例': [at(undefined, '0.7', { kind: 'words', text: '部分达成', level: '部分达成' }), '7.00'],
    照抄指标值: [at(undefined, undefined, { kind: 'words', text: '显著提升' }), '10.00'],
    答是: [at(undefined, undefined, { kind: 'yes-no', value: true }), '10.00'],
    答否: [at(undefined, undefined, { kind: 'yes-no', value: false }), '0.00'],
    没有档次: [at(undefined, undefined, { kind: 'words', text: '有所改善' }), '待补 达成程度'],
    答数字: [at(undefined, undefined, { kind: 'measure', measure: { value: ratio(1), unit: '' } }), '待补 达成程度'],
    什么也没有: [at(), '待补 实际完成值'],
    前后矛盾: [at('达成', undefined, { kind: 'words', text: '未达成', level: '未达成' }), '有误 actual'],
    一致: [at('未达成', undefined, { kind: 'words', text: '未达成', level: '未达成' }), '0.00'],
  }))

test('没有写比例的，提示按多少计', () => {
  const outcome = at('部分达成')
  assert.ok(outcome.kind === 'scored')
  assert.deepEqual(outcome.remarks, ['没有写明得分比例，按 60% 计'])
  const remarks = (one: Outcome) => (one.kind === 'scored' ? one.remarks : ['?'])
  assert.equal(remarks(at('达成')), undefined)
  assert.equal(remarks(at('部分达成', '0.6')), undefined)
  const message = (one: Outcome) => (one.kind === 'problem' ? one.message : '')
  assert.match(message(at('达成', '0.5')), /得分比例 50\.00% 不在“达成年度指标”一档的 80%（含）至 100%（含） 之内/)
  assert.match(message(at('部分达成', '0.5')), /60%（含）至 80%（不含） 之内/)
  assert.match(provenBy(outcome).because, /部分达成年度指标并具有一定效果，没有写明得分比例，按分值的 60\.00% 计/)
})

test('方案没有这一档的，是有误，不是零分', () => {
  const scheme = aScheme({ levels: aScheme().levels.slice(0, 1) })
  expectOutcomes({ 缺档: [outcomeOf({ nature: '定性', target, actual: undefined, level: '未达成' }, scheme), '有误 actual'] })
})

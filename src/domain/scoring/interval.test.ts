import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMeasure, bound, measured } from '../../../tests/builders.ts'
import { expectOutcomes, outcomeOf, provenBy } from '../../../tests/scoring.ts'
import type { Actual, Target } from '../indicator.ts'

const range = (from: string, to: string, unit: string): Target => ({ kind: 'range', from: aMeasure(from, unit), to: aMeasure(to, unit) })
const tolerance = (centre: string, width: string, unit: string, widthUnit = unit): Target => ({
  kind: 'tolerance',
  centre: aMeasure(centre, unit),
  width: aMeasure(width, widthUnit),
})
const at = (target: Target, actual: Actual) => outcomeOf({ target, actual })

test('区间和允许偏差的边界', () =>
  expectOutcomes({
    下限: [at(range('75', '85', '%'), measured('75', '%')), '10.00'],
    上限: [at(range('75', '85', '%'), measured('85', '%')), '10.00'],
    写反的区间: [at(range('85', '75', '%'), measured('80', '%')), '10.00'],
    低五个百分点: [at(range('75', '85', '%'), measured('70', '%')), '6.00'],
    略低于五个百分点: [at(range('75', '85', '%'), measured('69.99', '%')), '2.00'],
    高十个百分点: [at(range('75', '85', '%'), measured('95', '%')), '2.00'],
    超出各档: [at(range('75', '85', '%'), measured('95.01', '%')), '0.00'],
    '±10% 之内': [at(tolerance('0', '10', '%'), measured('-10', '%')), '10.00'],
    '±10% 略超': [at(tolerance('0', '10', '%'), measured('10.01', '%')), '6.00'],
    '±10% 的 15%': [at(tolerance('0', '10', '%'), measured('15', '%')), '6.00'],
    '±10% 的 -20%': [at(tolerance('0', '10', '%'), measured('-20', '%')), '2.00'],
    '±10% 的 20.01%': [at(tolerance('0', '10', '%'), measured('20.01', '%')), '0.00'],
    '人数按比例，5%': [at(range('100', '120', '人'), measured('126', '人')), '6.00'],
    '人数按比例，低 10%': [at(range('100', '120', '人'), measured('90', '人')), '2.00'],
    '人数按比例，低更多': [at(range('100', '120', '人'), measured('89', '人')), '0.00'],
    '中心值，按中心的比例': [at(tolerance('50', '5', '个'), measured('57', '个')), '6.00'],
    '中心值，百分数的偏差': [at(tolerance('200', '10', '元', '%'), measured('220', '元')), '10.00'],
    '中心值，百分数的偏差，略超': [at(tolerance('200', '10', '元', '%'), measured('231', '元')), '2.00'],
    从零起的区间: [at(range('0', '5', '起'), measured('5', '起')), '10.00'],
    完成值没有单位: [at(range('75', '85', '%'), measured('80')), '10.00'],
    单位不同: [at(range('75', '85', '%'), measured('80', '人')), '有误 actual'],
    不是数: [at(range('75', '85', '%'), { kind: 'words', text: '完成' }), '有误 actual'],
    完成值是范围: [at(range('75', '85', '%'), { kind: 'measure', measure: aMeasure('80', '%'), bound: '≥' }), '有误 actual'],
    '按月的区间，全年合计，两种理解不一': [
      at({ kind: 'range', from: { ...aMeasure('2', '次'), per: '月' }, to: { ...aMeasure('4', '次'), per: '月' } }, measured('36', '次')),
      '有误 actual',
    ],
    '按月的区间，按年说': [
      at(
        { kind: 'range', from: { ...aMeasure('0', '次'), per: '月' }, to: { ...aMeasure('4', '次'), per: '月' } },
        { kind: 'measure', measure: { ...aMeasure('36', '次'), per: '年' } },
      ),
      '10.00',
    ],
    直接赋分没有分档: [outcomeOf({ target: range('75', '85', '%'), actual: measured('86', '%'), method: 'all-or-nothing' }), '0.00'],
    不是区间: [outcomeOf({ target: bound('≥', '5'), actual: measured('6'), method: 'interval' }), '有误 target'],
  }))

test('没有写单位的一端、负的偏差和负的中心值', () =>
  expectOutcomes({
    '单位只写在后面，按百分点': [at({ kind: 'range', from: aMeasure('75', ''), to: aMeasure('85', '%') }, measured('90', '%')), '6.00'],
    '单位只写在后面，单位不同': [
      at({ kind: 'range', from: aMeasure('75', ''), to: aMeasure('85', '%') }, measured('90', '人')),
      '有误 actual',
    ],
    单位只写在前面: [at({ kind: 'range', from: aMeasure('75', '%'), to: aMeasure('85', '') }, measured('90', '%')), '6.00'],
    上下限相同: [at(range('80', '80', '%'), measured('80', '%')), '10.00'],
    写成负数的偏差: [at(tolerance('50', '-5', '个'), measured('46', '个')), '10.00'],
    写成负数的百分数偏差: [at(tolerance('200', '-10', '元', '%'), measured('185', '元')), '10.00'],
    中心值为负: [at(tolerance('-200', '10', '元', '%'), measured('-219', '元')), '10.00'],
    '中心值为负，略超，按中心值的比例': [at(tolerance('-200', '10', '元', '%'), measured('-231', '元')), '2.00'],
    中心值为百分数: [at(tolerance('90', '5', '%'), measured('99', '%')), '6.00'],
    '中心值为零、没有写单位': [at({ kind: 'tolerance', centre: aMeasure('0'), width: aMeasure('10', '%') }, measured('12', '%')), '6.00'],
    '中心值为零、按人计': [at(tolerance('0', '10', '人'), measured('11', '人')), '2.00'],
    '下限为负，低于下限': [at(range('-100', '100', '元'), measured('-104', '元')), '6.00'],
    从零到零: [at(range('0', '0', '起'), measured('0', '起')), '10.00'],
    '从零到零，超出': [at(range('0', '0', '起'), measured('1', '起')), '6.00'],
    '按季度的允许偏差，按年说': [
      at(
        { kind: 'tolerance', centre: { ...aMeasure('10', '次'), per: '季度' }, width: { ...aMeasure('1', '次'), per: '季度' } },
        { kind: 'measure', measure: { ...aMeasure('45', '次'), per: '年' } },
      ),
      '6.00',
    ],
    '按季度的区间，按年说，低于下限': [
      at(
        { kind: 'range', from: { ...aMeasure('10', '次'), per: '季度' }, to: { ...aMeasure('12', '次'), per: '季度' } },
        { kind: 'measure', measure: { ...aMeasure('38', '次'), per: '年' } },
      ),
      '6.00',
    ],
  }))

test('证明说出偏离多少', () => {
  assert.equal(
    provenBy(at(range('75', '85', '%'), measured('88', '%'))).because,
    '超出指标值区间 3 个百分点，计分值的 60%，得 6.00 分（满分 10 分）。',
  )
  assert.match(provenBy(at(range('100', '120', '人'), measured('126', '人'))).because, /超出指标值区间 5%/)
  assert.deepEqual(provenBy(at(range('75', '85', '%'), measured('93', '%'))).conditions, ['93 > 85', '93 − 85 > 5', '93 − 85 ≤ 10'])
  assert.deepEqual(provenBy(at(range('75', '85', '%'), measured('50', '%'))).conditions, ['50 < 75', '75 − 50 > 10'])
})

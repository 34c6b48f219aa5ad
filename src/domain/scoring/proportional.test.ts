import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMeasure, aScheme, bound, measured } from '../../../tests/builders.ts'
import { expectOutcomes, outcomeOf, provenBy } from '../../../tests/scoring.ts'
import type { Direction } from '../indicator.ts'
import { points, ratio } from '../quantity.ts'
import type { Scheme } from '../scheme.ts'

const row = (direction: Direction, target: string, actual: string, scheme?: Scheme, unit = '次') =>
  outcomeOf({ target: bound(direction, target, unit), actual: measured(actual, unit) }, scheme)

const strict = aScheme({
  proportional: {
    passThreshold: ratio('0.6'),
    explainOver: ratio('0.3'),
    overBands: [{ upTo: ratio('0.3'), factor: ratio(1) }, { upTo: ratio('0.5'), factor: ratio('0.9') }, { factor: ratio('0.6') }],
  },
})

test('按完成比例赋分的各种情形', () =>
  expectOutcomes({
    '≥ 未达标': [row('≥', '500', '487'), '9.74'],
    '≥ 达标': [row('≥', '500', '500'), '10.00'],
    '≥ 超额': [row('≥', '500', '900'), '10.00'],
    '≥ 为零': [row('≥', '500', '0'), '0.00'],
    '≥ 为负': [row('≥', '500', '-1'), '0.00'],
    '> 相等': [row('>', '500', '500'), '10.00'],
    '≤ 超出': [row('≤', '90', '100'), '9.00'],
    '≤ 达标': [row('≤', '90', '89.974'), '10.00'],
    '≤ 为零': [row('≤', '90', '0'), '10.00'],
    '< 相等': [row('<', '3', '3'), '10.00'],
    '= 相等': [row('=', '100', '100'), '10.00'],
    '= 不足': [row('=', '100', '90'), '9.00'],
    '= 超出': [row('=', '100', '110'), '9.00'],
    '= 超出一倍': [row('=', '100', '200'), '0.00'],
    '= 超出更多': [row('=', '100', '201'), '0.00'],
    '零值 ≤': [row('≤', '0', '0'), '10.00'],
    '零值 ≤ 发生': [row('≤', '0', '1'), '0.00'],
    '零值 >': [row('>', '0', '1'), '10.00'],
    '零值 <': [row('<', '0', '0'), '0.00'],
    '零值 ≥': [row('≥', '0', '1'), '有误 target'],
    '零值 =': [row('=', '0', '0'), '有误 target'],
    '负值 ≤ 达标': [row('≤', '-3', '-3'), '10.00'],
    '负值 ≤ 未达标': [row('≤', '-3', '-2'), '6.67'],
    '负值 ≥ 未达标': [row('≥', '-5', '-6'), '8.00'],
    '负值 反向': [row('≤', '-3', '4'), '0.00'],
    上限: [row('≥', '100', '100.01', undefined, '%'), '有误 actual'],
    '上限 =': [row('=', '100', '101', undefined, '%'), '有误 actual'],
    '上限 ≤ 不限': [row('≤', '100', '125', undefined, '%'), '8.00'],
    上限只对百分数: [row('≥', '100', '101'), '10.00'],
    上限不对增长: [
      outcomeOf({
        target: { kind: 'bound', direction: '≥', measure: { ...aMeasure('100', '%'), change: '升' } },
        actual: { kind: 'measure', measure: { ...aMeasure('120', '%'), change: '升' } },
      }),
      '10.00',
    ],
  }))

test('及格门槛和超额分档的边界', () =>
  expectOutcomes({
    恰好门槛: [row('≥', '500', '300', strict), '6.00'],
    低于门槛: [row('≥', '500', '299.9', strict), '0.00'],
    反向恰好门槛: [row('≤', '60', '100', strict), '6.00'],
    反向低于门槛: [row('≤', '60', '100.1', strict), '0.00'],
    '等于，恰好门槛': [row('=', '100', '140', strict), '6.00'],
    '等于，低于门槛': [row('=', '100', '141', strict), '0.00'],
    '负值，低于门槛': [row('≤', '-5', '-2', strict), '0.00'],
    超额恰好第一档: [row('≥', '100', '130', strict), '10.00'],
    超额第二档: [row('≥', '100', '130.1', strict), '9.00'],
    超额第二档上限: [row('≥', '100', '150', strict), '9.00'],
    超额最后一档: [row('≥', '100', '1000', strict), '6.00'],
    反向节约: [row('≤', '100', '60', strict), '9.00'],
    等于不调减: [row('=', '100', '100', strict), '10.00'],
    负值不调减: [row('≤', '-3', '-30', strict), '10.00'],
  }))

test('超额的提示：超过说明线才有，线上没有', () => {
  const remarks = (outcome: ReturnType<typeof row>) => (outcome.kind === 'scored' ? (outcome.remarks ?? []) : ['?'])
  assert.deepEqual(remarks(row('≥', '100', '130')), [])
  assert.match(remarks(row('≥', '500', '900'))[0]!, /超额80%/)
  assert.match(remarks(row('≤', '90', '40'))[0]!, /低于指标值55\.56%/)
  assert.deepEqual(remarks(row('≥', '100', '900', aScheme({ proportional: { passThreshold: ratio(0), overBands: [] } }))), [])
  assert.deepEqual(remarks(row('=', '100', '100')), [])
})

test('证明说出偏离多少、负的指标值按差额', () => {
  assert.match(provenBy(row('≥', '100', '140', strict)).because, /偏离指标值 40\.00%，按偏离度调减，计 90% 的分值/)
  assert.match(provenBy(row('≤', '100', '60', strict)).because, /偏离指标值 40\.00%/)
  assert.equal(provenBy(row('≤', '-3', '-2')).rule, '按完成比例赋分（反向指标，指标值为负，按差额计）')
  assert.equal(provenBy(row('≥', '5', '4')).rule, '按完成比例赋分（正向指标）')
  assert.deepEqual(provenBy(row('=', '100', '110')).conditions, ['110 > 100'])
  assert.deepEqual(provenBy(row('=', '100', '90')).conditions, ['90 < 100'])
  assert.match(provenBy(row('≤', '-3', '4')).because, /方向相反，不得分/)
  assert.match(provenBy(row('=', '100', '200')).because, /完成 0\.00%/)
  const deep = row('≤', '-3', '-30')
  assert.ok(deep.kind === 'scored')
  assert.equal(deep.remarks, undefined)
})

test('完成值是范围时，只在确知达标时得分', () => {
  const actual = (sign: Direction, value: string) => ({ kind: 'measure', measure: aMeasure(value, '%'), bound: sign }) as const
  const at = (sign: Direction, value: string, scheme?: Scheme) =>
    outcomeOf({ target: bound('≥', '90', '%'), actual: actual(sign, value) }, scheme)
  expectOutcomes({
    能证明: [at('≥', '95'), '10.00'],
    不能证明: [at('≥', '80'), '有误 actual'],
    '证明没有达到，但不知多少': [at('≤', '80'), '有误 actual'],
    等于就是确数: [at('=', '81'), '9.00'],
    '有超额调减时，超多少不知道': [at('≥', '95', strict), '有误 actual'],
  })
})

test('证明写明规则、依据、输入和算式', () => {
  const outcome = outcomeOf({ target: bound('≤', '90', '元'), actual: measured('100', '元'), targetText: '≤90元', actualText: '100元' })
  const proof = provenBy(outcome)
  assert.equal(proof.rule, '按完成比例赋分（反向指标）')
  assert.deepEqual(proof.conditions, ['100 > 90'])
  assert.equal(proof.formula, '四舍五入(10 × 90 ÷ 100, 2)')
  assert.equal(proof.because, '未达到指标值，完成 90.00%，按比例得分，得 9.00 分（满分 10 分）。')
  assert.deepEqual(
    proof.inputs.map(({ name, text, path }) => `${name} ${text} ${path}`),
    [
      '分值 10分 projects[0].indicators[0].points',
      '指标值 ≤90元 projects[0].indicators[0].target',
      '实际完成值 100元 projects[0].indicators[0].actual',
    ],
  )
})

test('没有说明过的情形：种类不合', () =>
  expectOutcomes({
    完成值是日期: [outcomeOf({ target: bound('≥', '5'), actual: { kind: 'date', date: { year: 2024 } } }), '有误 actual'],
    完成值是文字: [outcomeOf({ target: bound('≥', '5'), actual: { kind: 'words', text: '已完成' } }), '有误 actual'],
    分值为零: [outcomeOf({ points: points(0), target: bound('≥', '5'), actual: measured('3') }), '0.00'],
  }))

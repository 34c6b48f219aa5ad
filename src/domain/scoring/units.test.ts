import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMeasure } from '../../../tests/builders.ts'
import { expectOutcomes, outcomeOf, provenBy } from '../../../tests/scoring.ts'
import type { Outcome } from '../assessment.ts'
import type { Direction, Measure } from '../indicator.ts'

type Said = Partial<Pick<Measure, 'per' | 'change' | 'written'>>
const of = (value: string, unit: string, said: Said = {}): Measure => ({ ...aMeasure(value, unit), ...said })
const at = (direction: Direction, target: Measure, actual: Measure) =>
  outcomeOf({ target: { kind: 'bound', direction, measure: target }, actual: { kind: 'measure', measure: actual } })

test('计量单位', () =>
  expectOutcomes({
    相同: [at('≥', of('100', '人'), of('90', '人')), '9.00'],
    完成值没有单位: [at('≥', of('100', '人'), of('90', '')), '9.00'],
    指标值没有单位: [at('≥', of('100', ''), of('90', '人')), '9.00'],
    不同: [at('≥', of('100', '人'), of('90', '个')), '有误 actual'],
    万元与没有单位的数: [at('≤', of('900000', '元', { written: '万元' }), of('100', '')), '有误 actual'],
    万元与没有单位的零: [at('≤', of('900000', '元', { written: '万元' }), of('0', '')), '10.00'],
    没有单位的数与万元: [at('≤', of('90', ''), of('1000000', '元', { written: '万元' })), '有误 actual'],
    百分数与没有百分号的小数: [at('≥', of('90', '%'), of('0.9', '')), '有误 actual'],
    没有百分号的小数与百分数: [at('≥', of('0.9', ''), of('81', '%')), '有误 actual'],
    百分数与没有百分号的数: [at('≥', of('90', '%'), of('81', '')), '9.00'],
    '百分数与一，分不清': [at('≥', of('90', '%'), of('1', '')), '有误 actual'],
    '百分数与没有百分号的小数，两种理解都达到': [at('≥', of('0.5', '%'), of('0.6', '')), '10.00'],
    '没有百分号的一与百分数，分不清': [at('≥', of('1', ''), of('50', '%')), '有误 actual'],
    '上限 100% 与没有百分号的数': [at('≥', of('100', '%'), of('101', '')), '有误 actual'],
    百分数与没有百分号的零: [at('≥', of('90', '%'), of('0', '')), '0.00'],
  }))

test('周期', () =>
  expectOutcomes({
    月对月: [at('≥', of('2', '次', { per: '月' }), of('1', '次', { per: '月' })), '5.00'],
    月对年: [at('≥', of('2', '次', { per: '月' }), of('12', '次', { per: '年' })), '5.00'],
    季对月: [at('≥', of('6', '次', { per: '季度' }), of('1', '次', { per: '月' })), '5.00'],
    年对没有写: [at('≥', of('4', '次', { per: '年' }), of('3', '次')), '7.50'],
    没有写对月: [at('≥', of('24', '次'), of('1', '次', { per: '月' })), '5.00'],
    '没有写对周，一年几周不定': [at('≥', of('52', '次'), of('1', '次', { per: '周' })), '有误 actual'],
    '月对没有写，都达到': [at('≥', of('1', '次', { per: '月' }), of('12', '次')), '10.00'],
    '月对没有写，理解不一': [at('≥', of('1', '次', { per: '月' }), of('11', '次')), '有误 actual'],
    '月对没有写，为零': [at('≥', of('1', '次', { per: '月' }), of('0', '次')), '0.00'],
    '天对没有写，闰年也达到': [at('≥', of('1', '次', { per: '天' }), of('366', '次')), '10.00'],
    '天对没有写，平年才够': [at('≥', of('1', '次', { per: '天' }), of('365', '次')), '有误 actual'],
    '周对月，除不尽': [at('≥', of('1', '次', { per: '周' }), of('4', '次', { per: '月' })), '有误 actual'],
    每人对没有写: [at('≤', of('90', '元', { per: '人' }), of('100', '元')), '9.00'],
    没有写对每人: [at('≤', of('90', '元'), of('100', '元', { per: '人' })), '有误 actual'],
    每人对每户: [at('≤', of('90', '元', { per: '人' }), of('100', '元', { per: '户' })), '有误 actual'],
  }))

test('说出哪里对不上', () => {
  const message = (outcome: Outcome) => (outcome.kind === 'problem' ? outcome.message : '')
  assert.match(message(at('≥', of('100', '人'), of('90', '个'))), /计量单位“个”与指标值的“人”不一致/)
  assert.match(message(at('≤', of('90', ''), of('1000000', '元', { written: '万元' }))), /“元”与指标值的“无单位”不一致/)
  assert.match(message(at('≤', of('900000', '元', { written: '万元' }), of('100', ''))), /“100”没有计量单位，无法与指标值“900000元”比较/)
  assert.match(message(at('≤', of('90', '元'), of('100', '元', { per: '人' }))), /按“人”计，指标值没有写明周期/)
  assert.match(message(at('≤', of('90', '元', { per: '户' }), of('100', '元', { per: '人' }))), /按“人”计，指标值按“户”计/)
  assert.match(message(at('≥', of('2', '场', { per: '季度' }), of('7', '场'))), /“7场”对照指标值“2场\/季度”有不止一种理解.*例如“7场\/季度”/)
  assert.match(message(at('≥', of('10', '%', { change: '升' }), { ...of('8', '人'), approximate: true })), /“人”与指标值的“%”/)
})

test('几种理解得分相同时，取提示最少的一种', () => {
  const outcome = at('≥', of('2', '场', { per: '季度' }), of('8', '场'))
  assert.ok(outcome.kind === 'scored')
  assert.equal(outcome.remarks, undefined)
  assert.deepEqual(provenBy(outcome).conditions, ['8 ≥ 8'])
})

test('每种理解都说不通的，说第一种的原因', () => {
  const outcome = at('≥', of('0', '次', { per: '月' }), of('3', '次'))
  assert.ok(outcome.kind === 'problem')
  assert.equal(outcome.field, 'target')
  const bare = outcomeOf({
    target: { kind: 'bound', direction: '≥', measure: of('5', '次', { per: '月' }) },
    actual: { kind: 'measure', measure: of('4', '次'), bound: '≥' },
  })
  assert.ok(bare.kind === 'problem')
  assert.match(bare.message, /只是一个范围/)
})

test('升降', () =>
  expectOutcomes({
    同升: [at('≥', of('10', '%', { change: '升' }), of('8', '%', { change: '升' })), '8.00'],
    同降: [at('≥', of('10', '%', { change: '降' }), of('8', '%', { change: '降' })), '8.00'],
    反向: [at('≥', of('10', '%', { change: '降' }), of('8', '%', { change: '升' })), '0.00'],
    完成值没有说: [at('≥', of('10', '%', { change: '升' }), of('8', '%')), '8.00'],
    '指标值没有说，完成值升': [at('≥', of('10', '%'), of('8', '%', { change: '升' })), '8.00'],
    '指标值没有说，完成值降，理解不一': [at('≥', of('10', '%'), of('8', '%', { change: '降' })), '有误 actual'],
    '不高于零，完成值降': [at('≤', of('0', '%'), of('8', '%', { change: '降' })), '10.00'],
    '不高于零，完成值升': [at('≤', of('0', '%'), of('8', '%', { change: '升' })), '0.00'],
    '负增长，完成值降': [at('≤', of('-3', '%'), of('2', '%', { change: '降' })), '6.67'],
  }))

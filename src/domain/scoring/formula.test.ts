import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Exact } from '../quantity.ts'
import { evaluateFormula, holds } from './formula.ts'
import { numeral } from './proof.ts'

test('算式按四则运算的次序求值', () => {
  const rows = {
    '1 + 2 × 3': '7',
    '（1 + 2）× 3': '9',
    '10 − 4 − 3': '3',
    '12 ÷ 4 ÷ 3': '1',
    '−3 × −2': '6',
    '2 − (−3)': '5',
    '10 × 487 ÷ 500': '9.74',
    '四舍五入(9.995, 2)': '10',
    '四舍五入(10 ÷ 3, 2)': '3.33',
    '四舍五入(0 − 0.125, 2)': '-0.13',
    '取小(1, 2) + 取大(1, 2)': '3',
    '取小（四舍五入（2 ÷ 3，1），0.65）': '0.65',
    '3 * 4 - 2 / 4': '11.5',
    ' 0.1 + 0.2 ': '0.3',
  }
  for (const [text, value] of Object.entries(rows)) assert.equal(evaluateFormula(text).toString(), value, text)
})

test('条件的真假', () => {
  for (const text of ['487 ÷ 500 ≥ 0.6', '1 = 1.0', '(−3) < 2', '2 > 1', '20241231 ≤ 20241231', '0.1 + 0.2 = 0.3'])
    assert.ok(holds(text), text)
  for (const text of ['1 ≥ 2', '1 ÷ 3 = 0.333333333333', '2 < 2', '2 > 2']) assert.ok(!holds(text), text)
})

test('不合语法的一律报错，不猜', () => {
  for (const text of [
    '',
    '1 +',
    '(1',
    '1)',
    '1 2',
    '取小(1)',
    '取中(1, 2)',
    '四舍五入(1, 2.5)',
    '四舍五入(1, x)',
    '1e5',
    'Math',
    '1 ≥ 2',
    '1.',
  ]) {
    assert.throws(() => evaluateFormula(text), SyntaxError, text)
  }
  for (const text of ['1', '1 ≥', '1 ≥ 2 ≥ 3', '≥ 1', '1 ≠ 2']) assert.throws(() => holds(text), SyntaxError, text)
  assert.throws(() => evaluateFormula('1 ÷ 0'), RangeError)
})

test('任何数写进算式都能读回同一个数', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 8n }), (top, bottom) => {
      const value = Exact.of(top).div(bottom)
      assert.ok(evaluateFormula(numeral(value)).eq(value))
    }),
  )
})

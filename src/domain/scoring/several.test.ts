import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bound, measured } from '../../../tests/builders.ts'
import { expectOutcomes, outcomeOf, provenBy } from '../../../tests/scoring.ts'
import type { Actual, Target } from '../indicator.ts'

const target: Target = { kind: 'several', parts: [bound('≥', '100', '株'), bound('≥', '1000', '㎡')] }
const done = (...parts: readonly Actual[]): Actual => ({ kind: 'several', parts })

test('一格多值，取最低的一项', () =>
  expectOutcomes({
    都达到: [outcomeOf({ target, actual: done(measured('100', '株'), measured('1200', '㎡')) }), '10.00'],
    一项不足: [outcomeOf({ target, actual: done(measured('100', '株'), measured('900', '㎡')) }), '9.00'],
    两项不足: [outcomeOf({ target, actual: done(measured('50', '株'), measured('900', '㎡')) }), '5.00'],
    少一项: [outcomeOf({ target, actual: measured('100', '株') }), '有误 actual'],
    次序不同: [outcomeOf({ target, actual: done(measured('1200', '㎡'), measured('100', '株')) }), '有误 actual'],
    指标值只有一个: [outcomeOf({ target: bound('≥', '5'), actual: done(measured('5'), measured('6')) }), '有误 actual'],
    数和日期: [
      outcomeOf({
        target: { kind: 'several', parts: [bound('≥', '4', '场'), { kind: 'deadline', by: { year: 2024, month: 12 } }] },
        actual: done(measured('3', '场'), { kind: 'date', date: { year: 2024, month: 11 } }),
      }),
      '7.50',
    ],
    其中一项看不出: [outcomeOf({ target, actual: done(measured('100', '株'), { kind: 'words', text: '完成' }) }), '有误 actual'],
  }))

test('证明列出每一项', () => {
  const proof = provenBy(outcomeOf({ target, actual: done(measured('50', '株'), measured('900', '㎡')) }))
  assert.equal(proof.formula, '取小(四舍五入(10 × 50 ÷ 100, 2), 四舍五入(10 × 900 ÷ 1000, 2))')
  assert.match(proof.because, /^2 项中最低的一项：/)
})

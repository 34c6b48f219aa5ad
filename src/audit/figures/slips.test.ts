import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isSlip, valuesBefore } from './slips.ts'

const wan = (written: string) => ({ value: Number(written.replaceAll(',', '')) * 1e4, written: `${written}万元` })

test('one digit, two digits swapped, and a zero more or less are slips', () => {
  assert.ok(isSlip(wan('1650.00'), 1560e4))
  assert.ok(isSlip(wan('1,650.00'), 1660e4))
  assert.ok(isSlip({ value: 3400, written: '3400个' }, 3040))
  assert.ok(isSlip({ value: 14520, written: '14520块' }, 1452))
  assert.ok(isSlip({ value: 98.1, written: '98.10%' }, 89.1))
})

test('the same figure, and one that differs in more, is no slip', () => {
  assert.ok(!isSlip(wan('1560.00'), 1560e4))
  assert.ok(!isSlip(wan('1560.00'), 1489e4))
  assert.ok(!isSlip(wan('1560.00'), 1560.5e4 / 3))
  assert.ok(!isSlip({ value: 0, written: '0' }, 5))
})

test('the values before a slip hold the one that was meant', () => {
  assert.ok(valuesBefore({ value: 226, written: '226份' }).includes(262))
  assert.ok(valuesBefore(wan('76.50')).some((value) => Math.abs(value - 67.5e4) < 1e-6))
  assert.ok(!valuesBefore({ value: 226, written: '226份' }).includes(226))
})

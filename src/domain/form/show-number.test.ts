import assert from 'node:assert/strict'
import { test } from 'node:test'
import { showNumber } from './show-number.ts'

const cases: readonly (readonly [number, string, string])[] = [
  [48, '#,##0.00####', '48.00'],
  [1234567.5, '#,##0.00####', '1,234,567.50'],
  [0.192805, '#,##0.00####', '0.192805'],
  [0, '#,##0.00####', '0.00'],
  [-1234.5, '#,##0.00####', '-1,234.50'],
  [10, '0', '10'],
  [2.5, '0.0#', '2.5'],
  [2.25, '0.0#', '2.25'],
  [9.8, '0.00', '9.80'],
  [9.005, '0.00', '9.01'],
  [38, '0.00\\*', '38.00*'],
  [0.98, '0.00%', '98.00%'],
  [0.28505, '0.00%', '28.51%'],
  [1.0259, '0.00%', '102.59%'],
  [100, '0.##;;0', '100'],
  [0, '0.##;;0', '0'],
  [99.5, '0.##;;0', '99.5'],
  [1e-7, '0.00', '0.00'],
]
for (const [value, format, text] of cases) test(`${value} as ${format} is ${text}`, () => assert.equal(showNumber(value, format), text))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { builtInFormat, cellFormat, plainNumber, showNumber } from './cell-format.ts'

const seen = (stored: string, code: string, date1904 = false) => showNumber(stored, cellFormat(code), date1904)?.text

test('stored binary numbers are shown as the decimals people typed', () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['1745.78', '1745.78'],
    ['245.32800000000003', '245.328'],
    ['3000.0', '3000'],
    ['1E-3', '0.001'],
    ['1.5E+20', '150000000000000000000'],
    ['-0', '0'],
    ['-12.50', '-12.5'],
    ['0', '0'],
    ['0.1', '0.1'],
    ['2434.96704', '2434.96704'],
    ['', undefined],
    ['abc', undefined],
    ['1e999', undefined],
    ['99.999999999999986', '100'],
    ['-0.00000001', '-0.00000001'],
  ]
  for (const [stored, text] of rows) assert.equal(plainNumber(stored), text, stored)
})

test('property: a decimal of up to fifteen digits survives a spreadsheet', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e14, max: 1e14 }), fc.nat(10), (n, places) => {
      const value = n / 10 ** places
      assert.equal(Number(plainNumber(String(value))), Number(value.toPrecision(15)))
      assert.doesNotMatch(plainNumber(String(value))!, /e|\.$|\.\d*0$/)
    }),
    { numRuns: 500 },
  )
})

test('percent, dates, months and unit words are shown as on the screen', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['0.935', '0.00%', '93.5%'],
    ['1', '0%', '100%'],
    ['0.0009', '0.00%', '0.09%'],
    ['-0.05', '0%', '-5%'],
    ['12.5', '0%', '1250%'],
    ['45656', 'yyyy-mm-dd', '2024-12-30'],
    ['45656', 'yyyy"年"m"月"d"日";@', '2024-12-30'],
    ['45656', 'yyyy"年"m"月"', '2024年12月'],
    ['45656', 'm"月"d"日"', '12月30日'],
    ['45656', 'm"月"', '12月'],
    ['45656.5', 'yyyy/m/d h:mm', '2024-12-30 12:00'],
    ['45656.5', 'yyyy/m/d', '2024-12-30'],
    ['0.4375', 'h:mm', '10:30'],
    ['1', 'yyyy-m-d', '1900-01-01'],
    ['60', 'yyyy-m-d', '1900-02-29'],
    ['61', 'yyyy-m-d', '1900-03-01'],
    ['21980', '0"人"', '21980人'],
    ['95', '"≥"0"%"', '≥95%'],
    ['12.5', '#,##0.00"万元"', '12.5万元'],
    ['12.5', '[$¥-804]#,##0.00', '12.5'],
    ['12.5', '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ', '12.5'],
    ['12345', '0!.0,"万元"', '12345'],
    ['3', '[Red]0;[Blue]-0', '3'],
    ['1.5', '0.00E+00', '1.5'],
    ['45656', '[$-804]aaaa', '30日'],
    ['7', 'General', '7'],
    ['7', '@', '7'],
  ]
  for (const [stored, code, text] of rows) assert.equal(seen(stored, code), text, `${stored} ${code}`)
  assert.equal(seen('44194', 'yyyy-mm-dd', true), '2024-12-30')
  assert.equal(showNumber('45656', builtInFormat(57), false)?.text, '2024年12月')
  assert.equal(showNumber('45656', builtInFormat(14), false)?.text, '2024-12-30')
  assert.equal(showNumber('0.5', builtInFormat(10), false)?.percent, true)
  assert.equal(cellFormat('#,##0,').scaled, true)
})

test('impossible dates stay numbers', () => {
  assert.deepEqual(showNumber('-5', cellFormat('yyyy-m-d'), false), { text: '-5', kind: 'number' })
  assert.deepEqual(showNumber('99999999', cellFormat('yyyy-m-d'), false), { text: '99999999', kind: 'number' })
  assert.deepEqual(showNumber('1.5', cellFormat('h:mm'), false), { text: '1.5', kind: 'number' })
})

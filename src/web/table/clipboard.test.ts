import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readClipboard, writeClipboard } from './clipboard.ts'

test('reads a block as Excel copies it', () => {
  assert.deepEqual(readClipboard('产出指标\t≥500人次\r\n"两行\n说明"\t"他说""好"""\r\n'), [
    ['产出指标', '≥500人次'],
    ['两行\n说明', '他说"好"'],
  ])
  assert.deepEqual(readClipboard('12'), [['12']])
  assert.deepEqual(readClipboard(''), [])
  assert.deepEqual(readClipboard('\t\r\n'), [['', '']])
  assert.deepEqual(readClipboard('高度5"\t2'), [['高度5"', '2']])
})

test('what is written is read back', () => {
  const cell = fc.string({ unit: fc.constantFrom('甲', '"', '\t', '\n', '1', ' ') })
  const block = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))
  fc.assert(fc.property(block, (rows) => assert.deepEqual(readClipboard(`${writeClipboard(rows)}\r\n`), rows)))
})

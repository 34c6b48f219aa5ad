import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellText, indicatorColumns } from '#domain/edit/indicator-cell.ts'
import { anIndicator } from '../../../tests/builders.ts'
import { fillDown, moved, pasteBlock, spans, typeInto } from './grid.ts'

const rows = [anIndicator(), anIndicator({ name: '培训场次' })]
const all = indicatorColumns

test('a pasted block fills cells to the right and below, and adds rows', () => {
  const block = [['480人次', '10'], ['12场', '5'], ['3场', '5']]
  const pasted = pasteBlock(rows, { row: 0, column: 'actual' }, block, all, 2024)
  assert.equal(pasted.length, 3)
  assert.deepEqual(pasted.map((row) => [cellText(row, 'actual'), cellText(row, 'points')]), block)
})

test('a block of 50 × 8 goes in whole', () => {
  const block = Array.from({ length: 50 }, (_, i) => ['产出指标', '数量指标', `指标${i}`, '定量', `≥${i + 1}次`, `${i + 2}次`, '2', ''])
  const pasted = pasteBlock([], { row: 0, column: 'category' }, block, all, 2024)
  assert.equal(pasted.length, 50)
  assert.equal(pasted[49]!.target?.kind, 'bound')
  assert.equal(cellText(pasted[49]!, 'actual'), '51次')
})

test('a paste passes over what may not be changed', () => {
  const pasted = pasteBlock(rows, { row: 0, column: 'target' }, [['≥1次', '2次']], ['actual'], 2024)
  assert.equal(cellText(pasted[0]!, 'target'), cellText(rows[0]!, 'target'))
  assert.equal(cellText(pasted[0]!, 'actual'), '2次')
})

test('fill down takes the cell above, in the first row nothing', () => {
  const filled = fillDown(typeInto(rows, { row: 0, column: 'deviationReason' }, '天气原因停办两场', 2024), { row: 1, column: 'deviationReason' }, 2024)
  assert.equal(filled[1]!.deviationReason, '天气原因停办两场')
  assert.equal(fillDown(rows, { row: 0, column: 'name' }, 2024), rows)
})

test('keys walk over the editable cells and stop at the edges', () => {
  assert.deepEqual(moved({ row: 0, column: 'actual' }, 'Enter', 2, ['actual', 'level']), { row: 1, column: 'actual' })
  assert.deepEqual(moved({ row: 0, column: 'actual' }, 'ArrowRight', 2, ['actual', 'level']), { row: 0, column: 'level' })
  assert.equal(moved({ row: 1, column: 'actual' }, 'ArrowDown', 2, ['actual']), undefined)
  assert.equal(moved({ row: 1, column: 'actual' }, 'a', 2, ['actual']), undefined)
})

test('equal neighbours become one cell, blanks do not', () => assert.deepEqual(spans(['产出', '产出', '效益', '', '']), [2, 0, 1, 1, 1]))

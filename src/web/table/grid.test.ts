import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellText, type IndicatorColumn } from '#domain/edit/indicator-cell.ts'
import type { Indicator } from '#domain/indicator.ts'
import { anIndicator } from '../../../tests/builders.ts'
import { gridColumns } from './columns.ts'
import {
  clear,
  deleteRows,
  duplicateRows,
  fillDown,
  insertRow,
  mergedRows,
  moveRows,
  pasteBlock,
  spans,
  textsOf,
  typeInto,
} from './grid.ts'

const rows = [anIndicator(), anIndicator({ name: '培训场次' })]
const texts = (all: readonly Indicator[], ...columns: readonly IndicatorColumn[]) =>
  all.map((row) => columns.map((column) => cellText(row, column)))
const columnAt = (name: (typeof gridColumns)[number]) => gridColumns.indexOf(name)

test('a pasted block fills cells to the right and below, and adds rows', () => {
  const block = [
    ['480人次', '10'],
    ['12场', '5'],
    ['3场', '5'],
  ]
  const { rows: pasted, pasted: where } = pasteBlock(rows, { row: 0, column: 'actual' }, block, 2024)
  assert.equal(pasted.length, 3)
  assert.deepEqual(texts(pasted, 'actual', 'points'), block)
  assert.deepEqual(where, { top: 0, bottom: 2, left: columnAt('actual'), right: columnAt('points') })
})

test('a block of 50 × 8 of the official form goes in whole, its scores are computed and not taken', () => {
  const block = Array.from({ length: 50 }, (_, i) => ['产出指标', '数量指标', `指标${i}`, `≥${i + 1}次`, `${i + 2}次`, '2', '99', '无'])
  const { rows: pasted, refused } = pasteBlock([], { row: 0, column: 'category' }, block, 2024)
  assert.equal(pasted.length, 50)
  assert.deepEqual(refused, [])
  assert.equal(pasted[49]!.target?.kind, 'bound')
  assert.deepEqual(texts(pasted.slice(49), 'name', 'actual', 'points', 'deviationReason'), [['指标49', '51次', '2', '无']])
  assert.equal(pasted[49]!.claimedScore, undefined)
})

test('a heading row tells the columns, whatever their order', () => {
  const block = [
    ['指标名称', '权 重', '目标值', '一级\n指标', '备注'],
    ['走访户数', '8', '≥60户', '产出指标', '不要'],
  ]
  const { rows: pasted } = pasteBlock([], { row: 0, column: 'category' }, block, 2024)
  assert.deepEqual(texts(pasted, 'category', 'name', 'target', 'points'), [['产出指标', '走访户数', '≥60户', '8']])
})

test('a column of 定量 and 定性 is 性质 wherever it stands', () => {
  const { rows: pasted } = pasteBlock(
    rows,
    { row: 0, column: 'name' },
    [
      ['走访户数', '定量', '≥60户', '61户'],
      ['环境改善', '定性', '良好', '良好'],
    ],
    2024,
  )
  assert.deepEqual(texts(pasted, 'name', 'nature', 'target', 'actual'), [
    ['走访户数', '定量', '≥60户', '61户'],
    ['环境改善', '定性', '良好', '良好'],
  ])
})

test('blank levels under a filled one are one merged cell', () => {
  const block = [
    ['产出指标', '数量指标', '甲'],
    ['', '', '乙'],
    ['', '质量指标', '丙'],
    ['效益指标', '', '丁'],
  ]
  assert.deepEqual(texts(pasteBlock([], { row: 0, column: 'category' }, block, 2024).rows, 'category', 'subcategory', 'name'), [
    ['产出指标', '数量指标', '甲'],
    ['产出指标', '数量指标', '乙'],
    ['产出指标', '质量指标', '丙'],
    ['效益指标', '', '丁'],
  ])
})

test('what a column does not understand is left out and told', () => {
  const { rows: pasted, refused } = pasteBlock(rows, { row: 1, column: 'points' }, [['十几']], 2024)
  assert.equal(pasted[1]!.points, undefined)
  assert.deepEqual(
    refused.map(({ row, column, text }) => [row, column, text]),
    [[1, 'points', '十几']],
  )
})

test('fill down takes the first row of the block, or the cell above', () => {
  const told = typeInto(rows, { row: 0, column: 'deviationReason' }, '天气原因停办两场', 2024)
  const column = columnAt('deviationReason')
  assert.equal(fillDown(told, { top: 1, bottom: 1, left: column, right: column }, 2024)[1]!.deviationReason, '天气原因停办两场')
  assert.equal(fillDown(rows, { top: 0, bottom: 0, left: column, right: column }, 2024), rows)
  const three = fillDown([...told, anIndicator()], { top: 0, bottom: 2, left: columnAt('name'), right: column }, 2024)
  assert.deepEqual(
    texts(three, 'name', 'deviationReason'),
    Array.from({ length: 3 }, () => ['培训人次', '天气原因停办两场']),
  )
})

test('clearing makes values missing, not zero', () => {
  const [first, second] = clear(rows, { top: 0, bottom: 0, left: columnAt('actual'), right: columnAt('score') }, 2024)
  assert.deepEqual(['actual' in first!, 'points' in first!, cellText(second!, 'actual')], [false, false, '500人次'])
})

test('rows are inserted, doubled, moved and taken away', () => {
  const [a, b] = [anIndicator({ name: '甲' }), anIndicator({ name: '乙', category: '效益指标', subcategory: '社会效益指标' })]
  const names = (all: readonly Indicator[]) => all.map(({ name }) => name)
  assert.deepEqual(texts(insertRow([a, b], 2), 'category', 'subcategory', 'name').at(-1), ['效益指标', '社会效益指标', ''])
  assert.deepEqual(texts(insertRow([], 0), 'category'), [['产出指标']])
  const doubled = duplicateRows([a, b], { top: 0, bottom: 1 })
  assert.deepEqual(names(doubled), ['甲', '乙', '甲', '乙'])
  assert.deepEqual([doubled[2]!.actual, doubled[2]!.evidence.length, doubled[2]!.targetText], [undefined, 0, a.targetText])
  assert.deepEqual(names(moveRows(doubled, { top: 0, bottom: 0 }, 1)), ['乙', '甲', '甲', '乙'])
  assert.equal(moveRows(doubled, { top: 0, bottom: 1 }, -1), doubled)
  assert.deepEqual(names(deleteRows(doubled, { top: 1, bottom: 2 })), ['甲', '乙'])
})

test('a merged cell is typed into as a whole', () => {
  const renamed = typeInto([...rows, anIndicator({ category: '效益指标' })], { row: 1, column: 'category' }, '成本指标', 2024)
  assert.deepEqual(texts(renamed, 'category').flat(), ['成本指标', '成本指标', '效益指标'])
  assert.deepEqual(mergedRows(rows)({ row: 1, column: 'subcategory' }), [0, 1])
  assert.deepEqual(mergedRows(rows)({ row: 1, column: 'name' }), [1, 1])
})

test('a block is copied as it is shown, scores included', () =>
  assert.deepEqual(
    textsOf(rows, { top: 0, bottom: 1, left: columnAt('actual'), right: columnAt('score') }, (row) => String(row)),
    [
      ['500人次', '10', '0'],
      ['500人次', '10', '1'],
    ],
  ))

test('equal neighbours become one cell, blanks do not', () => assert.deepEqual(spans(['产出', '产出', '效益', '', '']), [2, 0, 1, 1, 1]))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, blockOf, isOneCell, type Key, moved, type Position, type Selection } from './selection.ts'

const rows = 5
/** Rows 0–2 of 一级指标 are one cell. */
const merged = ({ row, column }: Position): readonly [number, number] => (column === 'category' && row <= 2 ? [0, 2] : [row, row])
const press = (from: Selection, key: string, held: Partial<Key> = {}) =>
  moved(from, { key, shift: false, ctrl: false, ...held }, rows, merged)
const cell = (row: number, column: Position['column']) => at({ row, column })

const cases: readonly (readonly [title: string, from: Selection, key: string, held: Partial<Key>, to: Selection | undefined])[] = [
  ['down', cell(0, 'actual'), 'ArrowDown', {}, cell(1, 'actual')],
  ['Enter goes down', cell(0, 'actual'), 'Enter', {}, cell(1, 'actual')],
  ['Shift+Enter goes up', cell(1, 'actual'), 'Enter', { shift: true }, cell(0, 'actual')],
  ['below the last row there is nothing', cell(4, 'actual'), 'ArrowDown', {}, undefined],
  ['a merged cell is left as a whole', cell(1, 'category'), 'ArrowDown', {}, cell(3, 'category')],
  ['left into a merged cell keeps the row', cell(2, 'subcategory'), 'ArrowLeft', {}, cell(2, 'category')],
  ['Tab goes right', cell(0, 'actual'), 'Tab', {}, cell(0, 'points')],
  ['Tab at the end of a row begins the next', cell(0, 'share'), 'Tab', {}, cell(1, 'category')],
  ['Tab in the last cell leaves', cell(4, 'share'), 'Tab', {}, undefined],
  ['Shift+Tab in the first cell leaves', cell(0, 'category'), 'Tab', { shift: true }, undefined],
  ['Ctrl+down goes to the edge', cell(0, 'actual'), 'ArrowDown', { ctrl: true }, cell(4, 'actual')],
  ['Ctrl+Home goes to the first cell', cell(3, 'points'), 'Home', { ctrl: true }, cell(0, 'category')],
  ['Home goes to the begin of the row', cell(3, 'points'), 'Home', {}, cell(3, 'category')],
  ['PageDown stops at the last row', cell(0, 'points'), 'PageDown', {}, cell(4, 'points')],
  ['letters lead nowhere', cell(0, 'points'), 'a', {}, undefined],
]
for (const [title, from, key, held, to] of cases) test(title, () => assert.deepEqual(press(from, key, held), to))

test('Shift with arrows extends, the anchor stays', () => {
  const two = press(cell(1, 'target'), 'ArrowRight', { shift: true })!
  assert.deepEqual(two, { anchor: { row: 1, column: 'target' }, head: { row: 1, column: 'actual' } })
  const four = press(two, 'ArrowUp', { shift: true })!
  assert.deepEqual(blockOf(four), { top: 0, bottom: 1, left: 3, right: 4 })
  assert.equal(isOneCell(four), false)
  assert.equal(isOneCell(cell(1, 'target')), true)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { boardRows, isClean, isIn } from './board-rows.ts'
import type { Board, Row } from './years.ts'

const row = (unitCode: string, changes: Partial<Row>): Row => ({
  id: unitCode,
  regionId: 1,
  unitId: unitCode,
  unitName: `虚构${unitCode}`,
  unitCode,
  year: 2024,
  stage: 'self-evaluation',
  state: 'draft',
  version: 1,
  total: null,
  grade: null,
  projects: 1,
  amount: null,
  pending: 0,
  errors: 0,
  warnings: 0,
  dueAt: '2025-03-31T00:00:00.000Z',
  submittedAt: null,
  updatedAt: '2025-03-01T00:00:00.000Z',
  ...changes,
})
const board: Board = {
  rows: [
    row('004', { state: 'accepted' }),
    row('003', { state: 'submitted', errors: 2 }),
    row('002', { state: 'submitted' }),
    row('001', {}),
  ],
  missing: [{ regionId: 1, unitId: '005', unitName: '虚构005', unitCode: '005' }],
}
const codes = (now: string) => boardRows(board, now).map(({ unitCode }) => unitCode)

test('late ones first, then what waits for review', () => {
  assert.deepEqual(codes('2025-04-01T00:00:00.000Z'), ['001', '005', '002', '003', '004'])
  assert.deepEqual(codes('2025-03-01T00:00:00.000Z'), ['002', '003', '001', '005', '004'])
})

test('what was submitted is never late', () => {
  const late = boardRows(board, '2025-04-01T00:00:00.000Z').filter((each) => isIn(each, 'late'))
  assert.deepEqual(
    late.map(({ unitCode }) => unitCode),
    ['001', '005'],
  )
})

test('only what was submitted without errors is accepted in one go', () =>
  assert.deepEqual(
    boardRows(board, '2025-04-01T00:00:00.000Z')
      .filter(isClean)
      .map(({ unitCode }) => unitCode),
    ['002'],
  ))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anIndicator } from '../../../tests/builders.ts'
import { cellText, editCell, indicatorColumns } from './indicator-cell.ts'

test('typing an actual value keeps the words and understands them', () => {
  const { indicator, problem } = editCell(anIndicator(), 'actual', ' 487人次 ', 2024)
  assert.equal(indicator.actualText, '487人次')
  assert.equal(indicator.actual?.kind === 'measure' && indicator.actual.measure.value.toString(), '487')
  assert.equal(problem, undefined)
})

test('clearing a cell makes the value missing, not zero', () => {
  const { indicator } = editCell(anIndicator(), 'actual', '', 2024)
  assert.equal('actual' in indicator, false)
  assert.equal('actualText' in indicator, false)
  assert.equal('points' in editCell(anIndicator(), 'points', '', 2024).indicator, false)
})

test('text that is not understood stays, without a value, and says what to do', () => {
  const { indicator, problem } = editCell(anIndicator(), 'actual', '若干%若干', 2024)
  assert.equal(indicator.actualText, '若干%若干')
  assert.equal(indicator.actual, undefined)
  assert.match(problem?.remedy ?? '', /。$/)
  const points = editCell(anIndicator(), 'points', '十几', 2024)
  assert.equal(points.indicator.points, undefined)
  assert.ok(points.problem)
})

test('a changed target reads the actual value again', () => {
  const { indicator } = editCell(anIndicator(), 'target', '≥95%', 2024)
  assert.equal(indicator.target?.kind, 'bound')
  assert.equal(indicator.targetText, '≥95%')
})

test('what a cell shows, typed again, changes nothing', () => {
  const indicator = editCell(editCell(anIndicator(), 'share', '92.5%', 2024).indicator, 'level', '部分达成', 2024).indicator
  for (const column of indicatorColumns) {
    const again = editCell(indicator, column, cellText(indicator, column), 2024)
    assert.equal(again.problem, undefined, column)
    for (const each of indicatorColumns) assert.equal(cellText(again.indicator, each), cellText(indicator, each), `${column} → ${each}`)
  }
  assert.equal(cellText(indicator, 'share'), '92.5%')
})

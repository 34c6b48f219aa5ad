import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate } from '#domain/evaluate.ts'
import { sum } from '#domain/quantity.ts'
import { xingfu2024 } from '../../../scripts/examples/xingfu-2024.ts'
import { aScheme } from '../../../tests/builders.ts'
import { chartFigures, elapsed } from './chart-figures.ts'
import { executionChart, lossesChart, moneyChart, scoresChart } from './chart-options.ts'

const scheme = aScheme()
const assessment = evaluate(xingfu2024, scheme)
const figures = chartFigures(xingfu2024, assessment, scheme)

test('what a project lost, by category, is what it lacks to full points', () => {
  for (const { name, score, lost } of figures.projects) assert.equal(sum(lost).plus(score!).toString(), '100', name)
  const total = sum(figures.projects.flatMap(({ lost }) => lost))
  assert.equal(sum(figures.losses.map(({ points }) => points)).toString(), total.toString())
})

test('the worst lines come first, each with its place', () => {
  const [first, second] = figures.worst
  assert.ok(first!.lost.gte(second!.lost))
  assert.match(first!.path, /^projects\[\d+\]\./)
  assert.ok(figures.worst.every(({ lost, points }) => lost.gt(0) && lost.lte(points)))
})

test('every chart has its table, a row a project, sorted as drawn', () => {
  const scores = scoresChart(figures, scheme)
  assert.equal(scores.rows.length, 16)
  assert.deepEqual(
    scores.rows.map(([, score]) => Number(score)),
    scores.rows.map(([, score]) => Number(score)).toSorted((a, b) => b - a),
  )
  assert.equal(moneyChart(figures).rows.length, 16)
  assert.equal(lossesChart(figures).columns.length, figures.categories.length + 2)
  assert.match(executionChart(figures, 100).note, /年度已结束/)
})

test('the share of the year that has passed stays between nothing and all of it', () => {
  assert.equal(elapsed(2024, new Date('2025-03-01T00:00:00Z')), 100)
  assert.equal(elapsed(2024, new Date('2024-07-02T00:00:00Z')), 50)
  assert.equal(elapsed(2026, new Date('2025-03-01T00:00:00Z')), 0)
})

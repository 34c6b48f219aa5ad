import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scoresByCriterion } from './criteria.ts'

const scores = (standard: string, actual: string, points: number) =>
  scoresByCriterion(standard, actual, points)?.map((score) => Math.round(score * 100) / 100)

test('a value within the bound of its criterion gets the full points', () => {
  assert.deepEqual(scores('不超过100%得满分，每超1个百分点扣1分', '95.38%', 5), [5])
  assert.deepEqual(scores('10%以内得满分，每超1个百分点扣0.5分', '6.00%', 7), [7])
  assert.deepEqual(scores('60%以上得满分', '63.5%', 10), [10])
})

test('each step beyond the bound costs what the criterion says', () => {
  assert.deepEqual(scores('100%得满分，每低1个百分点扣1分', '97.00%', 8), [5, 5, 5])
  assert.deepEqual(scores('100%得满分，每低1个百分点扣0.2分', '90.00%', 5), [3, 3, 3])
  assert.deepEqual(scores('不超过100%得满分，每超1个百分点扣1分', '102.5%', 5), [2.5, 3, 2])
})

test('a share of the bound gets the same share of the points', () => {
  assert.deepEqual(scores('不少于45所得满分，按比例计分', '42所', 10), [9.33])
  assert.deepEqual(scores('90%以上得满分，按比例计分', '88.2%', 10), [9.8])
})

test('what is not understood is not judged', () => {
  assert.equal(scores('制度健全得满分', '健全', 5), undefined)
  assert.equal(scores('80%以上得满分', '75%', 5), undefined)
  assert.equal(scores('不超过100%得满分，每超1个百分点扣1分', '42所', 5), undefined)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Direction } from '../indicator.ts'
import { Exact } from '../quantity.ts'
import { directions } from '../scheme.ts'
import { meets, proves } from './bounds.ts'

test('范围能证明什么', () => {
  const rows: readonly (readonly [Direction, string, Direction | undefined, string, string])[] = [
    ['≥', '90', '≥', '95', 'met'],
    ['≥', '90', '≥', '90', 'met'],
    ['≥', '90', '≥', '89', 'unknown'],
    ['>', '90', '≥', '90', 'unknown'],
    ['>', '90', '>', '90', 'met'],
    ['≥', '90', '≤', '89', 'missed'],
    ['≥', '90', '<', '90', 'missed'],
    ['≥', '90', '≤', '90', 'unknown'],
    ['≤', '5', '≤', '5', 'met'],
    ['≤', '5', '<', '5', 'met'],
    ['<', '5', '≤', '5', 'unknown'],
    ['≤', '5', '>', '5', 'missed'],
    ['=', '5', '≥', '5', 'unknown'],
    ['=', '5', '=', '5', 'met'],
    ['=', '5', undefined, '4', 'missed'],
  ]
  for (const [direction, target, bound, actual, expected] of rows) {
    assert.equal(proves(direction, Exact.of(target), Exact.of(actual), bound), expected, `${direction}${target} / ${bound ?? ''}${actual}`)
  }
})

test('说达到就处处达到，说没有达到就处处没有达到', () => {
  const number = fc.integer({ min: -6, max: 6 })
  fc.assert(
    fc.property(
      fc.constantFrom(...directions),
      number,
      fc.constantFrom(...directions),
      number,
      number,
      (direction, target, bound, limit, value) => {
        if (!meets(bound, Exact.of(limit), Exact.of(value))) return
        const verdict = proves(direction, Exact.of(target), Exact.of(limit), bound)
        if (verdict !== 'unknown') assert.equal(meets(direction, Exact.of(target), Exact.of(value)), verdict === 'met')
      },
    ),
    { numRuns: 3000 },
  )
})

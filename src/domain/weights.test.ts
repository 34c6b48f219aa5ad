import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Exact, hundred, points } from './quantity.ts'
import { addUp, weightsTotal } from './weights.ts'

/** Six weights with one decimal that sum to 100, from five cuts of 0…1000 tenths. */
function weightsFrom(cuts: readonly number[]): Exact[] {
  const edges = [0, ...cuts.toSorted((a, b) => a - b), 1000]
  return edges.slice(1).map((edge, i) => Exact.scaled(edge - edges[i]!, 1))
}

test('合计 100 分的一位小数分值都收，差 0.1 都不收', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 5 }), (cuts) => {
      const weights = weightsFrom(cuts)
      assert.ok(addUp(weights, hundred))
      assert.ok(!addUp([...weights, Exact.of('0.1')], hundred))
    }),
    { numRuns: 2000 },
  )
})

/** By a small generator of our own: fast-check would take minutes. */
test('一百万组随机分值，合计 100 分的全部收下', () => {
  const sets = 1_000_000
  let state = 20_241_231
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % 1001
  }
  let refused = 0
  for (let i = 0; i < sets; i++) if (!addUp(weightsFrom([next(), next(), next(), next(), next()]), hundred)) refused++
  assert.equal(refused, 0)
})

test('0.1 加三十次恰是 3，浮点数做不到', () => {
  assert.ok(
    addUp(
      Array.from({ length: 30 }, () => Exact.of('0.1')),
      Exact.of(3),
    ),
  )
  assert.ok(!addUp([Exact.of('33.33'), Exact.of('33.33'), Exact.of('33.33')], hundred))
  assert.ok(addUp([Exact.of('33.33'), Exact.of('33.33'), Exact.of('33.34')], hundred))
  assert.ok(addUp([], Exact.of(0)))
})

test('方案的分值合计包括预算执行率', () => {
  const execution = { title: '预算执行率', points: points(10), denominator: 'adjusted' } as const
  assert.equal(weightsTotal({ execution, categories: [{ title: '产出指标', points: points('50.5') }] }).toString(), '60.5')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { aMeasure, aScheme } from '../../../tests/builders.ts'
import { outcomeOf, provenBy } from '../../../tests/scoring.ts'
import type { Direction } from '../indicator.ts'
import { Exact, points, ratio } from '../quantity.ts'
import { directions, type Scheme } from '../scheme.ts'

const decimal = (min: number, max: number, scale: number) =>
  fc.integer({ min: min * 10 ** scale, max: max * 10 ** scale }).map((n) => Exact.scaled(n, scale).toString())
const direction = fc.constantFrom(...directions)
const full = decimal(0, 50, 2)
const value = fc.oneof(decimal(-20, 2000, 0), decimal(0, 200, 2), decimal(0, 3_000_000, 4))

const plain = aScheme()
const strict = aScheme({
  proportional: {
    passThreshold: ratio('0.6'),
    explainOver: ratio('0.3'),
    overBands: [
      { upTo: ratio('0.3'), factor: ratio(1) },
      { upTo: ratio('0.5'), factor: ratio('0.9') },
      { upTo: ratio(1), factor: ratio('0.8') },
      { factor: ratio('0.6') },
    ],
  },
})

const score = (sign: Direction, target: string, actual: string, of: string, scheme: Scheme = plain) =>
  outcomeOf(
    {
      points: points(of),
      target: { kind: 'bound', direction: sign, measure: aMeasure(target, '次') },
      actual: { kind: 'measure', measure: aMeasure(actual, '次') },
    },
    scheme,
  )

test('得分在 0 与分值之间，最多两位小数，证明能算回来', () => {
  fc.assert(
    fc.property(direction, value, value, full, fc.constantFrom(plain, strict), (sign, target, actual, of, scheme) => {
      const outcome = score(sign, target, actual, of, scheme)
      if (outcome.kind !== 'scored')
        return assert.ok(outcome.kind === 'problem' && (sign === '≥' || sign === '=') && Exact.of(target).isZero())
      assert.ok(!outcome.score.isNegative() && outcome.score.lte(of) && outcome.score.fits(2))
      provenBy(outcome)
    }),
    { numRuns: 3000 },
  )
})

test('没有超额调减时，做得多不会得分少', () => {
  fc.assert(
    fc.property(fc.constantFrom<Direction>('≥', '>', '≤', '<'), value, value, value, full, (sign, target, a, b, of) => {
      const [less, more] = Exact.of(a).lt(b) === (sign === '≥' || sign === '>') ? [a, b] : [b, a]
      const low = score(sign, target, less, of)
      const high = score(sign, target, more, of)
      if (low.kind === 'scored' && high.kind === 'scored')
        assert.ok(high.score.gte(low.score), `${sign}${target}: ${less} → ${low.score}, ${more} → ${high.score}`)
    }),
    { numRuns: 3000 },
  )
})

test('换一种计量单位，得分不变', () => {
  fc.assert(
    fc.property(direction, decimal(1, 500, 2), decimal(0, 900, 2), full, (sign, target, actual, of) => {
      const thousand = (text: string) => Exact.of(text).times(1000).toString()
      const [a, b] = [score(sign, target, actual, of), score(sign, thousand(target), thousand(actual), of)]
      assert.ok(a.kind === 'scored' && b.kind === 'scored' && a.score.eq(b.score))
    }),
    { numRuns: 1000 },
  )
})

/**
 * The rules of the regulations written a second time, straight from their text and with another library. No line is shared with the scoring
 * methods, so that a mistake would have to be made twice.
 */
const D = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })

/** A quotient is cut at sixty digits: 187 ÷ 284 × 1.42 is 0.935 but for the last of them, and that must not decide how it is rounded. */
const rounded = (value: Decimal) => value.toDecimalPlaces(40).toFixed(2)

function reference(
  sign: Direction,
  target: string,
  actual: string,
  of: string,
  threshold: number,
  bands: readonly (readonly [number, number])[],
): string | undefined {
  const [t, a, p] = [new D(target), new D(actual), new D(of)]
  const met = sign === '≥' ? a.gte(t) : sign === '>' ? a.gt(t) : sign === '≤' ? a.lte(t) : sign === '<' ? a.lt(t) : a.eq(t)
  const up = sign === '≥' || sign === '>'
  if (t.isZero()) return sign === '≥' || sign === '=' ? undefined : met ? p.toFixed(2) : '0.00'
  if (met) {
    const excess = t.isNegative() || sign === '=' ? new D(0) : up ? a.div(t).minus(1) : new D(1).minus(a.div(t))
    const factor = bands.find(([upTo]) => excess.lte(upTo))?.[1] ?? 1
    return p.times(factor).toFixed(2)
  }
  const byGap = new D(1).minus(a.minus(t).abs().div(t.abs()))
  const rate = t.isNegative() || sign === '=' ? byGap : up ? a.div(t) : t.div(a)
  if (rate.lt(threshold)) return '0.00'
  return rounded(p.times(Decimal.max(0, Decimal.min(1, rate))))
}

test('与另写一遍的参考算法逐分一致', () => {
  const bands = [
    [0.3, 1],
    [0.5, 0.9],
    [1, 0.8],
    [Number.POSITIVE_INFINITY, 0.6],
  ] as const
  fc.assert(
    fc.property(direction, value, value, full, fc.boolean(), (sign, target, actual, of, isStrict) => {
      const outcome = score(sign, target, actual, of, isStrict ? strict : plain)
      const expected = reference(sign, target, actual, of, isStrict ? 0.6 : 0, isStrict ? bands : [])
      assert.equal(outcome.kind === 'scored' ? outcome.score.toFixed(2) : undefined, expected, `${sign}${target} ${actual} ${of}`)
    }),
    { numRuns: 6000 },
  )
})

test('四舍五入恰好一半的地方逐个核对', () => {
  assert.equal(reference('≥', '284', '187', '1.42', 0, []), '0.94')
  for (let thousandths = 5; thousandths < 10_000; thousandths += 10) {
    const actual = Exact.scaled(thousandths, 3).toString()
    const outcome = score('≥', '10', actual, '10')
    assert.ok(outcome.kind === 'scored')
    assert.equal(outcome.score.toFixed(2), new D(actual).toDecimalPlaces(2).toFixed(2))
  }
})

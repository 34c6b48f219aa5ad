import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { Exact, fromWanyuan, one, percent, sum, toWanyuan } from './quantity.ts'

const decimal = fc
  .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([n, scale]) => Exact.scaled(n, scale).toString())

test('四则运算与 decimal.js 一致', () => {
  const D = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP })
  fc.assert(
    fc.property(decimal, decimal, fc.integer({ min: 0, max: 8 }), (a, b, places) => {
      const [x, y] = [Exact.of(a), Exact.of(b)]
      assert.equal(x.plus(y).toString(), new D(a).plus(b).toFixed())
      assert.equal(x.minus(y).toString(), new D(a).minus(b).toFixed())
      assert.equal(x.times(y).toString(), new D(a).times(b).toDecimalPlaces(12).toFixed())
      assert.equal(x.compare(y), new D(a).comparedTo(b))
      const rounded = new D(a).toDecimalPlaces(places)
      assert.equal(x.toFixed(places), (rounded.isZero() ? new D(0) : rounded).toFixed(places))
      if (!y.isZero()) assert.ok(x.div(y).times(y).eq(x))
    }),
    { numRuns: 2000 },
  )
})

test('四舍五入从五进一，负数对称', () => {
  const rows = [
    ['2.345', 2, '2.35'],
    ['2.344', 2, '2.34'],
    ['-2.345', 2, '-2.35'],
    ['0.5', 0, '1'],
    ['1.005', 2, '1.01'],
    ['9.995', 2, '10.00'],
    ['-0.004', 2, '0.00'],
  ] as const
  for (const [value, places, expected] of rows) assert.equal(Exact.of(value).toFixed(places), expected)
  assert.equal(one.div(3).toFixed(2), '0.33')
  assert.equal(Exact.of(2).div(3).toFixed(2), '0.67')
})

test('超过安全整数仍然精确', () => {
  const big = Exact.of('123456789012345678901234.5678')
  assert.equal(big.plus('0.0002').toString(), '123456789012345678901234.568')
  assert.equal(big.times(big).div(big).toString(), big.toString())
  assert.equal(Exact.of('9007199254740993').toFixed(2), '9007199254740993.00')
})

test('元与万元', () => {
  assert.equal(fromWanyuan('1.928').toString(), '19280')
  assert.equal(toWanyuan(fromWanyuan('2434.96704')).toString(), '2434.96704')
  assert.equal(sum([fromWanyuan('1735.58'), fromWanyuan('10.20')]).toString(), '17457800')
  assert.equal(percent(Exact.of('154.74').div('310.2')), '49.88%')
})

test('不是十进制数的一律拒绝，浮点数也拒绝', () => {
  for (const bad of ['', ' 1', '1e5', '1,000', '０', 'NaN', '1.']) assert.throws(() => Exact.of(bad), RangeError)
  assert.throws(() => Exact.of(0.1), RangeError)
  assert.throws(() => one.div(0), RangeError)
})

test('一步算出的按比例得分与乘、除、四舍五入逐步算出的相同', () => {
  fc.assert(
    fc.property(decimal, decimal, decimal, fc.integer({ min: 0, max: 4 }), (full, part, whole, places) => {
      const [f, p, w] = [Exact.of(full), Exact.of(part), Exact.of(whole)]
      if (w.isZero()) return assert.throws(() => Exact.share(f, p, w, places), RangeError)
      assert.equal(Exact.share(f, p, w, places).toFixed(places), f.times(p).div(w).toFixed(places))
    }),
    { numRuns: 2000 },
  )
  assert.equal(Exact.share(Exact.of(10), Exact.of(487), Exact.of(500), 2).toString(), '9.74')
})

test('一次求和与逐个相加相同，长小数、分数和大数也一样', () => {
  const any = fc.oneof(
    decimal,
    fc.tuple(decimal, fc.integer({ min: 1, max: 30 })).map(([a, b]) => Exact.of(a).div(b).fraction().join('/')),
    fc.constant('9007199254740993.5'),
  )
  const read = (text: string) => {
    const [top = '', bottom] = text.split('/')
    return bottom === undefined ? Exact.of(top) : Exact.of(top).div(bottom)
  }
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), (texts) => {
      const values = texts.map(read)
      assert.ok(sum(values).eq(values.reduce((total, value) => total.plus(value), Exact.of(0))))
    }),
    { numRuns: 1000 },
  )
  assert.equal(sum([]).toString(), '0')
})

test('小数位数与分数形式', () => {
  assert.ok(Exact.of('2.50').fits(1))
  assert.ok(!Exact.of('2.505').fits(2))
  assert.ok(!one.div(3).fits(12))
  assert.ok(Exact.of('123456789012345678901234.56').fits(2))
  assert.deepEqual(Exact.of('-0.5').fraction(), [-1n, 2n])
})

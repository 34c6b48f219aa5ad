import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromJson, toJson } from './json.ts'
import { Exact, yuan } from './quantity.ts'

test('a number survives, with and without an end', () => {
  assert.deepEqual(toJson({ amount: yuan('19280'), third: Exact.of(1).div(3), gone: undefined }), {
    amount: { $exact: '19280' },
    third: { $exact: '1/3' },
  })
  const back = fromJson<{ third: Exact }>({ third: { $exact: '1/3' } })
  assert.ok(back.third.times(3).eq(1))
})

test('any fraction comes back as it was', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 9n), (n, d) => {
      const value = Exact.of(n).div(d)
      const [again] = fromJson<readonly Exact[]>(JSON.parse(JSON.stringify(toJson([value]))))
      return again !== undefined && again.eq(value)
    }),
    { numRuns: 300 },
  )
})

test('what is no data is refused', () => {
  assert.throws(() => toJson({ when: () => 1 }), TypeError)
  assert.throws(() => toJson(Number.NaN), RangeError)
  assert.throws(() => fromJson({ $exact: 'abc' }), RangeError)
  assert.throws(() => fromJson({ $exact: '1/0' }), RangeError)
})

test('a prototype cannot be smuggled in', () => {
  const value = fromJson<Record<string, unknown>>(JSON.parse('{"__proto__": {"polluted": true}, "a": 1}'))
  assert.equal((value as { polluted?: boolean }).polluted, undefined)
  assert.deepEqual(Object.keys(value), ['a'])
})

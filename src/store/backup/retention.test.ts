import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { decideBackups } from './retention.ts'

const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n, 2)).toISOString()

test('a year of daily backups leaves the last days, weeks and months', () => {
  let kept: readonly string[] = []
  for (let n = 0; n < 400; n++) {
    const { make } = decideBackups(day(n), kept)
    assert.ok(make)
    kept = [...kept, day(n)]
    const { remove } = decideBackups(day(n), kept)
    kept = kept.filter((moment) => !remove.includes(moment))
  }
  // 7 days, 4 weeks of which the newest is among the days (some of the second too), 12 months of which the newest is.
  assert.ok(kept.length >= 19 && kept.length <= 22, `${kept.length} kept`)
  assert.deepEqual(
    kept.slice(-7),
    Array.from({ length: 7 }, (_, i) => day(393 + i)),
  )
  assert.equal(new Set(kept.map((moment) => moment.slice(0, 7))).size, 12)
})

test('one a day; the first at once', () => {
  assert.deepEqual(decideBackups(day(0), []), { make: true, remove: [] })
  assert.equal(decideBackups('2024-01-01T23:59:00.000Z', [day(0)]).make, false)
})

test('a clock set back neither stops the backups nor costs the later ones', () => {
  assert.deepEqual(decideBackups(day(10), [day(9), day(300)], { days: 1, weeks: 0, months: 0 }), { make: true, remove: [] })
})

test('the newest is never removed, and what is kept once stays kept until a newer one comes', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 40 }), (days) => {
      const existing = days.map(day)
      const now = day(Math.max(...days))
      const { remove } = decideBackups(now, existing, { days: 3, weeks: 2, months: 2 })
      assert.ok(!remove.includes(now))
      const rest = existing.filter((moment) => !remove.includes(moment))
      assert.deepEqual(decideBackups(now, rest, { days: 3, weeks: 2, months: 2 }).remove, [])
    }),
  )
})

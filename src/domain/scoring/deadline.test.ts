import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aScheme, measured } from '../../../tests/builders.ts'
import { expectOutcomes, outcomeOf, provenBy, say } from '../../../tests/scoring.ts'
import type { Actual, CalendarDate, Target } from '../indicator.ts'
import { points } from '../quantity.ts'

const by = (year: number, month?: number, day?: number): Target => ({ kind: 'deadline', by: date(year, month, day) })
const on = (year: number, month?: number, day?: number): Actual => ({ kind: 'date', date: date(year, month, day) })
const date = (year: number, month?: number, day?: number): CalendarDate => ({ year, ...(month && { month }), ...(day && { day }) })
const perDay = aScheme({ deadline: { deductionPerDay: points('0.5') } })

test('按期与逾期', () =>
  expectOutcomes({
    当天: [outcomeOf({ target: by(2024, 12, 30), actual: on(2024, 12, 30) }), '10.00'],
    晚一天: [outcomeOf({ target: by(2024, 12, 30), actual: on(2024, 12, 31) }), '0.00'],
    月底当天: [outcomeOf({ target: by(2024, 12), actual: on(2024, 12, 31) }), '10.00'],
    跨年晚一天: [outcomeOf({ target: by(2024, 12), actual: on(2025, 1, 1) }), '0.00'],
    只写到月: [outcomeOf({ target: by(2024, 12), actual: on(2024, 12) }), '10.00'],
    '只写到月，分不清': [outcomeOf({ target: by(2024, 12, 15), actual: on(2024, 12) }), '有误 actual'],
    '只写到年，都在期内': [outcomeOf({ target: by(2024, 12), actual: on(2024) }), '10.00'],
    '只写到年，分不清': [outcomeOf({ target: by(2024, 6), actual: on(2024) }), '有误 actual'],
    年底: [outcomeOf({ target: by(2024), actual: on(2024, 12, 31) }), '10.00'],
    闰日: [outcomeOf({ target: by(2024, 2), actual: on(2024, 2, 29) }), '10.00'],
    不是日期: [outcomeOf({ target: by(2024), actual: measured('5') }), '有误 actual'],
    '按天扣，晚三天': [outcomeOf({ target: by(2024, 12, 30), actual: on(2025, 1, 2) }, perDay), '8.50'],
    '按天扣，扣完为止': [outcomeOf({ target: by(2024, 12, 30), actual: on(2025, 12, 30) }, perDay), '0.00'],
    '按天扣，只写到月分不清': [outcomeOf({ target: by(2024, 11, 30), actual: on(2024, 12) }, perDay), '有误 actual'],
    '写明直接赋分，不按天扣': [outcomeOf({ target: by(2024, 12, 30), actual: on(2025, 1, 2), method: 'all-or-nothing' }, perDay), '0.00'],
  }))

test('工期看结束的日子', () => {
  const target: Target = { kind: 'period', from: date(2023, 7), to: date(2024, 1) }
  const ran = (from: CalendarDate, to: CalendarDate): Actual => ({ kind: 'period', from, to })
  expectOutcomes({
    照做: [outcomeOf({ target, actual: ran(date(2023, 7), date(2024, 1)) }), '10.00'],
    晚结束: [outcomeOf({ target, actual: ran(date(2023, 7), date(2024, 2)) }), '0.00'],
    晚开始: [outcomeOf({ target, actual: ran(date(2023, 9), date(2024, 1)) }), '有误 actual'],
    只写完成日期: [outcomeOf({ target, actual: on(2023, 12, 20) }), '10.00'],
  })
})

test('逾期天数与日历一致', () => {
  const day = (value: Date) => on(value.getUTCFullYear(), value.getUTCMonth() + 1, value.getUTCDate())
  const scheme = aScheme({ deadline: { deductionPerDay: points('0.01') } })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 900 }), (start, late) => {
      const due = new Date(Date.UTC(1990, 0, 1 + start))
      const done = new Date(Date.UTC(1990, 0, 1 + start + late))
      const target = by(due.getUTCFullYear(), due.getUTCMonth() + 1, due.getUTCDate())
      const outcome = outcomeOf({ target, actual: day(done) }, scheme)
      assert.equal(say(outcome), (10 - late / 100).toFixed(2))
      provenBy(outcome)
    }),
    { numRuns: 300 },
  )
})

test('证明说出晚几天', () => {
  assert.match(
    provenBy(outcomeOf({ target: by(2024, 12, 30), actual: on(2025, 1, 2) }, perDay)).because,
    /比 2024年12月30日晚 3 天完成，每天扣 0\.5 分/,
  )
  assert.deepEqual(provenBy(outcomeOf({ target: by(2024, 12), actual: on(2024, 11) })).conditions, ['20241130 ≤ 20241231'])
})

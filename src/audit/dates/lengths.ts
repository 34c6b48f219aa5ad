import { isWeekday } from '#domain/day-count.ts'
import { daysOf, type SaidDay } from './said-dates.ts'

type Lengths = readonly [readonly [least: number, most: number], ...(readonly (readonly [number, number])[])]

/** What the time between two dates may be called in a unit, with its last day or without it; undefined where the dates do not say enough. */
export function lengthsOf(from: SaidDay, to: SaidDay, unit: string): Lengths | undefined {
  if (from.year === undefined || to.year === undefined) {
    if (from.year !== to.year) return undefined
  }
  const whole = from.day !== undefined && to.day !== undefined
  const first = daysOf(from)[0]
  const days = daysOf(to)[1] - first
  if (days < 0) return undefined
  if (/工作日/u.test(unit)) {
    const working = weekdays(first, days)
    // Holidays are taken off, days worked instead of them put on.
    return whole ? [[Math.floor(working * 0.8) - (days > 7 ? 2 : 0), working + (days > 7 ? 1 : 0)]] : undefined
  }
  if (/[天日]$/u.test(unit))
    return whole
      ? [
          [days, days + 1],
          [weekdays(first, days), weekdays(first, days)],
        ]
      : undefined
  if (/周/u.test(unit)) return whole ? [[Math.floor(days / 7), Math.ceil((days + 1) / 7)]] : undefined
  const month = /月/u.test(unit)
  const apart = (to.year ?? 0) * 12 + to.month - (from.year ?? 0) * 12 - from.month
  if (!whole) return month ? [[apart, apart + 1]] : [[Math.floor((apart + 1) / 12), Math.ceil(apart / 12) || 1]]
  const length = month ? 365.25 / 12 : 365.25
  return [[Math.floor(days / length + 0.05), Math.ceil((days + 1) / length - 0.1)]]
}

/** Mondays to Fridays of the days from a first one on. */
export function weekdays(first: number, days: number): number {
  let count = 0
  for (let i = 0; i <= Math.min(days, 4000); i++) if (isWeekday(first + i)) count++
  return count
}

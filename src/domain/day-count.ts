/** A day of the calendar, whole. */
export interface WholeDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Days since the first of March of the year 0 in the Gregorian calendar; only differences have a meaning, and `isWeekday`. */
export function dayCount({ year, month, day }: WholeDay): number {
  const y = month > 2 ? year : year - 1
  const m = month > 2 ? month - 3 : month + 9
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + Math.floor((153 * m + 2) / 5) + day
}

/** Monday to Friday, by the number of the day. */
export const isWeekday = (count: number): boolean => (count + 1) % 7 < 5

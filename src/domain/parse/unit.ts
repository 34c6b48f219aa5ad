import type { Measure } from '../indicator.ts'

/** Whether two measures can be compared: same base unit (or one has none written) and same period. */
export function sameUnit(_a: Measure, _b: Measure): boolean {
  return false
}

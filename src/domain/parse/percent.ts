import type { Ratio } from '../quantity.ts'
import { refused, type Parsed } from './parsed.ts'

/** A percentage as a ratio: "93.5%" → 0.935, "0.9‰" → 0.0009, "0.935" → 0.935. */
export function parsePercent(text: string): Parsed<Ratio> {
  return refused(`“${text}”不是百分比`, '请填写百分比，例如 93.5%。')
}

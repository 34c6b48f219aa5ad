import type { Exact } from '../quantity.ts'
import { refused, type Parsed } from './parsed.ts'

/** A bare number: "1,234.50", "１２３", "三十", "(12)" (negative). */
export function parseNumber(text: string): Parsed<Exact> {
  return refused(`“${text}”不是数字`, '请只填写数字，例如 12.5。')
}

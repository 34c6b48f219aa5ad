import type { Yuan } from '../quantity.ts'
import { refused, type Parsed } from './parsed.ts'

export type AmountUnit = '元' | '千元' | '万元' | '亿元'

/** An amount in 元; `unit` is the heading's unit, taken when the text has none. */
export function parseAmount(text: string, _context: { readonly unit: AmountUnit }): Parsed<Yuan> {
  return refused(`“${text}”不是金额`, '请填写数字金额，例如 12.50 或 12.50万元。')
}

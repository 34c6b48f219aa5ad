import { type Exact, hundred, type Ratio, ratio } from '../quantity.ts'
import { isBlank } from './blank.ts'
import { compact, normalise } from './normalise.ts'
import { readNumber } from './number.ts'
import { type Parsed, refused, understood } from './parsed.ts'

/**
 * A percentage as a ratio, exact: "93.5%" → 0.935, "0.9‰" → 0.0009, 百分之九十五 → 0.95, 九成 → 0.9.
 * A bare number is counted in `unit` when the heading says %; otherwise 0 to 1 is a ratio and anything beyond has two readings: refused.
 */
export function parsePercent(text: string, { unit }: { readonly unit?: '%' | undefined } = {}): Parsed<Ratio> {
  if (isBlank(text)) return refused('没有填写百分比', '请填写百分比，例如 93.5%；确实为零的填 0%。')
  const plain = compact(text)
  const value = /\d\s+\d/.test(normalise(text)) ? undefined : (readPercent(plain) ?? bare(plain, unit))
  if (value !== undefined) return understood(ratio(value))
  if (readNumber(plain) !== undefined)
    return refused(`“${text.trim()}”没有写百分号，分不清是倍数还是百分数`, `请写成百分数，例如 ${plain}%。`)
  return refused(`“${text.trim()}”不是百分比`, '请填写百分比，例如 93.5%。')
}

function readPercent(text: string): Exact | undefined {
  const words = /^百分之(.+)$/.exec(text)?.[1]
  if (words !== undefined) return words === '百' ? readNumber('1') : readNumber(words)?.div(hundred)
  const [, digits = '', mark] = /^(.+?)(%|‰|百分比|成)$/.exec(text) ?? []
  if (mark === undefined) return undefined
  return readNumber(digits)?.div(mark === '‰' ? 1000 : mark === '成' ? 10 : hundred)
}

function bare(text: string, unit: '%' | undefined): Exact | undefined {
  const value = readNumber(text)
  if (value === undefined) return undefined
  if (unit === '%') return value.div(hundred)
  return value.gte(0) && value.lte(1) ? value : undefined
}

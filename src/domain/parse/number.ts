import { Exact } from '../quantity.ts'
import { isBlank } from './blank.ts'
import { chineseNumeral } from './chinese-numeral.ts'
import { normalise } from './normalise.ts'
import { type Parsed, refused, understood } from './parsed.ts'

const PLAIN = /^[+-]?\d+(?:\.\d+)?$/
const GROUPED = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const BRACKETED = /^\((.+)\)$/

/**
 * A number written alone, on already normalised text: "12.5", "1,234.50", "(12)" (negative), "十二". Undefined when it is none.
 * Commas must stand between groups of three.
 */
export function readNumber(text: string): Exact | undefined {
  const bracketed = BRACKETED.exec(text)?.[1]
  if (bracketed !== undefined) {
    const inner = readUnsigned(bracketed)
    return inner?.negated()
  }
  if (PLAIN.test(text)) return Exact.of(text)
  if (GROUPED.test(text)) return Exact.of(text.replaceAll(',', ''))
  return chineseNumeral(text)
}

const readUnsigned = (text: string): Exact | undefined => (/^[+-]/.test(text) || BRACKETED.test(text) ? undefined : readNumber(text))

/** A bare number in any spelling: "1,234.50", "１２３", "三十", "(12)" for −12. */
export function parseNumber(text: string): Parsed<Exact> {
  if (isBlank(text)) return refused('没有填写数字', '请填写数字；确实为零的填 0。')
  const value = readNumber(normalise(text))
  if (value === undefined) return refused(`“${text.trim()}”不是数字`, '请只填写一个数字，例如 12.5，不要带文字。')
  return understood(value)
}

import { Exact } from '../quantity.ts'

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  貳: 2,
  两: 2,
  三: 3,
  叁: 3,
  參: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
}
const MULTIPLIERS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
/** 亿 and 万 close a section of at most four digits. */
const SECTIONS: readonly (readonly [RegExp, number])[] = [
  [/[亿億]/, 10 ** 8],
  [/[万萬]/, 10 ** 4],
]

/** The characters a Chinese numeral may be made of, for use inside other patterns. */
export const NUMERAL_CHARACTERS = '零〇一二两三四五六七八九十百千万亿壹贰貳叁參肆伍陆柒捌玖拾佰仟萬億'

/**
 * The value of a Chinese numeral: 一百二十三, 两千零五, 壹仟贰佰万, 三点五, 半 (0.5), 二〇二四 (four digits in a row).
 * Undefined when the text is not exactly one numeral (三五, 一百二 and 一万五 have two readings and are refused too).
 */
export function chineseNumeral(text: string): Exact | undefined {
  if (text === '半') return Exact.of('0.5')
  const [whole = '', fraction, ...more] = text.split('点')
  if (more.length > 0) return undefined
  const value = wholeNumber(whole)
  if (value === undefined || fraction === undefined) return value
  const digits = [...fraction].map((c) => DIGITS[c])
  if (digits.length === 0 || digits.includes(undefined)) return undefined
  return value.plus(Exact.of(`0.${digits.join('')}`))
}

/** A count written in figures or in words, "12", "两", "十二"; NaN where it is neither. */
export const countWritten = (written: string): number =>
  Number(/\d/.test(written) ? written : (chineseNumeral(written)?.toString() ?? Number.NaN))

function wholeNumber(text: string): Exact | undefined {
  if (/^[零〇一二三四五六七八九]{4}$/.test(text)) return Exact.of([...text].map((c) => DIGITS[c]).join(''))
  return sections(text, 0)
}

function sections(text: string, from: number): Exact | undefined {
  const section = SECTIONS[from]
  if (section === undefined) return fourDigits(text)
  const [mark, factor] = section
  const at = text.search(mark)
  if (at < 0) return sections(text, from + 1)
  const high = sections(text.slice(0, at), from + 1)
  const rest = text.slice(at + 1)
  if (high === undefined || high.isZero()) return undefined
  if (rest === '') return high.times(factor)
  const low = sections(rest, from + 1)
  // 一万五 is said for 15 000 and written for 10 005: without 零 the next place must be filled.
  if (low === undefined || (low.times(10).lt(factor) && !/^[零〇]/.test(rest))) return undefined
  return high.times(factor).plus(low)
}

/** 一千二百三十四, 十二, 零五: multipliers must fall; a lone digit comes last, after 零 or 十. */
function fourDigits(text: string): Exact | undefined {
  if (text === '') return undefined
  let total = 0
  let digit: number | undefined
  let lowest = Infinity
  let zero = false
  for (const c of text) {
    const multiplier = MULTIPLIERS[c]
    if (multiplier !== undefined) {
      if (multiplier >= lowest || (digit === undefined && (zero || multiplier !== 10 || total > 0))) return undefined
      total += (digit ?? 1) * multiplier
      lowest = multiplier
      digit = undefined
      zero = false
      continue
    }
    const value = DIGITS[c]
    if (value === undefined || digit !== undefined) return undefined
    if (value === 0) zero = true
    digit = value === 0 ? undefined : value
    if (value === 0 && total === 0 && text.length === 1) return Exact.of(0)
  }
  if (digit === undefined) return zero ? undefined : Exact.of(total)
  const complete = lowest === 10 || lowest === Infinity || zero
  return complete ? Exact.of(total + digit) : undefined
}

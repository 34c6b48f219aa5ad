/** What a clerk's finger does to a number 笔误. */
export interface Slip {
  /** The number as it may have been meant, as written without unit. */
  readonly raw: number
  /** How many slips of this kind and of likelier ones the number has: the more, the less one of them proves. */
  readonly ways: number
}

const made = new Map<string, readonly Slip[]>()
/** Numbers remembered at most; a text has some hundreds. */
const MOST_KEPT = 4000

/**
 * Every number that the written one may have been meant as: two neighbouring digits (or two digits one apart) changed places, one digit wrong, one dropped
 * or doubled, the point moved. Likelier kinds come first; a number reached in two ways is listed by the likelier.
 * @param raw as written, without unit
 * @param decimals written decimals
 * @param isScaled 元 may stand for 万元, 人次 for 万人次
 */
export function slipsOf(raw: number, decimals: number, isScaled: boolean): readonly Slip[] {
  const key = `${raw}/${decimals}/${isScaled}`
  const known = made.get(key)
  if (known) return known
  const text = Math.abs(raw).toFixed(decimals).replace('.', '')
  const found = new Map<number, number>()
  let ways = 0
  const take = (digits: readonly string[], places = decimals) => {
    ways += digits.length
    for (const each of digits) {
      if (each === '') continue
      const value = (raw < 0 ? -1 : 1) * (Number(each) / 10 ** places)
      if (value !== raw && !found.has(value)) found.set(value, ways)
    }
  }
  take(swapped(text, 1))
  if (decimals > 0 || text.length > 3) {
    take([text], decimals + 1)
    take([text], decimals - 1)
  }
  if (isScaled) take([text], decimals + WAN)
  if (isScaled) take([text], decimals - WAN)
  take(swapped(text, 2))
  take(dropped(text))
  take(changed(text))
  const slips = [...found].map(([value, ways]) => ({ raw: value, ways }))
  if (made.size > MOST_KEPT) made.clear()
  made.set(key, slips)
  return slips
}

/** Places between 元 and 万元. */
const WAN = 4
/** The same digits, 万 lost or added. */
export const isOtherScale = (raw: number, meant: number): boolean => Math.abs(Math.abs(Math.log10(meant / raw)) - WAN) < 1e-9

function swapped(text: string, apart: number): string[] {
  const all: string[] = []
  for (let i = 0; i + apart < text.length; i++) {
    const [a, b] = [text[i]!, text[i + apart]!]
    if (a !== b) all.push(`${text.slice(0, i)}${b}${text.slice(i + 1, i + apart)}${a}${text.slice(i + apart + 1)}`)
  }
  return all
}

/** A digit too many: the same number without it. */
const dropped = (text: string): string[] =>
  text.length < 3 ? [] : [...text].flatMap((digit, i) => (digit === text[i - 1] ? [] : [text.slice(0, i) + text.slice(i + 1)]))

function changed(text: string): string[] {
  const all: string[] = []
  for (let i = 0; i < text.length; i++)
    for (const digit of '0123456789')
      if (digit !== text[i] && !(i === 0 && digit === '0')) all.push(text.slice(0, i) + digit + text.slice(i + 1))
  return all
}

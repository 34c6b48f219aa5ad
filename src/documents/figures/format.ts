import { Exact, hundred, percent, toWanyuan } from '#domain/quantity.ts'
import { sayDate } from '#domain/say-date.ts'

/**
 * How a value is printed 写法, by short names that content controls carry:
 * `wan` 万元 with two to six decimals, `yuan` 元 with two, `pts` 分 as short as it is, `pts2` with two decimals, `pct` per cent as short as it is, `pct2` with two decimals, `n` a count or
 * plain number, `date` 年月日, `text` words as written.
 */
export type Format = 'wan' | 'yuan' | 'pts' | `pts${number}` | 'pct' | `pct${number}` | 'n' | 'date' | 'text'

const AMOUNT_DECIMALS = { least: 2, most: 6 }
/** Means of scores have no end of their own. */
const SCORE_DECIMALS = 2
const RATIO_DECIMALS = 2

/** The printed words of a value; undefined when the value cannot be printed so. */
export function print(value: unknown, format: string): string | undefined {
  const [, name = '', digits] = /^([a-z]+)(\d?)$/.exec(format) ?? []
  if (value instanceof Exact)
    return Object.hasOwn(exactly, name) ? exactly[name]!(value, digits === '' ? undefined : Number(digits)) : undefined
  if (typeof value === 'number') return name === 'n' ? String(value) : undefined
  if (typeof value !== 'string') return undefined
  if (name === 'text') return value
  return name === 'date' ? sayDate(value) : undefined
}

const exactly: Readonly<Record<string, (value: Exact, digits: number | undefined) => string>> = {
  wan: (value) => amount(toWanyuan(value)),
  yuan: (value) => value.toFixed(AMOUNT_DECIMALS.least),
  pts: (value, digits) => (digits === undefined ? value.round(SCORE_DECIMALS).toString() : value.toFixed(digits)),
  pct: (value, digits) => (digits === undefined ? `${value.times(hundred).round(RATIO_DECIMALS).toString()}%` : percent(value, digits)),
  n: (value) => value.toString(),
}

function amount(value: Exact): string {
  const short = value.round(AMOUNT_DECIMALS.most).toString()
  const decimals = short.includes('.') ? short.length - short.indexOf('.') - 1 : 0
  return decimals < AMOUNT_DECIMALS.least ? value.toFixed(AMOUNT_DECIMALS.least) : short
}

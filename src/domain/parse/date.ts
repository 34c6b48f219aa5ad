import type { CalendarDate } from '../indicator.ts'
import { chineseNumeral, NUMERAL_CHARACTERS } from './chinese-numeral.ts'
import { compact, normalise } from './normalise.ts'
import { type Parsed, refused, understood } from './parsed.ts'
import { withoutMidnight } from './split-values.ts'

/** A span of whole days, months or years, both ends included. */
export interface Period {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

const YEAR = '(?:19|20)\\d{2}'
const FORMS: readonly RegExp[] = [
  new RegExp(`^(?:(?<y>${YEAR})年度?)?(?<m>\\d{1,2})月份?(?:(?<d>\\d{1,2})[日号])?$`),
  new RegExp(`^(?<y>${YEAR})[-/.](?<m>\\d{1,2})(?:[-/.](?<d>\\d{1,2})日?)?$`),
  new RegExp(`^(?<y>${YEAR})(?<m>\\d{2})(?<d>\\d{2})$`),
  new RegExp(`^(?<y>${YEAR})年度?(?:内|期间)?$`),
]
/** Parts of a year said in words, by their last month; ten-day parts by their last day. */
const PARTS: readonly (readonly [RegExp, (year: number, month: string) => CalendarDate])[] = [
  [/^(?:上半年度?|年中)$/, (year) => ({ year, month: 6 })],
  [/^(?:下半年度?|年底|年末|年终)$/, (year) => ({ year, month: 12 })],
  [/^年度?内$/, (year) => ({ year })],
  [/^第?([1-4])季度?$/, (year, quarter) => ({ year, month: Number(quarter) * 3 })],
  [/^(\d{1,2})月上旬$/, (year, month) => ({ year, month: Number(month), day: 10 })],
  [/^(\d{1,2})月中旬$/, (year, month) => ({ year, month: Number(month), day: 20 })],
  [/^(\d{1,2})月下旬$/, (year, month) => ({ year, month: Number(month) })],
]
const WITH_YEAR = new RegExp(`^(${YEAR})年?度?(.+)$`)
const THIS_YEAR = /^(?:当年|本年度?|今年|每年|评价年度)(?=.)/
const NEXT_YEAR = /^(?:次年|下[一1]?年度?|第2年|翌年)(?=.)/

const NUMERAL_BEFORE_UNIT = new RegExp(`[${NUMERAL_CHARACTERS}]+(?=[年月日号季])`, 'g')

/** 二〇二四年十二月 → 2024年12月, so that one pattern serves both. */
const withDigits = (text: string): string => text.replace(NUMERAL_BEFORE_UNIT, (words) => chineseNumeral(words)?.toString() ?? words)

/** A date written alone, on compact text; undefined when it is none, or when its year is missing and not given. */
export function readDate(text: string, year: number | undefined): CalendarDate | undefined {
  const plain = withDigits(text)
  const shifted = plain.replace(NEXT_YEAR, '')
  const base = shifted === plain || year === undefined ? year : year + 1
  if (shifted !== plain && year === undefined) return undefined
  const bare = shifted.replace(THIS_YEAR, '')
  for (const form of FORMS) {
    const groups = form.exec(bare)?.groups
    if (groups) return calendarDate(groups['y'], groups['m'], groups['d'], base)
  }
  return readPart(bare, base)
}

function readPart(text: string, base: number | undefined): CalendarDate | undefined {
  const [, written, after] = WITH_YEAR.exec(text) ?? []
  const year = written === undefined ? base : Number(written)
  const rest = (after ?? text).replace(/^底$/, '年底').replace(/^末$/, '年末').replace(/^内$/, '年内')
  if (year === undefined) return undefined
  for (const [form, make] of PARTS) {
    const match = form.exec(rest)
    if (match) return checked(make(year, match[1] ?? ''))
  }
  return undefined
}

function calendarDate(
  y: string | undefined,
  m: string | undefined,
  d: string | undefined,
  fallback: number | undefined,
): CalendarDate | undefined {
  const year = y === undefined ? fallback : Number(y)
  if (year === undefined) return undefined
  if (m === undefined) return { year }
  return checked(d === undefined ? { year, month: Number(m) } : { year, month: Number(m), day: Number(d) })
}

function checked(date: CalendarDate): CalendarDate | undefined {
  const { year, month, day } = date
  if (month !== undefined && (month < 1 || month > 12)) return undefined
  if (day !== undefined && (day < 1 || day > daysIn(year, month ?? 1))) return undefined
  return date
}

/** Days of a month in the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const HAN = '\\p{Script=Han}'
const DEADLINE_LEAD = new RegExp(`^(?:${HAN}{0,12}?[::]?)?(?:应|须|需)?(?:不晚于|不迟于|最迟|最晚|截至|截止到?|于|在|至|到|≤|=)*$`, 'u')
/** 12月底前完成, 11月份之前, 年底出具报告: what may follow the date itself. */
const DEADLINE_TAIL = new RegExp(
  `^(?<end>底|末)?(?:(?:之前|以前|前|止)(?:${HAN}{0,10})|(?!内)(?:${HAN}{0,4}(?:完成|完工|竣工|出具|完毕|到位|办结)${HAN}{0,6}))?[。.;]?$`,
  'u',
)
const DATE_IN_TEXT = new RegExp(
  `(?:${YEAR}|当年|本年度?|今年|每年|次年|下[一1]?年度?|第2年)?年?度?(?:` +
    `\\d{1,2}月份?(?:\\d{1,2}[日号]|[上中下]旬)?|第?[1-4]季度?|[上下]半年度?|年度?内|年[底末中终]|(?<=\\d年)[底末内]` +
    `)|${YEAR}[-/.]\\d{1,2}(?:[-/.]\\d{1,2}日?)?|${YEAR}\\d{4}(?!\\d)|${YEAR}年度?(?=之?前|底|末|内)`,
  'u',
)

/** "12月底前", "2024年12月30日前完成", "11月份之前", "每年11月30日前", "2024-12-30": done on or before the date. */
export function readDeadline(text: string, year: number | undefined): CalendarDate | undefined {
  const plain = withDigits(text)
  const found = DATE_IN_TEXT.exec(plain)
  if (!found || !DEADLINE_LEAD.test(plain.slice(0, found.index))) return undefined
  const tail = DEADLINE_TAIL.exec(plain.slice(found.index + found[0].length))
  if (!tail) return undefined
  const date = readDate(found[0], year)
  if (date === undefined || tail.groups?.['end'] === undefined) return date
  // "2024年底" ends with December, "12月底" with its last day: a date without day means just that. "30日底" is nonsense.
  if (date.day !== undefined) return undefined
  return date.month === undefined ? { year: date.year, month: 12 } : date
}

const POINT = `(?:${YEAR}年度?(?:\\d{1,2}月份?(?:\\d{1,2}[日号])?)?|${YEAR}[-/.]\\d{1,2}(?:[-/.]\\d{1,2}日?)?|\\d{1,2}月份?(?:\\d{1,2}[日号])?)`
const SEPARATOR = '(?:~+|-+|至|到)'
const SPAN = new RegExp(`^(?<a>${POINT})底?${SEPARATOR}(?<b>${POINT})底?$`)
const MONTHS = new RegExp(`^(?<y>${YEAR}年度?)?(?<a>\\d{1,2})${SEPARATOR}(?<b>\\d{1,2})月份?$`)
const WHOLE_YEAR = new RegExp(`^(?:(?<y>${YEAR})年?度?|当年|本年度?)?(?:全年度?)$|^(?<z>${YEAR})年度?$`)
const PERIOD_LEAD = new RegExp(`^(?:${HAN}{0,10}?(?:期限|时间|周期|实施期|期间|为|自|从)+[::]?)?(?:自|从|于|在)?`, 'u')

/** "2023.07-2024.01", "2020年1月--2020年11月", "1-12月", "2024年全年", "2024年度": the work runs through it. */
export function readPeriod(text: string, year: number | undefined): Period | undefined {
  const plain = withDigits(text)
    .replace(/[。.;]$/, '')
    .replace(PERIOD_LEAD, '')
    .replace(/(?:止|期间)$/, '')
  const whole = WHOLE_YEAR.exec(plain)
  if (whole) {
    const written = whole.groups?.['y'] ?? whole.groups?.['z']
    const of = written === undefined ? year : Number(written)
    return of === undefined ? undefined : { from: { year: of }, to: { year: of } }
  }
  const months = MONTHS.exec(plain)?.groups
  const span = months ? { a: `${months['y'] ?? ''}${months['a']}月`, b: `${months['b']}月` } : SPAN.exec(plain)?.groups
  const from = span && readDate(span['a'] ?? '', year)
  const to = from && readDate(span['b'] ?? '', from.year)
  return from && to && inOrder(from, to) ? { from, to } : undefined
}

/** The first day of `a` is not after the last day of `b`. */
const inOrder = (a: CalendarDate, b: CalendarDate): boolean => ordinal(a, 1, 1) <= ordinal(b, 12, 31)
const ordinal = ({ year, month, day }: CalendarDate, m: number, d: number): number => (year * 12 + (month ?? m)) * 31 + (day ?? d)

/** A date in any spelling: "2024-12-30", "2024.12", "2024年12月30日", 二〇二四年十二月, "7月" (in `year`). */
export function parseDate(text: string, { year }: { readonly year?: number | undefined } = {}): Parsed<CalendarDate> {
  const plain = compact(withoutMidnight(normalise(text))).replace(/[。;]$/, '')
  if (plain === '') return refused('没有填写日期', '请填写日期，例如 2024-12-30。')
  const date = readDate(plain, year) ?? readDeadline(plain, year)
  if (date !== undefined) return understood(date)
  // Readable once a year is known: then the year is what is missing.
  if (year === undefined && (readDate(plain, 2000) ?? readDeadline(plain, 2000)) !== undefined) {
    return refused(`“${text.trim()}”没有写年份`, '请写明年份，例如 2024年12月。')
  }
  return refused(`“${text.trim()}”不是日期，或者没有这一天`, '请填写日期，例如 2024-12-30 或 2024年12月。')
}

/** "2024", "2024年度", 二〇二四年. */
export function parseYear(text: string): Parsed<number> {
  const plain = withDigits(compact(text).replace(/年?度?$/, '年')).replace(/年$/, '')
  if (!new RegExp(`^${YEAR}$`).test(plain)) return refused(`“${text.trim()}”不是年份`, '请填写四位年份，例如 2024。')
  return understood(Number(plain))
}

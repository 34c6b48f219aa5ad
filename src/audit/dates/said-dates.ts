import { dayCount } from '#domain/day-count.ts'
import { chineseNumeral, NUMERAL_CHARACTERS } from '#domain/parse/chinese-numeral.ts'
import type { SectionKind } from '../extract/claims.ts'
import type { Document } from '../rule.ts'
import { type Script, type Stretch, scriptOf } from '../script.ts'

/** A day of a text, or a month where no day is written. */
export interface SaidDay {
  /** Written with it, or taken over from the date before it. */
  readonly year?: number
  readonly yearWritten: boolean
  readonly month: number
  readonly day?: number
  /** "底", "上旬": what narrows a month without a day. */
  readonly part?: string
}

/** A date or a span of dates of a text, with where it stands. */
export interface SaidDate {
  readonly stretch: Stretch
  readonly start: number
  readonly end: number
  readonly text: string
  readonly from: SaidDay
  readonly to?: SaidDay
  /** "10月31日前": the last day for something, not the day on which it was done. */
  readonly isLimit: boolean
}

/** A paragraph, or a row of a table, that has dates. */
export interface DatedLine {
  readonly stretches: readonly Stretch[]
  readonly dates: readonly SaidDate[]
  /** Index among all lines of the document. */
  readonly at: number
  /** The short line before a paragraph that is nothing but a date: its label, where a form is written with a cell to a line. */
  readonly label?: string
  /** What the section is about in which it stands; for a table that of the paragraph before it. */
  readonly kind?: SectionKind
}

const YEAR = '(?:19|20)\\d\\d'
const SIGN = '[-~至到]{1,3}'
const PART = '(底|末|初|上旬|中旬|下旬)?'
const HAN = `[${NUMERAL_CHARACTERS}○]`
/** "2025年3月12日", "次年3月", "3月底", "3月10" before "-25日"; 月龄 is an age. */
const WORDED = `(?:(次年|翌年|第二年|第2年|上年|去年|当年|同年|本年|今年)|(${YEAR})年度?|(?<![\\d年]))(\\d{1,2})月(?![龄大嫂球])份?(?:(\\d{1,2})(?:[日号]|(?=${SIGN}\\d{1,2}[日号])))?${PART}`
const DASHED = `(?<![\\d.])(${YEAR})[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d|[-./]\\d{1,2}(?!\\d))`
/** The first of "1-9月", "2024年3至11月" and "2024.03-2024.11". */
const FIRST_OF_MONTHS = `(?:(${YEAR})年|(?<![\\d.年/月日-]))(\\d{1,2})(?=${SIGN}\\d{1,2}月(?![龄大\\d]))|(?<![\\d.])(${YEAR})[-./](\\d{1,2})(?=[-~至到]{1,2}${YEAR}[-./]\\d{1,2}(?!\\d|[-./]\\d))`
const NUMERALS = `(${HAN}{4})年(${HAN}{1,3})月(?:(${HAN}{1,3})日)?`
const DATE = new RegExp([WORDED, DASHED, FIRST_OF_MONTHS, NUMERALS].join('|'), 'gu')
/** Between the two ends of a span. */
const JOIN =
  /(?:起|止?(?:正式)?(?:开始|启动|开工|动工)(?:建设|施工|实施)?)?，?(?:持续)?(?:[-~至到]{1,3}|直至|止于|截[至止]到?)|(?:正式)?(?:开始|启动)[，、]?(?=[^，。；]{1,12}(?:结束|终止|截止|完成))/uy
const SECOND = new RegExp(
  [WORDED, DASHED, `(${YEAR})[-./](\\d{1,2})(?![\\d./-])`, '(\\d{1,2})[日号]', `(${HAN}{4})年(${HAN}{1,3})月(?:(${HAN}{1,3})日)?`].join(
    '|',
  ),
  'uy',
)

/** Months around the turn of a year that nobody wrote: "11月10日至1月5日". */
const LATE = 10
const EARLY = 3

const NEXT = /^(?:次年|翌年|第)/u
const LAST = /^(?:上年|去年)/u

const numeral = (words: string | undefined) =>
  words === undefined ? undefined : Number(chineseNumeral(words.replaceAll('○', '〇')) ?? Number.NaN)

interface Parts {
  readonly relative?: string
  readonly year?: number
  readonly month?: number
  readonly day?: number
  readonly part?: string
}

const int = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits))
const parts = (relative?: string, year?: number, month?: number, day?: number, part?: string): Parts => ({
  ...(relative === undefined ? {} : { relative }),
  ...(year === undefined ? {} : { year }),
  ...(month === undefined ? {} : { month }),
  ...(day === undefined ? {} : { day }),
  ...(part === undefined ? {} : { part }),
})

function firstParts(m: RegExpMatchArray): Parts {
  if (m[3] !== undefined) return parts(m[1], int(m[2]), int(m[3]), int(m[4]), m[5])
  if (m[6] !== undefined) return parts(undefined, int(m[6]), int(m[7]), int(m[8]))
  if (m[10] !== undefined) return parts(undefined, int(m[9]), int(m[10]))
  if (m[11] !== undefined) return parts(undefined, int(m[11]), int(m[12]))
  return parts(undefined, numeral(m[13]), numeral(m[14]), numeral(m[15]))
}

function secondParts(m: RegExpMatchArray): Parts {
  if (m[3] !== undefined) return parts(m[1], int(m[2]), int(m[3]), int(m[4]), m[5])
  if (m[6] !== undefined) return parts(undefined, int(m[6]), int(m[7]), int(m[8]))
  if (m[9] !== undefined) return parts(undefined, int(m[9]), int(m[10]))
  if (m[11] !== undefined) return parts(undefined, undefined, undefined, int(m[11]))
  return parts(undefined, numeral(m[12]), numeral(m[13]), numeral(m[14]))
}

/** Takes a date's year from itself or from the one before it; undefined where a word leads to another year than can be told. */
function dayOf({ relative, year, month, day, part }: Parts, before: number | undefined): SaidDay | undefined {
  if (month === undefined || !(month >= 1 && month <= 12) || (day !== undefined && !(day >= 1 && day <= 31))) return undefined
  const shift = relative === undefined ? 0 : NEXT.test(relative) ? 1 : LAST.test(relative) ? -1 : 0
  if (shift !== 0 && before === undefined) return undefined
  const own = year ?? (before === undefined ? undefined : before + shift)
  return {
    ...(own === undefined ? {} : { year: own }),
    yearWritten: year !== undefined,
    month,
    ...(day === undefined ? {} : { day }),
    ...(part === undefined ? {} : { part }),
  }
}

/** The year dates without one take: outside of brackets that of what stands outside. */
interface Current {
  outside?: number
  inside?: number
}

/** Before the span of a term that is longer than what the text tells. */
const TERM = /(?:质保|保修|有效|合同|协议|聘|租|规划)期?(?:限|间)?[^，。；\d]{0,4}$/u

/** Nobody writes more dates into one paragraph or cell, and a hostile text must not make millions. */
const MOST_DATES = 400

function datesIn(stretch: Stretch, current: Current): SaidDate[] {
  const { text } = stretch
  if (!/月|\d[-./]\d|年/u.test(text)) return []
  const found: SaidDate[] = []
  let until = 0
  const enclosed = enclosures(text)
  for (const match of text.matchAll(DATE)) {
    const start = match.index
    if (start < until) continue
    const { quoted, bracketed } = enclosed(start)
    // Titles of documents have dates of their own.
    if (quoted) continue
    const before = bracketed ? (current.inside ?? current.outside) : (current.outside ?? current.inside)
    const parts = firstParts(match)
    const from = dayOf(parts, isNextYear(parts, found.at(-1), text.slice(until, start)) ? before! + 1 : before)
    if (!from) continue
    let end = start + match[0].length
    const second = secondOf(text, end)
    const to = second && dayOf({ ...(second.parts.month === undefined ? { month: from.month } : {}), ...second.parts }, from.year)
    if (second && to) end = second.end
    const year = to?.year ?? from.year
    // The end of a term of years is no year in which the text goes on.
    const isTerm = to?.year !== undefined && from.year !== undefined && (to.year > from.year + 1 || TERM.test(text.slice(0, start)))
    if (year !== undefined && !isTerm && (year !== before || from.yearWritten)) {
      current.inside = year
      if (!bracketed) current.outside = year
    }
    until = end
    if (found.length === MOST_DATES) break
    found.push({
      stretch,
      start,
      end,
      text: text.slice(start, end),
      from,
      ...(to ? { to } : {}),
      isLimit: /^(?:之?前(?!后)|以前|内(?!容))/u.test(text.slice(end, end + 3)),
    })
  }
  return found
}

/** "2024年12月23日印发通知，1月6日收集资料": the turn of a year that nobody wrote, inside a sentence. */
const isNextYear = ({ year, relative, month = 0 }: Parts, last: SaidDate | undefined, between: string) => {
  const before = last?.to ?? last?.from
  return (
    before?.year !== undefined &&
    before.yearWritten &&
    before.month >= LATE &&
    year === undefined &&
    relative === undefined &&
    month <= EARLY &&
    !(last?.to && last.from.year === before.year && last.from.month <= month) &&
    !/[。]/u.test(between)
  )
}

/** Tells of one position after the other whether it stands inside 《》 and inside brackets. */
function enclosures(text: string): (at: number) => { readonly quoted: boolean; readonly bracketed: boolean } {
  let [read, quoted, bracketed] = [0, false, false]
  return (at) => {
    for (; read < at; read++) {
      const c = text[read]
      if (c === '《' || c === '》') quoted = c === '《'
      else if (c === '(' || c === ')') bracketed = c === '('
    }
    return { quoted, bracketed }
  }
}

function secondOf(text: string, end: number): { readonly parts: Parts; readonly end: number } | undefined {
  JOIN.lastIndex = end
  const join = JOIN.exec(text)
  if (!join) return undefined
  SECOND.lastIndex = end + join[0].length
  const match = SECOND.exec(text)
  return match ? { parts: secondParts(match), end: SECOND.lastIndex } : undefined
}

function labelBefore({ text, passage }: Stretch, [date]: readonly SaidDate[], before: Stretch | undefined): string | undefined {
  const isAlone = date !== undefined && passage.row === undefined && date.start === 0 && date.end >= text.length - 2
  const label = isAlone && !before?.passage.row ? before?.text.replace(/\s/gu, '') : undefined
  return label !== undefined && label.length <= 20 && /[一-龥]/u.test(label) && !/[。；，\d]/u.test(label) ? label : undefined
}

const known = new WeakMap<Script, readonly DatedLine[]>()

/** All dates of a document, by paragraphs and rows. A date without a year takes that of the one before it in its section or row. */
export function datedLines(document: Document): readonly DatedLine[] {
  const script = scriptOf(document)
  const done = known.get(script)
  if (done) return done
  const lines: DatedLine[] = []
  let section: number | undefined
  let current: Current = {}
  let kind: SectionKind | undefined
  let at = 0
  for (let i = 0; i < script.stretches.length; at++) {
    const first = script.stretches[i]!
    const stretches = [first]
    for (i++; first.passage.row && script.stretches[i]?.passage.row === first.passage.row; i++) stretches.push(script.stretches[i]!)
    const own = first.index === undefined ? undefined : document.claims.passages[first.index]?.section
    if (first.passage.row || own !== section) current = {}
    section = first.passage.row ? undefined : own
    if (!first.passage.row) kind = first.kind
    const dates = stretches.flatMap((stretch) => datesIn(stretch, current))
    const label = labelBefore(first, dates, script.stretches[i - stretches.length - 1])
    if (dates.length > 0)
      lines.push({ stretches, dates, at, ...(label === undefined ? {} : { label }), ...(kind === undefined ? {} : { kind }) })
  }
  known.set(script, lines)
  return lines
}

const ordinal = (year: number, month: number, day: number) => dayCount({ year, month, day })
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  初: [1, 10],
  上旬: [1, 10],
  中旬: [11, 20],
  下旬: [21, 31],
  底: [21, 31],
  末: [21, 31],
}

/** The first and the last day a date may mean, as numbers of days; without a year those of a leap year. */
export function daysOf({ year = 2000, month, day, part }: SaidDay): readonly [first: number, last: number] {
  if (day !== undefined) return [ordinal(year, month, day), ordinal(year, month, day)]
  const end = ordinal(month === 12 ? year + 1 : year, (month % 12) + 1, 1) - 1
  const [first, last] = (part === undefined ? undefined : PARTS[part]) ?? [1, 31]
  return [ordinal(year, month, first), Math.min(end, ordinal(year, month, 1) + last - 1)]
}

/** Whether a date lies behind another that was told before it or after it: only where every reading of the two says so. */
export function isAfter(a: SaidDay, b: SaidDay): boolean {
  if ((a.year === undefined) !== (b.year === undefined)) return false
  if ((!a.yearWritten || !b.yearWritten) && a.year === b.year && a.month >= LATE && b.month <= EARLY) return false
  return daysOf(a)[0] > daysOf(b)[1]
}

export const sayDay = ({ year, month, day, part }: SaidDay): string =>
  `${year === undefined ? '' : `${year}年`}${month}月${day === undefined ? (part ?? '') : `${day}日`}`

/** The column of a table in which a date stands. */
export const columnOf = ({ stretch }: Pick<SaidDate, 'stretch'>): number | undefined => stretch.passage.cell?.column

/** The heading of the column in which a date stands; '' in the first row, and outside of tables. */
export function headingOf({ stretch }: Pick<SaidDate, 'stretch'>): string {
  const { table, row, cell } = stretch.passage
  const head = table?.rows[0]
  return head === undefined || head === row ? '' : (head.cells.find(({ column }) => column === cell?.column)?.text ?? '')
}

import type { CalendarDate } from '#domain/indicator.ts'
import type { DateClaim, Passage } from './claims.ts'
import { placeOfSpan } from './passages.ts'

const Y = '((?:19|20)\\d\\d)'
const DATE = new RegExp(
  [
    `${Y}年(\\d{1,2})月(?:份)?(?:(\\d{1,2})[日号])?(?:底|末|初|上旬|中旬|下旬)?`,
    `${Y}[-./](\\d{1,2})[-./](\\d{1,2})(?!\\d|[-./]\\d)`,
    `(?<![\\d年])(\\d{1,2})月(\\d{1,2})[日号]`,
    `(?<![\\d年])(\\d{1,2})月(?:份|底|末|初|上旬|中旬|下旬)`,
  ].join('|'),
  'g',
)
const RANGE_GAP = /^(?:起)?(?:[-~至到]{1,3}|(?:正式)?(?:开始|启动)[，,、]?(?:至|到|于)?|以来至)$/

interface Found {
  readonly date: CalendarDate
  readonly yearWritten: boolean
  readonly start: number
  readonly end: number
}

/**
 * The dates of a document in order. A date without a year takes the last one written in its section; before any is written, the work on the evaluation
 * falls into the year after the evaluated one, everything else into the evaluated year.
 */
export function datesOf(file: string, passages: readonly Passage[], year: number | undefined): DateClaim[] {
  const current = new Map<number | undefined, number>()
  return passages.flatMap((passage, index) => {
    const working = passage.kind === 'methods' || passage.kind === 'organisation'
    const assumed = current.get(passage.section) ?? (year === undefined ? undefined : working ? year + 1 : year)
    const dates = datesIn(file, passage, index, assumed)
    const written = dates.findLast(({ yearWritten }) => yearWritten)
    if (written) current.set(passage.section, written.date.year)
    return dates
  })
}

function datesIn(file: string, passage: Passage, index: number, year: number | undefined): DateClaim[] {
  if (!/\d\s*月|\d[-./]\d/.test(passage.text)) return []
  const found: Found[] = []
  let current = year
  for (const match of passage.text.matchAll(DATE)) {
    const [, y1, m1, d1, y2, m2, d2, m3, d3, m4] = match
    const written = y1 ?? y2
    if (written !== undefined) current = Number(written)
    const month = Number(m1 ?? m2 ?? m3 ?? m4)
    const day = d1 ?? d2 ?? d3
    if (current === undefined || month < 1 || month > 12) continue
    if (day !== undefined && (Number(day) < 1 || Number(day) > 31)) continue
    found.push({
      date: { year: current, month, ...(day === undefined ? {} : { day: Number(day) }) },
      yearWritten: written !== undefined,
      start: match.index,
      end: match.index + match[0].length,
    })
  }
  return joined(file, passage, index, found)
}

/** "3月10日-3月25日" is one claim with an end. */
function joined(file: string, passage: Passage, index: number, found: readonly Found[]): DateClaim[] {
  const claims: DateClaim[] = []
  for (let i = 0; i < found.length; i++) {
    const { date, yearWritten, start, end } = found[i]!
    const next = found[i + 1]
    const range = next !== undefined && RANGE_GAP.test(passage.text.slice(end, next.start))
    claims.push({
      date,
      ...(range ? { to: next.date } : {}),
      yearWritten,
      place: placeOfSpan(file, passage, start, range ? next.end : end),
      passage: index,
    })
    if (range) i++
  }
  return claims
}

/** Order of two dates; a missing day or month counts as the earliest. */
export const compareDates = (a: CalendarDate, b: CalendarDate): number =>
  a.year - b.year || (a.month ?? 0) - (b.month ?? 0) || (a.day ?? 0) - (b.day ?? 0)

/** yyyy-mm-dd; undefined while the day is not known. */
export const isoDate = ({ year, month, day }: CalendarDate): string | undefined =>
  month === undefined || day === undefined ? undefined : `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

export const sayDate = ({ year, month, day }: CalendarDate): string =>
  `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`

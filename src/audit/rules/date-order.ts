import type { CalendarDate } from '#domain/indicator.ts'
import type { Claims, DateClaim, Passage } from '../extract/claims.ts'
import { compareDates, isoDate, sayDate } from '../extract/dates.ts'
import { type Report, rule } from '../rule.ts'

export default rule({
  id: 'date-order',
  title: '日期应当存在、先后有序',
  severity: 'warning',
  covers: ['A20'],
  source: 'mof-2020-10#result-form',
  why: '起止颠倒、不存在或在将来的日期，说明经过不是如实记录的，或是从别处抄来的。',
  remedy: '对照工作记录改正日期。',
  example: { right: '3 月 10 日至 3 月 25 日收集资料，3 月 26 日至 4 月 10 日分析', wrong: '3 月 25 日至 3 月 10 日收集资料' },
  *writing({ claims }, { today }) {
    for (const claim of claims.dates) {
      const complaint = ofOne(claim, claims.passages[claim.passage], today)
      if (complaint) yield { place: claim.place, ...complaint }
    }
    yield* stageOrder(claims)
    yield* signedTooEarly(claims)
  },
})

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Whether the calendar has such a day. */
function exists({ year, month, day }: CalendarDate): boolean {
  if (month === undefined) return true
  if (month < 1 || month > 12) return false
  const last = month === 2 && !isLeap(year) ? 28 : LENGTHS[month - 1]!
  return day === undefined || (day >= 1 && day <= last)
}

/** "11月10日至1月5日" runs into the next year; "4月2日至3月19日" does not. */
const LATE = 10
const EARLY = 3

function ofOne({ date, to, yearWritten }: DateClaim, passage: Passage | undefined, today: string): Report | undefined {
  const missing = [date, ...(to ? [to] : [])].find((one) => !exists(one))
  if (missing) return { message: `没有${sayDate(missing)}这一天`, severity: 'error' }
  if (to && compareDates(date, to) > 0) {
    const crossing = (date.month ?? 0) >= LATE && (to.month ?? 0) <= EARLY && date.year === to.year
    if (!crossing) return { message: `起止日期颠倒：${sayDate(date)}在${sayDate(to)}之后`, severity: 'error' }
  }
  const iso = isoDate(date)
  const planned =
    passage?.kind === 'measures' ||
    passage?.kind === 'problems-and-measures' ||
    passage?.kind === 'goals' ||
    passage?.kind === 'safeguards' ||
    passage?.kind === 'use'
  if (yearWritten && iso !== undefined && iso > today && !planned) return { message: `${sayDate(date)}还没有到` }
  return undefined
}

/** Stages of the evaluation begin one after the other, and not before the evaluated year is over. */
function* stageOrder({ dates, passages, year }: Claims): Iterable<Report> {
  let before: DateClaim | undefined
  for (const [index, own] of Map.groupBy(dates, ({ passage }) => passage)) {
    const kind = passages[index]?.kind
    if (kind !== 'methods' || passages[index]!.text.length > 400) continue
    const stage = own.find(({ to }) => to !== undefined)
    if (!stage) continue
    if (before && compareDates(stage.date, before.date) < 0)
      yield {
        place: stage.place,
        related: [before.place],
        message: `这一阶段从${sayDate(stage.date)}开始，比前一阶段（${sayDate(before.date)}）还早`,
      }
    if (year && stage.yearWritten && stage.date.year < year.value)
      yield { place: stage.place, message: `评价 ${year.value} 年度的工作写成了 ${stage.date.year} 年` }
    before = stage
  }
}

/** The date at the end lies behind every stage of the work. */
function* signedTooEarly({ dates, passages }: Claims): Iterable<Report> {
  const signed = dates.findLast(
    ({ passage, date, yearWritten }) =>
      passage >= passages.length - 4 &&
      /^[一-龥]{0,30}20\d\d年\d{1,2}月\d{1,2}日$/.test(passages[passage]!.text) &&
      yearWritten &&
      date.day !== undefined,
  )
  if (!signed) return
  const late = dates.find(
    ({ passage, to, yearWritten }) =>
      (passages[passage]?.kind === 'methods' || passages[passage]?.kind === 'organisation') &&
      to !== undefined &&
      yearWritten &&
      compareDates(to, signed.date) > 0,
  )
  if (late)
    yield {
      place: signed.place,
      related: [late.place],
      message: `落款日期${sayDate(signed.date)}早于自评工作的结束日期${sayDate(late.to!)}`,
    }
}

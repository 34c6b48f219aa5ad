import type { CalendarDate } from '#domain/indicator.ts'
import { againstTheReport, lastYear, stepsOfAnotherYear, wrongYearSteps } from '../dates/against-report.ts'
import { delaysBeforeTheirCause } from '../dates/causes.ts'
import { daysOfTheWeekMistold } from '../dates/days-of-the-week.ts'
import { latenessMistold } from '../dates/lateness.ts'
import { handedDownTooEarly } from '../dates/money-handed-down.ts'
import { partsOfYearsMistold } from '../dates/named-periods.ts'
import { headingOf } from '../dates/said-dates.ts'
import { spansReversed } from '../dates/spans.ts'
import { stagesOutsideTheirPeriod } from '../dates/stages.ts'
import { publishedInAnotherYear, statesOfAnotherYear } from '../dates/states-of-years.ts'
import { evaluationOutOfOrder, partsOutsideTheirWhole, worksOutOfOrder } from '../dates/step-order.ts'
import { surveysToldTwice } from '../dates/surveys-told-twice.ts'
import { durationsMistold } from '../dates/told-lengths.ts'
import { limitsMistold } from '../dates/within-days.ts'
import type { DateClaim, Passage } from '../extract/claims.ts'
import { isoDate, sayDate } from '../extract/dates.ts'
import { monitoredPeriod } from '../extract/monitored-period.ts'
import { type Document, type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

export default rule({
  id: 'date-order',
  title: '日期应当存在、先后有序',
  severity: 'warning',
  covers: ['A20'],
  source: 'mof-2020-10#result-form',
  why: '起止颠倒、不存在或在将来的日期，说明经过不是如实记录的，或是从别处抄来的。',
  remedy: '对照工作记录改正日期。',
  example: { right: '3 月 10 日至 3 月 25 日收集资料，3 月 26 日至 4 月 10 日分析', wrong: '3 月 25 日至 3 月 10 日收集资料' },
  *writing(document, { today }) {
    const { claims } = document
    for (const claim of claims.dates) {
      const complaint = ofOne(claim, claims.passages[claim.passage], today)
      if (complaint) yield { place: claim.place, ...complaint }
    }
    yield* outsideTheCalendar(document)
    yield* cellsOutsideTheCalendar(document)
    yield* spansReversed(document)
    yield* durationsMistold(document)
    yield* latenessMistold(document)
    yield* limitsMistold(document)
    yield* stepsOfAnotherYear(document)
    yield* evaluationOutOfOrder(document, new Set(wrongYearSteps(document).map(({ date }) => date)))
    yield* partsOutsideTheirWhole(document)
    yield* stagesOutsideTheirPeriod(document)
    yield* partsOfYearsMistold(document)
    yield* daysOfTheWeekMistold(document)
    yield* surveysToldTwice(document)
    yield* worksOutOfOrder(document)
    yield* handedDownTooEarly(document)
    yield* againstTheReport(document)
    const script = scriptOf(document)
    yield* delaysBeforeTheirCause(script)
    yield* publishedInAnotherYear(script)
    if (claims.year && !monitoredPeriod(script.stretches)) yield* statesOfAnotherYear(script, claims.year.value, lastYear(document))
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

/** "2025年14月10日": a month or a day that no calendar has. */
function* outsideTheCalendar(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const { stretch, start, end, groups, text } of plainHits(script, WRITTEN_DATE)) {
    const [month, day] = [Number(groups[1]), Number(groups[2] ?? 1)]
    // Days that only some months have are looked at with the dates of the text; cells of tables have no others.
    const isReal = stretch.index === undefined ? exists({ year: Number(groups[0] ?? LEAP_YEAR), month, day }) : day >= 1 && day <= 31
    if (month >= 1 && month <= 12 && isReal) continue
    yield { place: placeOfPlain(script, stretch, start, end), message: `没有${text}这一天`, severity: 'error' }
  }
}
/** "2024-11-31" below the heading of a date; elsewhere such figures may be numbers of something. */
function* cellsOutsideTheCalendar(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const { stretch, groups, text } of plainHits(script, DASHED_DATE)) {
    const [year, month, day] = [Number(groups[0]), Number(groups[2]), Number(groups[3])]
    if (!stretch.passage.row || !/日期|时间/u.test(headingOf({ stretch })) || exists({ year, month, day })) continue
    yield { place: placeOfPlain(script, stretch), message: `没有${text}这一天`, severity: 'error' }
  }
}
const DASHED_DATE = /^(20\d\d)([-./])(\d{1,2})\2(\d{1,2})$/gmu
const WRITTEN_DATE = /(?:(20\d\d)年|(?<![\d年.]))(\d{1,2})月(\d{1,2})日(?!龄)/gu
const LEAP_YEAR = 2024

function ofOne({ date, to, yearWritten }: DateClaim, passage: Passage | undefined, today: string): Report | undefined {
  const missing = [date, ...(to ? [to] : [])].find((one) => !exists(one))
  if (missing) return { message: `没有${sayDate(missing)}这一天`, severity: 'error' }
  const iso = isoDate(date)
  const planned =
    passage?.kind === 'measures' ||
    passage?.kind === 'problems-and-measures' ||
    passage?.kind === 'goals' ||
    passage?.kind === 'safeguards' ||
    passage?.kind === 'use'
  if (yearWritten && iso !== undefined && iso > today && !planned && !(passage && isEndOfTerm(passage.text, date)))
    return { message: `${sayDate(date)}还没有到` }
  return undefined
}

/** "有效期三年，至2027年5月31日止" is no claim that the day has come. */
function isEndOfTerm(text: string, { year, month }: CalendarDate): boolean {
  const lead = text.slice(0, text.search(new RegExp(`${year}[年./-]0?${month}(?!\\d)`, 'u'))).slice(-20)
  return /[至到]$|(?:到期|届满|期满|有效期|质保|保修)[^，。；]{0,10}$/u.test(lead)
}

import type { CalendarDate } from '#domain/indicator.ts'
import type { Claims, DateClaim, Passage } from '../extract/claims.ts'
import { compareDates, isoDate, sayDate } from '../extract/dates.ts'
import { monitoredPeriod } from '../extract/monitored-period.ts'
import { plain } from '../extract/plain.ts'
import { type Document, type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'
import {
  begunAfterItsEnd,
  delaysBeforeTheirCause,
  publishedInAnotherYear,
  rangesReversed,
  statesOfAnotherYear,
  worksOutOfOrder,
} from '../work-dates.ts'

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
    yield* stageOrder(claims)
    yield* stagesBeforeTheYear(claims)
    yield* signedTooEarly(claims)
    yield* stepsOutOfOrder(claims)
    yield* againstTheReport(document)
    const script = scriptOf(document)
    yield* worksOutOfOrder(script)
    yield* delaysBeforeTheirCause(script)
    yield* begunAfterItsEnd(script)
    yield* publishedInAnotherYear(script)
    if (claims.year && !monitoredPeriod(script.stretches)) yield* statesOfAnotherYear(script, claims.year.value)
    const dated = new Set(claims.dates.flatMap(({ to, passage }) => (to ? [claims.passages[passage]?.paragraph.number] : [])))
    yield* rangesReversed(script, (paragraph) => dated.has(paragraph))
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
const WRITTEN_DATE = /(?:(20\d\d)年|(?<![\d年.]))(\d{1,2})月(\d{1,2})日(?!龄)/gu
const LEAP_YEAR = 2024

/** "11月10日至1月5日" runs into the next year; "4月2日至3月19日" does not. */
const LATE = 10
const EARLY = 3

function ofOne({ date, to, yearWritten, place }: DateClaim, passage: Passage | undefined, today: string): Report | undefined {
  const missing = [date, ...(to ? [to] : [])].find((one) => !exists(one))
  if (missing) return { message: `没有${sayDate(missing)}这一天`, severity: 'error' }
  if (to && compareDates(date, to) > 0) {
    const bothWritten = (place.quote?.match(/20\d\d/g)?.length ?? 0) >= 2
    const crossing = !bothWritten && (date.month ?? 0) >= LATE && (to.month ?? 0) <= EARLY && date.year === to.year
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

/** "2025年2月18日至3月7日收集资料，2024年3月10日至3月21日评分": a step of the work behind one of the year after. */
function* stagesBeforeTheYear({ dates, passages, year }: Claims): Iterable<Report> {
  for (const [index, own] of Map.groupBy(dates, ({ passage }) => passage)) {
    const passage = passages[index]
    if (!year || !passage || (passage.kind !== 'methods' && passage.kind !== 'organisation')) continue
    const [first] = own
    const later = own.find(({ date, yearWritten }) => yearWritten && date.year > year.value)
    if (!later) continue
    for (const { date, yearWritten, place } of own) {
      if (!yearWritten || date.year > year.value || date.day === undefined) continue
      const quote = plain(place.quote ?? '').text
      const behind = passage.text.slice(passage.text.indexOf(quote) + quote.length)
      // What was asked or looked into before the first step may be of the year itself.
      if (!(later === first ? STEP_BEHIND : OWN_STEP).test(behind)) continue
      yield {
        place,
        related: [later.place],
        message: `评价 ${year.value} 年度的工作在 ${later.date.year} 年进行，这一步写成了 ${date.year} 年`,
        found: `${date.year}年`,
      }
    }
  }
}

const STEP_BEHIND = /^[^，。；]{0,12}(?:评分|打分|评价|自评|撰写|形成|收集|调查|分析|复核|核查|汇总|审核)/
const OWN_STEP = /^，?[^，。；]{0,12}(?:开展(?:绩效)?自评|评分|打分|撰写|形成(?:自评|评价|本)?报告)/

/** "2月17日布置自评，3月7日完成数据核对，3月14日形成自评表": steps told in one sentence follow one another. */
function* stepsOutOfOrder({ dates, passages }: Claims): Iterable<Report> {
  for (const [index, own] of Map.groupBy(dates, ({ passage }) => passage)) {
    const passage = passages[index]
    if (!passage || own.length < 2 || !/自评/.test(passage.text) || !STEPS.test(passage.text) || passage.kind === 'goals') continue
    for (const [i, claim] of own.entries()) {
      const before = own[i - 1]
      if (!before || claim.date.day === undefined || before.date.day === undefined) continue
      const gap = passage.text.slice(
        passage.text.indexOf(before.place.quote ?? '') + (before.place.quote?.length ?? 0),
        passage.text.lastIndexOf(claim.place.quote ?? ''),
      )
      if (/[。；]/.test(gap) || compareDates(claim.date, before.date) >= 0) continue
      yield {
        place: claim.place,
        related: [before.place],
        message: `这一步在${sayDate(claim.date)}，比前一步（${sayDate(before.date)}）还早`,
      }
    }
  }
}
const STEPS = /布置|启动|收集|核对|核实|打分|评分|撰写|形成|完成|审定|报送/

/** Months in which a year is reported at the earliest: before its end it cannot be. */
function* againstTheReport(document: Document): Iterable<Report> {
  const year = document.claims.year?.value
  if (year === undefined) return
  const script = scriptOf(document)
  // A monitoring report is written inside the year and speaks of what is still to come.
  const monitored = monitoredPeriod(script.stretches)
  let signed: number | undefined
  const last = script.stretches.length - 8
  for (const { stretch, start, end: at, groups, text } of plainHits(script, FILLED)) {
    // A date alone on its line is the signature's only at the end.
    if (/^20/.test(text) && (stretch.index === undefined || script.stretches.indexOf(stretch) < last)) continue
    signed = Number(groups[0]) * 12 + Number(groups[1])
    if (monitored) {
      const end = year * 12 + (monitored.until ?? 0)
      if (monitored.until !== undefined && signed < end && signed > end - 36)
        yield {
          place: placeOfPlain(script, stretch, start, at),
          message: `填报日期（${groups[0]}年${groups[1]}月）在监控期（1—${monitored.until}月）结束之前，这时还没有到期末的数`,
        }
    } else if (Number(groups[0]) <= year && Number(groups[0]) >= year - 3)
      yield {
        place: placeOfPlain(script, stretch, start, at),
        message: `填报（成文）日期在 ${groups[0]} 年，评价的是 ${year} 年度全年，日期不会这样早`,
      }
    else if (Number(groups[0]) === year + 2)
      yield {
        place: placeOfPlain(script, stretch, start, at),
        message: `填报（成文）日期在 ${groups[0]} 年，评价的却是 ${year} 年度，请核对年份`,
      }
  }
  for (const { stretch, start, end, groups, text } of plainHits(script, DEADLINE)) {
    const at = Number(groups[0]) * 12 + Number(groups[1] ?? 12)
    const isLate = (stretch.kind === 'measures' || stretch.kind === 'problems-and-measures') && Number(groups[0]) < year
    const isPlan = stretch.kind === 'measures' || stretch.kind === 'problems-and-measures' || stretch.index === undefined
    // A measure that was to be done before the evaluated year even began, or before the report was written.
    if (
      (DONE.test(text) || isLate) &&
      isPlan &&
      (Number(groups[0]) < year ||
        (stretch.kind === 'measures' && signed !== undefined && at < signed) ||
        (stretch.kind === 'measures' && Number(groups[0]) === year && LEFT.test(text) && !monitored))
    )
      yield { place: placeOfPlain(script, stretch, start, end), message: `措施的完成期限（${groups[0]}年）早于自评的时间，请核对年份` }
  }
  const planned = plannedRows(document)
  for (const { stretch, start, end, groups } of plainHits(script, CELL_DATE)) {
    // A table of measures has deadlines.
    if (stretch.index !== undefined || signed === undefined || monitored || planned.has(stretch.passage.number)) continue
    if (Number(groups[0]) * 12 + Number(groups[1]) > signed)
      yield { place: placeOfPlain(script, stretch, start, end), message: `这个日期（${groups[0]}年${groups[1]}月）晚于填报日期` }
  }
}
/** Rows of tables that name deadlines or who is to do something, by number. */
const plannedRows = ({ prose }: Document): ReadonlySet<number> =>
  new Set(
    prose.blocks.flatMap((block) =>
      block.kind === 'table' && block.rows[0]?.cells.some(({ text }) => /时限|期限|完成时间|责任人|整改|措施/.test(text))
        ? block.rows.map(({ number }) => number)
        : [],
    ),
  )

const FILLED = /(?:(?:填报|填表|填写|编制|成文)(?:日期|时间):?|^(?=20\d\d年\d{1,2}月\d{1,2}日$))(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?/gmu
const DEADLINE = /(20\d\d)年(?:(\d{1,2})月)?(?:\d{1,2}日|底|末|份)?(?:之?前|底前)[^，。；;\n]{0,14}/gu
/** What is still left to be done is done after the report. */
const LEFT = /前[^，。；;]{0,6}(?:剩余|剩下|余下|其余|尚未|未完成)/u
const DONE = /前[^，。；;]{0,12}(?:完成|补齐|落实|完工|办结|到位|配齐|整改|修完|做完|付清|补种|补栽|剩余|建立|公示|核查)/u
const CELL_DATE = /^(20\d\d)年(\d{1,2})月\d{1,2}日$/gmu

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

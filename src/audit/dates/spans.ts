import { isWeekday } from '#domain/day-count.ts'
import type { Document, Report } from '../rule.ts'
import { placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'
import { datedLines, daysOf, isAfter, type SaidDate, type SaidDay, sayDay } from './said-dates.ts'

/** "2024年12月31日至2024年1月1日", "3月25日至10日": an end before its beginning, in whatever form it is written. */
export function* spansReversed(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const { dates } of datedLines(document)) {
    for (const { stretch, start, end, from, to, text } of dates) {
      if (!to || !isAfter(from, to)) continue
      const place = placeOfPlain(script, stretch, start, end)
      const [begun] = BEGUN.exec(text) ?? []
      yield begun
        ? { place, message: `${begun}在后，完成的日期反而在前：“${text}”，请核对日期`, found: text, severity: 'warning' }
        : { place, message: `起止日期颠倒：${sayDay(from)}在${sayDay(to)}之后`, severity: 'error' }
    }
  }
  for (const { stretch, start, end, groups, text } of plainHits(script, YEARS))
    if (Number(groups[0]) > Number(groups[1]))
      yield { place: placeOfPlain(script, stretch, start, end), message: `起止年份颠倒：${text}`, severity: 'error' }
  yield* labelsReversed(document, script)
}
const YEARS = /(?<![\d./-])((?:19|20)\d\d)年?(?:度)?(?:-|~|至|到)((?:19|20)\d\d)年/gu
/** What was begun on the first day may have been told of another work than what was done by the second. */
const BEGUN = /开工|动工|启动/u

/** Labels and headings of the two ends of one span. */
const BEGINS = /(?:开始|起始|启动|开工|起)(?:日期|时间|年月|日)?[:：]?$/u
const ENDS = /(?:结束|终止|截止|完成|完工|竣工|止)(?:日期|时间|年月|日)?[:：]?$/u

/** "开始时间：2024年11月  结束时间：2024年3月", also as cells below such headings. */
function* labelsReversed(document: Document, script: Script): Iterable<Report> {
  for (const { stretches, dates } of datedLines(document)) {
    const labelled = dates.filter(({ to, isLimit }) => !to && !isLimit).map((date) => ({ date, label: labelOf(date, stretches) }))
    for (const [i, { date, label }] of labelled.entries()) {
      const next = labelled[i + 1]
      if (!next || !BEGINS.test(label) || !ENDS.test(next.label) || !isAfter(date.from, next.date.from)) continue
      yield {
        place: placeOfPlain(script, date.stretch, date.start, date.end),
        related: [placeOfPlain(script, next.date.stretch, next.date.start, next.date.end)],
        message: `起止日期颠倒：${sayDay(date.from)}开始，${sayDay(next.date.from)}却已结束`,
        severity: /计划|预计|实际/u.test(label + next.label) ? 'warning' : 'error',
      }
    }
  }
}

function labelOf({ stretch, start }: SaidDate, stretches: readonly SaidDate['stretch'][]): string {
  const before = stretch.text.slice(Math.max(0, start - 8), start)
  const { table, row, cell } = stretch.passage
  if (before !== '' || !row || !table) return before
  const heading = table.rows[0] === row ? undefined : (table.rows[0]?.cells.find(({ column }) => column === cell?.column)?.text ?? '')
  const beside = stretches[stretches.indexOf(stretch) - 1]?.text ?? ''
  return (heading && /日期|时间|年月/u.test(heading) ? heading : beside).replace(/\s/gu, '').slice(-12)
}

/** "历时189天", "共9个月" behind a span, or behind a beginning and an end. */
const LASTING =
  /^[^，。；、\d]{0,12}[，、(]?[^，。；、\d]{0,4}?(?:历时|共计|合计|总计|共|计|为期|工期|用时|耗时|持续|服务期限?|实施期)(?:为|约)?(\d{1,4})(个?工作日|个?日历天|天|日|个?月|周|年)(?!度|底|末|初|份|\d|以?内|以上)/u
/** Lengths that are not those of the dates beside them. */
const OTHER_LENGTH = /合同|计划|约定|要求|质保|延|扣除|累计/u

/** "用时12天(2月17日至2月28日)": told before the span. */
const LASTING_BEFORE =
  /(?:历时|共计|共|为期|工期|用时|耗时|持续)(?:为|约)?(\d{1,4})(个?工作日|个?日历天|天|日|个?月|周|年)[(，](?:自|从|即|为)?$/u

/** The days, months or years told of two dates against the dates themselves. */
export function* durationsMistold(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const { dates } of datedLines(document)) {
    for (const [i, date] of dates.entries()) {
      const { stretch, end } = date
      const next = dates[i + 1]
      const lead = Math.max(0, date.start - 24)
      const ahead = date.to ? LASTING_BEFORE.exec(stretch.text.slice(lead, date.start)) : null
      const match = ahead ?? LASTING.exec(stretch.text.slice(end, next?.stretch === stretch ? next.start : undefined).slice(0, 48))
      // "6月3日至6月7日、7月8日至7月12日，共10天" is told of all of them.
      if (
        !match ||
        date.isLimit ||
        (dates[i - 1]?.to && /[、和及，]$/u.test(stretch.text.slice(0, date.start))) ||
        OTHER_LENGTH.test(match[0])
      )
        continue
      const before = dates[i - 1]
      const span = date.to
        ? { from: date.from, to: date.to }
        : before && isBeginning(before, date)
          ? { from: before.from, to: date.from }
          : undefined
      const [number, unit] = [Number(match[1]), match[2]!]
      const lengths = span && lengthsOf(span.from, span.to, unit)
      if (!span || !lengths || lengths.some(([least, most]) => number >= least && number <= most)) continue
      const at = ahead ? lead + ahead.index + ahead[0].indexOf(match[1]!) : end + match[0].length - match[1]!.length - unit.length
      const [[least, most]] = lengths
      const expected = `${least === most ? least : `${least}—${most}`}${unit}`
      yield {
        place: placeOfPlain(script, stretch, at, at + match[1]!.length + unit.length),
        related: [placeOfPlain(script, stretch, date.start, end)],
        message: `${sayDay(span.from)}至${sayDay(span.to)}是${expected}，写的是${number}${unit}`,
        found: `${number}${unit}`,
        expected,
      }
    }
  }
}

const isBeginning = (a: SaidDate, b: SaidDate) => {
  if (a.stretch !== b.stretch || a.to) return false
  const between = a.stretch.text.slice(a.end, b.start)
  return (
    /^[^，。；]{0,8}(?:开工|动工|启动|开始|进场)[^，。；]{0,6}，[^，。；]{0,6}$/u.test(between) &&
    /^[^，。；]{0,8}(?:完工|竣工|完成|结束|建成|验收|投入使用)/u.test(b.stretch.text.slice(b.end, b.end + 20))
  )
}

type Lengths = readonly [readonly [least: number, most: number], ...(readonly (readonly [number, number])[])]

/** What the time between two dates may be called in a unit, with its last day or without it; undefined where the dates do not say enough. */
function lengthsOf(from: SaidDay, to: SaidDay, unit: string): Lengths | undefined {
  if (from.year === undefined || to.year === undefined) {
    if (from.year !== to.year) return undefined
  }
  const whole = from.day !== undefined && to.day !== undefined
  const first = daysOf(from)[0]
  const days = daysOf(to)[1] - first
  if (days < 0) return undefined
  if (/工作日/u.test(unit)) {
    const working = weekdays(first, days)
    // Holidays are taken off, days worked instead of them put on.
    return whole ? [[Math.floor(working * 0.8) - (days > 7 ? 2 : 0), working + (days > 7 ? 1 : 0)]] : undefined
  }
  if (/[天日]$/u.test(unit))
    return whole
      ? [
          [days, days + 1],
          [weekdays(first, days), weekdays(first, days)],
        ]
      : undefined
  if (/周/u.test(unit)) return whole ? [[Math.floor(days / 7), Math.ceil((days + 1) / 7)]] : undefined
  const month = /月/u.test(unit)
  const apart = (to.year ?? 0) * 12 + to.month - (from.year ?? 0) * 12 - from.month
  if (!whole) return month ? [[apart, apart + 1]] : [[Math.floor((apart + 1) / 12), Math.ceil(apart / 12) || 1]]
  const length = month ? 365.25 / 12 : 365.25
  return [[Math.floor(days / length + 0.05), Math.ceil((days + 1) / length - 0.1)]]
}

/** Mondays to Fridays of the days from a first one on. */
function weekdays(first: number, days: number): number {
  let count = 0
  for (let i = 0; i <= Math.min(days, 4000); i++) if (isWeekday(first + i)) count++
  return count
}

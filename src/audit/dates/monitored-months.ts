import type { Document, Report } from '../rule.ts'
import { around, placeOfPlain, plainHits, scriptOf } from '../script.ts'
import { type DatedLine, datedLines, daysOf, headingOf, type SaidDate, type SaidDay, sayDay } from './said-dates.ts'
import { evaluationSteps, REPORTED } from './told-steps.ts'

/** What is told of the months of a monitoring report against their last one, `until`. */
export function* againstMonitoredMonths(document: Document, year: number, until: number): Iterable<Report> {
  const script = scriptOf(document)
  for (const line of datedLines(document)) {
    for (const date of line.dates) {
      const { stretch, start, end } = date
      const own = date.to ?? date.from
      if ((own.year ?? year) !== year || own.month === until || !isCutOff(date, until)) continue
      yield {
        place: placeOfPlain(script, stretch, start, end),
        message: `监控期是 1—${until} 月，数据却截至${sayDay(own)}，请核对日期`,
        found: sayDay(own),
      }
    }
    yield* workBeforeItsTime(document, line, year, until)
  }
  for (const { stretch, start, end, groups } of plainHits(script, TIME_GONE)) {
    const told = Number(groups[0])
    if (Math.abs(told - (until / 12) * 100) < 0.6) continue
    const expected = `${((until / 12) * 100).toFixed(2)}%`
    yield {
      place: placeOfPlain(script, stretch, start, end),
      message: `监控期是 1—${until} 月，时间进度是 ${expected}，写的是 ${groups[0]}%`,
      found: `${groups[0]}%`,
      expected,
    }
  }
}
const TIME_GONE = /(?:时间|序时)进度(?:应?[为是达]|[(:])?(\d{1,2}(?:\.\d+)?)%/gu

/** Words of what has been reached by a day, and of what is still to come. */
const REACHED = /执行|支出|支付|完成|发放|拨付|到位|使用|实际/u
const TO_COME = /计划|预计|目标|全年|应|拟|将|同期|上年|去年|要求|前/u
const LABELLED =
  /(?:监控|数据|统计)[^，。；]{0,6}(?:截[止至](?:时间|日期?|到)?|时点|基准日|期间?|时段|区间)(?:为|是|[:：])?$|^监控(?:期间?|时段|区间)[:：]?$/u

/** Whether a date says up to when the figures of the report reach. */
function isCutOff(date: SaidDate, until: number): boolean {
  const { stretch, start, end, from, to, isLimit } = date
  const { text } = stretch
  const lead = text.slice(Math.max(0, start - 14), start)
  if (LABELLED.test(lead)) return true
  if (isLimit || stretch.heading) return false
  const last = to ?? from
  const isMonthEnd = last.day === undefined || daysOf(last)[1] === daysOf(monthOf(last))[1]
  const isSum = to ? from.month === 1 && from.day === undefined : /截[至止]到?$/u.test(lead)
  if (!isSum || !isMonthEnd || TO_COME.test(lead.slice(-6))) return false
  const heading = headingOf(date)
  if (heading !== '' && stretch.passage.row) return false
  const behind = /^[^。；]{0,30}/u.exec(text.slice(end))![0]
  if (!REACHED.test(behind) || /^[^，。；]{0,6}(?:计划|预计|目标)/u.test(behind)) return false
  if (last.month > until && /预计|计划|拟|将/u.test(around(text, start, start).text.split(date.text)[0]!)) return false
  // "截至6月底完成50人，7月完成10人"
  const isTold = new RegExp(`(?<!\\d)${until}月`, 'u').test(around(text, start, end).text)
  return !(last.month < until && isTold)
}
const monthOf = ({ day: _, part: __, ...month }: SaidDay): SaidDay => month

/** The data of the months are gathered when they are over. */
function* workBeforeItsTime(document: Document, line: DatedLine, year: number, until: number): Iterable<Report> {
  const steps = evaluationSteps(line)
  if (!steps.some(({ last, date }) => last >= REPORTED && date.from.month > until)) return
  const early = steps.find(
    ({ first, date: { from, isLimit } }) => first >= GATHERED && !isLimit && (from.year ?? year) === year && from.month < until,
  )
  if (!early) return
  const { stretch, start, end, from } = early.date
  yield {
    place: placeOfPlain(scriptOf(document), stretch, start, end),
    message: `监控期是 1—${until} 月，这一步在${sayDay(from)}，这时还没有到期末的数`,
    found: sayDay(from),
  }
}
const GATHERED = 2

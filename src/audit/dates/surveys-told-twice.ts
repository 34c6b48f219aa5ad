import type { Document, Report } from '../rule.ts'
import { placeOfPlain, scriptOf } from '../script.ts'
import { datedLines, type SaidDate, type SaidDay, sayDay } from './said-dates.ts'

const SENT = /(?:发放|发出|派发)[^，。；\d]{0,12}(\d+)份/gu

/** One survey, known by how many questionnaires were sent and by one of its days, told with two spans. Asked: there may have been two. */
export function* surveysToldTwice(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  const told = new Map<string, SaidDate>()
  for (const { dates, stretches } of datedLines(document)) {
    if (stretches[0]!.passage.row) continue
    const { text } = stretches[0]!
    const counts = [...text.matchAll(SENT)]
    const spans = dates.filter(
      ({ to, start, end }) => to?.day !== undefined && /问卷|满意度|调查/u.test(text.slice(Math.max(0, start - 20), end + 24)),
    )
    if (counts.length !== 1 || spans.length !== 1) continue
    const [span, count] = [spans[0]!, counts[0]![1]!]
    const first = told.get(count)
    if (first === undefined) told.set(count, span)
    else if (isSame(first.from, span.from) !== isSame(first.to!, span.to!) || isShifted(first, span))
      yield {
        place: placeOfPlain(script, span.stretch, span.start, span.end),
        related: [placeOfPlain(script, first.stretch, first.start, first.end)],
        message: `发放${count}份问卷的时间，这里是${sayDay(span.from)}至${sayDay(span.to!)}，另一处是${sayDay(first.from)}至${sayDay(first.to!)}，请核对`,
        found: span.text,
      }
  }
}

const isSame = (a: SaidDay, b: SaidDay) =>
  a.month === b.month &&
  a.day === b.day &&
  (a.year === undefined || b.year === undefined || !a.yearWritten || !b.yearWritten || a.year === b.year)

/** The same days of another month. */
const isShifted = (a: SaidDate, b: SaidDate) => a.from.day === b.from.day && a.to!.day === b.to!.day && a.from.month !== b.from.month

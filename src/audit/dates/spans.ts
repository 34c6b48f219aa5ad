import type { Document, Report } from '../rule.ts'
import { placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'
import { datedLines, isAfter, type SaidDate, sayDay } from './said-dates.ts'

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

import type { Document, Report } from '../rule.ts'
import { placeOfPlain, scriptOf } from '../script.ts'
import { datedLines, daysOf, sayDay } from './said-dates.ts'

const TOLD = /^[(](?:星期|周|礼拜)([一二三四五六日天])[)]/u
const NAMES = '日一二三四五六'
/** A Sunday, as a number of days. */
const SUNDAY = daysOf({ year: 2025, month: 3, day: 16, yearWritten: true })[0]

/** "2025年3月18日（星期四）": a day of the week that the date does not have. */
export function* daysOfTheWeekMistold(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const { dates } of datedLines(document)) {
    for (const { stretch, start, end, from, to } of dates) {
      const day = to ?? from
      const told = TOLD.exec(stretch.text.slice(end, end + 6))
      if (!told || day.year === undefined || day.day === undefined) continue
      const own = NAMES[(((daysOf(day)[0] - SUNDAY) % 7) + 7) % 7]!
      if (own === told[1]!.replace('天', '日')) continue
      yield {
        place: placeOfPlain(script, stretch, start, end + told[0].length),
        message: `${sayDay(day)}是星期${own}，写的是${told[0].slice(1, -1)}，请核对日期`,
        found: told[0],
      }
    }
  }
}

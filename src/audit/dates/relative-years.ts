import type { Report } from '../rule.ts'
import { around, placeOfPlain, plainHits, type Script } from '../script.ts'

/** Words for a year by its distance from the evaluated one, with that year in brackets. */
const RELATIVE: readonly (readonly [pattern: RegExp, distance: number])[] = [
  [/(?:上一?年度?|去年|上年末|上年底|上年同期|去年同期)[(](20\d\d)(?=年(?:[度末底)，\d]))/gu, -1],
  [/(?:本年度?|当年|今年)[(](20\d\d)(?=年(?:[度末底)，\d]))/gu, 0],
  [/(?:次年|明年|下一?年度?)[(](20\d\d)(?=年(?:[度末底)，\d]))/gu, 1],
]
/** "上年（2022年）" in a report on 2024. Asked: the text may speak from another year. */
export function* relativeYearsMistold(script: Script, year: number): Iterable<Report> {
  for (const [pattern, distance] of RELATIVE) {
    for (const { stretch, start, end, groups, text } of plainHits(script, pattern)) {
      const years = new Set(around(stretch.text, start, end).text.match(/20\d\d(?=年)/gu))
      if (Number(groups[0]) === year + distance || years.size > 1) continue
      const at = start + text.indexOf(groups[0]!)
      yield {
        place: placeOfPlain(script, stretch, at, at + 5),
        message: `“${text.slice(0, text.indexOf('('))}”是 ${year + distance} 年，写的是 ${groups[0]} 年，请核对年份`,
        found: `${groups[0]}年`,
        expected: `${year + distance}年`,
        severity: 'warning',
      }
    }
  }
}

const PERIOD = /(?:评价|自评)(?:基准期|基准日|时段|期间|范围|时限)(?:为|是|[:：])?(20\d\d)(?=年)/gu
/** "评价基准期为2023年1月1日至2023年12月31日" in a report on 2024. */
export function* periodOfAnotherYear(script: Script, year: number): Iterable<Report> {
  for (const { stretch, start, end, groups, text } of plainHits(script, PERIOD)) {
    const own = Number(groups[0])
    if (own === year || own < year - 3 || own > year || stretch.text.slice(end, end + 40).includes(`${year}年`)) continue
    const at = start + text.indexOf(groups[0]!)
    yield {
      place: placeOfPlain(script, stretch, at, at + 5),
      message: `评价的时间写的是 ${own} 年，评价年度是 ${year} 年，请核对年份`,
      found: `${own}年`,
      expected: `${year}年`,
      severity: 'warning',
    }
  }
}

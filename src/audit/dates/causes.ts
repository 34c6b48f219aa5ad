import type { Report } from '../rule.ts'
import { placeOfPlain, plainHits, type Script } from '../script.ts'

/** Words after which a date without a year may be of another one, and those that speak of a second work. */
const OTHER_YEAR = /次年|翌年|明年|下一?年|上年|跨年|另|分别|二期|一期|标段/u

/** Late and early months around the turn of a year that nobody wrote. */
const LATE = 10
const EARLY = 3

const CAUSE =
  /因[^，。；]{0,6}?(\d{1,2})月[^，。；]{0,14}，(?:[^，。；\d]{0,12}，)?(?:[一-龥]{0,8}?)(?:于|在|至|到|推迟至|推迟到|实际)?(?:20\d\d年)?(\d{1,2})月(?:\d{1,2}日)?(?:前|底)?(?:才)?(?:完工|竣工|完成|到位|交付|到货|开工|办结|投入使用)/gu
/** "因8月中旬连续降雨，实际于7月2日完工": what came late came after what made it late. */
export function* delaysBeforeTheirCause(script: Script): Iterable<Report> {
  for (const { stretch, start, end, groups, text } of plainHits(script, CAUSE)) {
    const [cause, done] = groups.map(Number)
    if (done! >= cause! || OTHER_YEAR.test(text) || new Set(text.match(/20\d\d年/gu)).size > 1 || (cause! >= LATE && done! <= EARLY))
      continue
    yield {
      place: placeOfPlain(script, stretch, start, end),
      message: `写的原因发生在 ${groups[0]} 月，结果却在 ${groups[1]} 月，早于原因，请核对日期`,
      found: text,
    }
  }
}

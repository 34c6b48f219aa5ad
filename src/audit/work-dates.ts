import type { Report } from './rule.ts'
import { type Hit, placeOfPlain, plainHits, type Script } from './script.ts'

/** Steps of a work 工程 or purchase in the order in which they can only follow one another. */
const STEPS: readonly RegExp[] = [
  /发布.{0,2}(?:招标|采购)公告/,
  /开标|评标/,
  /中标|签订.{0,4}合同/,
  /开工|动工|进场施工/,
  /完工|竣工/,
  /验收/,
]
const STEP =
  /(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日)?(?:前|底|初|份)?(?:[一-龥]{0,6}?)(发布.{0,2}(?:招标|采购)公告|开标|评标|中标|签订.{0,4}合同|开工|动工|进场施工|完工|竣工|验收)/gu
/** Words after which a date without a year may be of another one, and those that speak of a second work. */
const OTHER_YEAR = /次年|翌年|明年|下一?年|上年|跨年|另|分别|二期|一期|标段/u

/** "工程11月13日开工，11月8日竣工": steps of one work told in one sentence whose dates run backwards. Asked, since the sentence may mean two works. */
export function* worksOutOfOrder(script: Script): Iterable<Report> {
  let before: Hit | undefined
  for (const hit of plainHits(script, STEP)) {
    const last = before
    before = hit
    if (!last || last.stretch !== hit.stretch) continue
    const between = hit.stretch.text.slice(last.end, hit.start)
    if (/[。；;]/u.test(between) || between.length > 40 || OTHER_YEAR.test(between + hit.text)) continue
    const [a, b] = [orderOf(last), orderOf(hit)]
    if (a >= b || !isBefore(hit, last)) continue
    yield {
      place: placeOfPlain(script, last.stretch, last.start, last.end),
      related: [placeOfPlain(script, hit.stretch, hit.start, hit.end)],
      message: `“${last.text}”在后，“${hit.text}”反而在前，请核对日期`,
      found: last.text,
    }
  }
}

const orderOf = ({ groups }: Hit) => STEPS.findIndex((step) => step.test(groups[3] ?? ''))

/** Late and early months around the turn of a year that nobody wrote. */
const LATE = 10
const EARLY = 3

/** Whether a date lies before another of the same year; without days only months are compared. */
function isBefore({ groups: [year, month, day] }: Hit, { groups: [otherYear, otherMonth, otherDay] }: Hit): boolean {
  if (year !== undefined && year !== otherYear) return otherYear !== undefined && Number(year) < Number(otherYear)
  if (year === undefined && Number(otherMonth) >= LATE && Number(month) <= EARLY) return false
  if (month !== otherMonth) return Number(month) < Number(otherMonth)
  return day !== undefined && otherDay !== undefined && Number(day) < Number(otherDay)
}

const CAUSE =
  /因[^，。；]{0,6}?(\d{1,2})月[^，。；]{0,14}，(?:[一-龥]{0,8}?)(?:于|在|至|到|推迟至|推迟到)(?:20\d\d年)?(\d{1,2})月(?:\d{1,2}日)?(?:前|底)?(?:才)?(?:完工|竣工|完成|到位|交付|到货|开工|办结|投入使用)/gu
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

const RANGE = /(20\d\d)年(\d{1,2})月(\d{1,2})日?[至到—~-]+(20\d\d)年(\d{1,2})月(\d{1,2})日/gu
/** "2024年12月31日至2024年1月1日" in the head and the cells of a form, with both years written. */
export function* rangesReversed(script: Script, isKnown: (paragraph: number) => boolean): Iterable<Report> {
  for (const { stretch, start, end, groups } of plainHits(script, RANGE)) {
    if (isKnown(stretch.passage.number)) continue
    const [y, m, d, toY, toM, toD] = groups.map(Number)
    if (y! * 372 + m! * 31 + d! <= toY! * 372 + toM! * 31 + toD!) continue
    yield {
      place: placeOfPlain(script, stretch, start, end),
      message: `起止日期颠倒：${y}年${m}月${d}日在${toY}年${toM}月${toD}日之后`,
      severity: 'error',
    }
  }
}

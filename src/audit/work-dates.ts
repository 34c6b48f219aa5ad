import type { Report } from './rule.ts'
import { around, type Hit, placeOfPlain, plainHits, type Script } from './script.ts'

/** Steps of a work 工程 or purchase in the order in which they can only follow one another. */
const STEPS: readonly RegExp[] = [
  /发布.{0,2}(?:招标|采购)公告/,
  /开标|评标/,
  /中标|签订.{0,4}合同/,
  /开工|动工|进场施工/,
  /(?:完工|竣工)(?!验收)/,
  /验收/,
]
const STEP =
  /(?:(20\d\d)年)?(\d{1,2})月(?:(\d{1,2})日)?(?:前|底|初|份)?(?:[一-龥]{0,6}?)(发布.{0,2}(?:招标|采购)公告|开标|评标|中标|签订.{0,4}合同|开工|动工|进场施工|(?:竣工|完工)?验收|完工|竣工)/gu
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

const RANGE = /(20\d\d)年(\d{1,2})月(?:(\d{1,2})日?)?[至到—~-]+(20\d\d)年(\d{1,2})月(?:(\d{1,2})日)?/gu
/** "2024年12月31日至2024年1月1日" in the head and the cells of a form, with both years written. */
export function* rangesReversed(script: Script, isKnown: (paragraph: number) => boolean): Iterable<Report> {
  for (const { stretch, start, end, groups, text } of plainHits(script, RANGE)) {
    if (isKnown(stretch.passage.number)) continue
    const [y, m, d, toY, toM, toD] = groups.map((one) => Number(one ?? 0))
    // Months without days are compared as months.
    const days = d! > 0 && toD! > 0 ? [d!, toD!] : [0, 0]
    if (y! * 372 + m! * 31 + days[0]! <= toY! * 372 + toM! * 31 + days[1]!) continue
    yield {
      place: placeOfPlain(script, stretch, start, end),
      message: `起止日期颠倒：${text.replace(/[至到—~-]+/u, '在')}之后`,
      severity: 'error',
    }
  }
}

const BEGUN =
  /(20\d\d)年(\d{1,2})月(?:\d{1,2}日)?[一-龥]{0,6}?(?:开工|动工|启动|开始实施|进场)，(?:截至|截止|至|到)(20\d\d)年(\d{1,2})月(?:\d{1,2}日|底|末)?/gu
/** "2025年3月15日开工，至2024年11月30日，实际改造45公里": what was done by a day was begun before it. */
export function* begunAfterItsEnd(script: Script): Iterable<Report> {
  for (const { stretch, start, end, groups, text } of plainHits(script, BEGUN)) {
    const [y, m, toY, toM] = groups.map(Number)
    if (y! * 12 + m! <= toY! * 12 + toM!) continue
    yield { place: placeOfPlain(script, stretch, start, end), message: `开工在后，完成的日期反而在前：“${text}”，请核对日期`, found: text }
  }
}

const PUBLISHED = /(20\d\d)年度?(?:本?部门|本?单位)(预算|决算)(?:已)?(?:于|在)(20\d\d)年[^，。；]{0,14}公开/gu
/** "2024年部门预算于2025年2月8日公开": a budget is published when its year begins, accounts in the year behind it. */
export function* publishedInAnotherYear(script: Script): Iterable<Report> {
  for (const { stretch, start, end, groups } of plainHits(script, PUBLISHED)) {
    const [own, year] = [Number(groups[0]), Number(groups[2])]
    if (groups[1] === '预算' ? year === own || year === own - 1 : year === own + 1) continue
    yield {
      place: placeOfPlain(script, stretch, start, end),
      message: `${own}年的${groups[1]}不会在${year}年公开，请核对年份`,
      found: `${year}年`,
    }
  }
}

const AS_OF = /(?<![比较由从至到])(?:截[至止])?(20\d\d)年(?:12月(?:31日|底|末)?|年?底|年?末)/gu
/** What is counted as of the end of a year: of the evaluated one. */
const STATE = /^，?[^，。；]{0,10}(?:编制|在职|在编|实有|资产)|^，[^，。；]{0,10}(?:支出|执行|到位|支付|结转|结余|完成)/u
/** "截至2024年12月31日，编制68名" in the report of 2025. */
export function* statesOfAnotherYear(script: Script, year: number): Iterable<Report> {
  for (const { stretch, start, end, groups } of plainHits(script, AS_OF)) {
    const own = Number(groups[0])
    const sentence = around(stretch.text, start, end)
    if ((own !== year - 1 && own !== year + 1) || !STATE.test(stretch.text.slice(end))) continue
    // Beside the state of the evaluated year the one before it is told to compare.
    if (sentence.text.includes(`${year}年`) || /上年|去年|累计|历年|开工|启动/u.test(sentence.text)) continue
    yield {
      place: placeOfPlain(script, stretch, start, end),
      message: `这里写的是 ${own} 年末的情况，评价的是 ${year} 年度，请核对年份`,
      found: `${own}年`,
      expected: `${year}年`,
    }
  }
}

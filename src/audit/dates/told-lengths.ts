import { countWritten } from '#domain/parse/chinese-numeral.ts'
import { bare } from '../extract/plain.ts'
import type { Document, Report } from '../rule.ts'
import { around, placeOfPlain, plainHits, type Script, type Stretch, scriptOf } from '../script.ts'
import { lengthsOf } from './lengths.ts'
import { datedLines, headingOf, type SaidDate, type SaidDay, sayDay } from './said-dates.ts'

/** How long something lasts, in words: "历时189天", "合同期三年", "(两年)". */
const LENGTH =
  /(历时|共计|合计|总计|共|(?<!累)计|为期|工期|用时|耗时|时长|持续|展出|前后|相隔|间隔|历经|长达|(?<![一二三四五六七八九十每分各周长学定本])期限?)?(?:(?<=[计共期限时耗长续出后隔经达])(?:为|约|共|均|各){0,2}|(?<=[(，)]))(\d{1,4}|[一二两三四五六七八九十]{1,3}|半)(个?工作日|个?日历天|天|日|个?月|周年?|整?年)(?!度|底|末|初|份|\d|以上|来|间|[之以]?后)(以?内)?/gu
/** Between a span and its length, and between a length and its span. */
const BEHIND = /^[^，。；、\d]{0,12}[，、(]?[^，。；、\d]{0,6}$/u
const AHEAD =
  /^(?:[(，:]|的[^，。；\d]{0,10}，|的[^，。；\d]{0,12}(?=[自从]))?(?:自|从|即|[为是]|(?:合同|服务)?期限?(?:为|自|从|是)?|(?:起止)?时间(?:为|自|从|是)?)?[:(]?$/u
/** Words that tell of the time a work took; what else is called a term 期 needs a word that leads to its dates. */
const TOOK = /历时|共|计|为期|工期|用时|耗时|时长|持续|前后|相隔|间隔|历经|长达/u
/** Lengths that are not those of the dates beside them. */
const OTHER_LENGTH = /合同|计划|约定|要求|质保|延|扣除|累计|每|各|提前/u
/** Works that did not take the time they were given. */
const SHIFTED = /延|推迟|逾期|提前|停工|滞后|晚|超期|扣除|不含|工作日/u

interface Told {
  /** Where it is known at once. */
  readonly span?: Span
  readonly start: number
  readonly end: number
  readonly word: string
  readonly number: number
  readonly unit: string
  readonly text: string
}
interface Span {
  readonly from: SaidDay
  readonly to: SaidDay
  readonly of: SaidDate
}

/** The days, months or years told of two dates against the dates themselves. */
export function* durationsMistold(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const line of datedLines(document)) {
    for (const stretch of new Set(line.dates.map((date) => date.stretch))) {
      const dates = line.dates.filter((date) => date.stretch === stretch)
      for (const told of [...lengthsIn(stretch), ...bareLengthsIn(stretch, dates)]) {
        // "停工累计30天(6月1日至9月30日)"
        if (/累$/u.test(stretch.text.slice(0, told.start - told.word.length))) continue
        const span = told.span ?? termOf(told, stretch, dates) ?? spanOf(told, stretch, dates) ?? namedSpan(told, stretch, dates)
        const lengths =
          (span && (told.span ? wholeMonths(told.span, told.unit) : undefined)) ?? (span && lengthsOf(span.from, span.to, told.unit))
        if (!span || !lengths || lengths.some(([least, most]) => told.number >= least && told.number <= most)) continue
        const [[least, most]] = lengths
        const expected = `${least === most ? least : `${least}—${most}`}${told.unit}`
        yield {
          place: placeOfPlain(script, stretch, told.start, told.end),
          related: [placeOfPlain(script, stretch, span.of.start, span.of.end)],
          message: `${sayDay(span.from)}至${sayDay(span.to)}是${expected}，写的是${told.text}`,
          found: told.text,
          expected,
        }
      }
    }
  }
  yield* daysOfRowsMistold(document)
  yield* yearsTooLong(document)
  yield* agesMistold(document)
}

/** "培训3天(6月3日至6月5日)" */
const IN_FRONT = /(?<![\d第每各])(\d{1,4}|[一二两三四五六七八九十]{1,3})(个?工作日|天|个月|年)[(]$/u
/** Days of another kind than those of the span, and parts of it. */
const SOME_DAYS = /[累合共总]计?|停工|降雨|降水|巡查|值班|值守|开放|运行|提前|推迟|延|晚|每|各[^，。；]{0,4}$/u
function bareLengthsIn({ text }: Stretch, dates: readonly SaidDate[]): Told[] {
  return dates.flatMap((date) => {
    if (!date.to || text[date.start - 1] !== '(') return []
    const match = IN_FRONT.exec(text.slice(Math.max(0, date.start - 12), date.start))
    if (!match) return []
    const start = date.start - match[0].length
    const number = countWritten(match[1]!)
    if (
      Number.isNaN(number) ||
      SOME_DAYS.test(text.slice(Math.max(0, start - 8), start)) ||
      TOOK.test(text.slice(Math.max(0, start - 2), start))
    )
      return []
    const span = { from: date.from, to: date.to, of: date }
    return [{ start, end: date.start - 1, word: '', number, unit: match[2]!, text: text.slice(start, date.start - 1), span }]
  })
}

/** "10个月(3月至12月)": months in brackets are counted with the last. */
function wholeMonths({ from, to }: Span, unit: string): readonly [readonly [number, number]] | undefined {
  if (!/月/u.test(unit) || from.day !== undefined || to.day !== undefined) return undefined
  const months = ((to.year ?? 0) - (from.year ?? 0)) * 12 + to.month - from.month + 1
  return months > 0 ? [[months, months]] : undefined
}

function lengthsIn({ text }: Stretch): Told[] {
  return [...text.matchAll(LENGTH)].flatMap((match) => {
    const [all, own, number = '', unit = '', within = ''] = match
    const word = own ?? text[match.index - 1]!
    const end = match.index + all.length - within.length
    const start = end - number.length - unit.length
    const value = number === '半' ? 6 : countWritten(number)
    if (Number.isNaN(value) || (number === '半' && !unit.includes('年'))) return []
    // "30日内" is a limit, unless the days are those of a span just told.
    if (within !== '' && !(word === '，' && unit === '天')) return []
    return [{ start, end, word, number: value, unit: number === '半' ? '个月' : unit, text: text.slice(start, end) }]
  })
}

/** A span right behind, led on by a word: "合同期一年，自5月1日至…". */
const isLed = (end: number, next: SaidDate | undefined, text: string) =>
  next?.to !== undefined && AHEAD.test(text.slice(end, next.start)) && /[自从即(:为是]$/u.test(text.slice(end, next.start))

/** The span a length is told of: the one before it, the one behind it, or a beginning and an end. */
function spanOf({ start, end, word }: Told, { text }: Stretch, dates: readonly SaidDate[]): Span | undefined {
  const i = dates.findLastIndex((date) => date.end <= start)
  const before = isLed(end, dates[i + 1], text) ? undefined : dates[i]
  if (before && !before.isLimit) {
    const gap = text.slice(before.end, start - (/^[(，)]$/u.test(word) ? 1 : 0))
    const isBare = /^[(，)]$/u.test(word)
    const isPlain = isBare ? gap === '' && (word !== '，' || /^内/u.test(text.slice(end))) : BEHIND.test(gap)
    // "6月3日至6月7日、7月8日至7月12日，共10天" is told of all of them.
    const isOneOfMany = dates[i - 1]?.to !== undefined && /[、和及，]$/u.test(text.slice(0, before.start))
    if (isPlain && !isOneOfMany && !OTHER_LENGTH.test(gap + (isBare ? '' : word))) {
      if (before.to) return { from: before.from, to: before.to, of: before }
      const first = dates[i - 1]
      if (!isBare && first && isBeginning(first, before, text)) return { from: first.from, to: before.from, of: before }
      return undefined
    }
  }
  const next = dates[i + 1]
  if (!next || /^[(，)]$/u.test(word)) return undefined
  const gap = text.slice(end, next.start)
  if (next.to) {
    const isLed = TOOK.test(word) || /[自从即(:为是]$/u.test(gap)
    return AHEAD.test(gap) && isLed ? { from: next.from, to: next.to, of: next } : undefined
  }
  // "施工工期为180个日历天，4月1日开工，9月27日竣工"
  const second = dates[i + 2]
  const sentence = around(text, start, end)
  const isWork = /^(?:工期|历时|用时|耗时)$/u.test(word) && gap === '，' && second !== undefined && isBeginning(next, second, text)
  return isWork && !SHIFTED.test(sentence.text) && !/合同|计划|约定|要求|定额|批准/u.test(sentence.text)
    ? { from: next.from, to: second.from, of: second }
    : undefined
}

/** "质保期均为3年，第一批质保期自6月5日至…": the span of the term that was named. */
function namedSpan({ start, word }: Told, { text }: Stretch, dates: readonly SaidDate[]): Span | undefined {
  if (!word.startsWith('期')) return undefined
  const at = text.lastIndexOf(word, start)
  const name = text.slice(Math.max(0, at - 2), at)
  if (!/^[一-龥]{2}$/u.test(name)) return undefined
  const date = dates.find(
    (one) => one.to && one.start > start && new RegExp(`${name}期限?(?:为|自|从|是|:)$`, 'u').test(text.slice(0, one.start)),
  )
  return date?.to && { from: date.from, to: date.to, of: date }
}

const BEGUN = /开工|动工|启动|开始|进场|开幕|开馆|申请|受理|收到|立案|报名|开班|提出|上报|发出/u
const DONE = /完工|竣工|完成|结束|建成|验收|投入使用|闭幕|办结|发放|结业|结案|批复|答复|回复/u

function isBeginning(a: SaidDate, b: SaidDate, text: string): boolean {
  if (a.to || b.to || a.isLimit || b.isLimit) return false
  const between = text.slice(a.end, b.start)
  const lead = text.slice(Math.max(0, a.start - 8), a.start)
  const behind = text.slice(b.end, b.end + 20)
  const isJoined = /^[^，。；]{0,14}(?:，|到|至)[^，。；]{0,8}$/u.test(between)
  const [first = '', second = ''] = between.split(/，|到|至/u)
  return isJoined && (BEGUN.test(first) || BEGUN.test(lead)) && (DONE.test(second) || DONE.test(/^[^，。；]{0,8}/u.exec(behind)?.[0] ?? ''))
}

const ENDS = /(?:到期|届满|截止|期满|止于|终止)[^，。；\d]{0,6}$|^(?:到期|届满|期满|止|截止)/u
/** "6月8日签订合同，合同期一年，到期日为2025年6月7日": a term from its first day to the last. */
function termOf({ start, end, word, unit }: Told, { text }: Stretch, dates: readonly SaidDate[]): Span | undefined {
  if (!/期/u.test(word) || !/年|月/u.test(unit)) return undefined
  const i = dates.findLastIndex((date) => date.end <= start)
  const [first, last] = [dates[i], dates[i + 1]]
  const sentence = around(text, start, end)
  if (/(?:质保|保修|缺陷责任)$/u.test(text.slice(0, text.lastIndexOf('期', start)))) {
    // "质保期2年，验收日期2024年10月20日，质保金将于2026年10月支付"
    const own = dates.filter((date) => date.start >= sentence.start && date.end <= sentence.start + sentence.text.length && !date.to)
    const [accepted, paid] = own
    if (own.length !== 2 || !paid || !/质保金[^，。；\d]{0,8}$/u.test(text.slice(0, paid.start))) return undefined
    const lead = text.slice(accepted!.start - 8, accepted!.start) + text.slice(accepted!.end, accepted!.end + 8)
    return /验收|竣工/u.test(lead) ? { from: accepted!.from, to: paid.from, of: accepted! } : undefined
  }
  if (!first || !last || first.to || last.to || first.isLimit || last.isLimit || first.start < sentence.start) return undefined
  const [ahead, lead] = [text.slice(first.end, start), text.slice(end, last.start)]
  const isBegun = ahead.length <= 20 && /签订|起|执行|开始|生效|签署|聘任|聘用|入职/u.test(ahead)
  const isEnd = lead.length <= 12 && (ENDS.test(lead) || (/至$/u.test(lead) && ENDS.test(text.slice(last.end))))
  return isBegun && isEnd ? { from: first.from, to: last.from, of: first } : undefined
}

/** Headings of how long something lasted, with its unit where that stands there. */
const TAKEN =
  /^(?:实际|施工|服务|合同|办理|间隔|用时|培训)?(工期|历时|天数|用时|间隔|时长|时间|期限|年限)[(]?(天|日|日历天|月|个月|年)?[)]?$/u
/** A row with its first day, its last and the time between them: "6月20日 | 9月12日 | 85". */
function* daysOfRowsMistold(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const { stretches, dates } of datedLines(document)) {
    if (!stretches[0]!.passage.row) continue
    for (const told of stretches) {
      const match = /^(\d{1,4})(天|日|个月|年)?$/u.exec(told.text)
      const head = match ? TAKEN.exec(bare(headingOf({ stretch: told }))) : null
      const unit = match?.[2] ?? head?.[2] ?? (head?.[1] === '天数' || head?.[1] === '工期' ? '天' : undefined)
      const span = head && unit ? spanOfRow(dates) : undefined
      const lengths = span && lengthsOf(span.from, span.to, unit === '月' ? '个月' : unit!)
      if (!match || !head || !span || !lengths) continue
      const number = Number(match[1])
      if (lengths.some(([least, most]) => number >= least && number <= most)) continue
      const [[least, most]] = lengths
      // Days of something may be fewer than those from the first to the last.
      if (head[1] === '天数' && number < least) continue
      yield {
        place: placeOfPlain(script, told),
        related: [placeOfPlain(script, span.of.stretch, span.of.start, span.of.end)],
        message: `${sayDay(span.from)}到${sayDay(span.to)}是${least === most ? least : `${least}—${most}`}${unit}，写的是${told.text}`,
        found: told.text,
      }
    }
  }
}

function spanOfRow(dates: readonly SaidDate[]): Span | undefined {
  const spans = dates.filter(({ to }) => to)
  if (spans.length === 1 && dates.length === 1) return { from: spans[0]!.from, to: spans[0]!.to!, of: spans[0]! }
  const single = dates.filter(({ to, isLimit }) => !to && !isLimit)
  const a = single.findIndex((date) => BEGUN.test(headingOf(date)) || /收|到账|起始|起租/u.test(headingOf(date)))
  const [first, last] = [single[a], single[a + 1]]
  if (!first || !last || first.from.day === undefined) return undefined
  return DONE.test(headingOf(last)) || /下达|拨付|支付|截止|终止|到期/u.test(headingOf(last))
    ? { from: first.from, to: last.from, of: last }
    : undefined
}

const WHOLE_YEAR = /全年(?:共|累计)?(\d{3})天/gu
function* yearsTooLong(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const { stretch, start, end, groups, text } of plainHits(script, WHOLE_YEAR))
    if (Number(groups[0]) > 366)
      yield { place: placeOfPlain(script, stretch, start, end), message: `一年没有 ${groups[0]} 天`, found: text }
}

const BORN = /(\d{2})周?岁(?:[(]含[)])?(?:及?以上)[^。；\d]{0,24}?((?:19|20)\d\d)年\d{1,2}月\d{1,2}日(?:[及之以]{0,2}前)出生/gu
/** "60周岁以上老人（1946年12月31日前出生）" in a report on 2024. */
function* agesMistold(document: Document): Iterable<Report> {
  const year = document.claims.year?.value
  if (year === undefined) return
  const script = scriptOf(document)
  yield* agesBetweenMistold(script, year)
  for (const { stretch, start, end, groups } of plainHits(script, BORN)) {
    const [age, born] = [Number(groups[0]), Number(groups[1])]
    if (Math.abs(year - age - born) <= 1) continue
    yield {
      place: placeOfPlain(script, stretch, start, end),
      message: `${born}年出生的到${year}年是${year - born}岁，写的是${age}周岁`,
      found: `${born}年`,
      expected: `${year - age}年`,
    }
  }
}

const BORN_BETWEEN =
  /(\d{1,2})-(\d{1,2})周?岁[^。；\d]{0,12}((?:19|20)\d\d)年\d{1,2}月\d{1,2}日(?:至|-)((?:19|20)\d\d)年\d{1,2}月\d{1,2}日(?:期间|之间)?出生/gu
/** "60—69周岁（1965年1月1日至1974年12月31日出生）" */
function* agesBetweenMistold(script: Script, year: number): Iterable<Report> {
  for (const { stretch, start, end, groups, text } of plainHits(script, BORN_BETWEEN)) {
    const [young, old, first, last] = groups.map(Number) as [number, number, number, number]
    if (Math.abs(year - old - first) <= 1 && Math.abs(year - young - last) <= 1) continue
    yield {
      place: placeOfPlain(script, stretch, start, end),
      message: `${year}年满${young}—${old}周岁的出生于${year - old}—${year - young}年，写的是${first}—${last}年`,
      found: text,
    }
  }
}

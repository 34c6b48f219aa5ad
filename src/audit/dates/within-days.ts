import { countWritten } from '#domain/parse/chinese-numeral.ts'
import type { Document, Report } from '../rule.ts'
import { around, placeOfPlain, plainHits, type Stretch, scriptOf } from '../script.ts'
import { weekdays } from './lengths.ts'
import { type DatedLine, datedLines, daysOf, headingOf, type SaidDate, sayDay } from './said-dates.ts'

/** "均在30日内下达", "未超过30日": so many days at most. */
const LIMIT =
  /(\d{1,3}|[一二两三四五六七八九十]{1,3})(个?工作日|个?自然日|天|日|个月)(?:[以之]?内|(?<=工作日)(?=办结|完成|审核))|(?:未|没有?|不)超过?(?:规定的)?(\d{1,3})(个?工作日|个?自然日|天|日|个月)/gu
/** What was not kept, or only by others. */
const DENIED =
  /不计入|不含|不算|扣除|未能?在|(?<![未没不有])超过\d|超期|超时|逾期|[晚迟]|滞后|扣|其余|其他|除外|个别|部分|不及时|应当?在|须在|需在/u
/** What begins such a time, and what ends it. */
const BEGINS = /收到|收件|接件|报修|收文|受理|到账|到位|批复|批准|验收|竣工|发出|申请|接到|报送|下达|签订|审核|公示/u
const ENDS = /下达|出件|审核|修复|送达|分解|拨付|办结|公开|支付|签订|发放|完成|反馈|整改|批复|上报|报送|发出|兑付|公示/u
/** Holidays make the time longer than its working days. */
const WORKING_SHARE = 0.72

interface Limit {
  readonly start: number
  readonly end: number
  readonly days: number
  readonly unit: string
  readonly text: string
}

/** "3月5日收到，4月28日下达，在30日内下达": two dates further apart than is said of them. */
export function* limitsMistold(document: Document): Iterable<Report> {
  yield* limitsOfTables(document)
  const script = scriptOf(document)
  for (const line of datedLines(document)) {
    for (const { limit, stretch, pairs } of line.stretches[0]!.passage.row ? limitsOfRow(line) : limitsOfText(line)) {
      const late = pairs.find(([a, b]) => isLonger(limit, a, b))
      if (!late) continue
      const [first, last] = late
      const days = daysOf(last.from)[0] - daysOf(first.from)[1]
      yield {
        place: placeOfPlain(script, last.stretch, last.start, last.end),
        related: [placeOfPlain(script, first.stretch, first.start, first.end), placeOfPlain(script, stretch, limit.start, limit.end)],
        message: `${sayDay(first.from)}到${sayDay(last.from)}有${days}天，写的是“${limit.text}”`,
        found: last.text,
      }
    }
  }
}

const OF_ROWS =
  /^(?:[两三四五]批|[各以]|均|全部|都|上述)[^。；\n]{0,16}?(\d{1,3})(个?工作日|天|日)[以之]?内[^，。；\n]{0,10}(?:下达|分解|拨付|办结|支付)/gmu
/** Rows in front of what is said of all of them. */
const ROWS = 40
/** "两批资金均在收到后30日内下达" below a table of the lots. */
function* limitsOfTables(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const { stretch, start, end, groups, text } of plainHits(script, OF_ROWS)) {
    const lines = datedLines(document)
    const table = script.stretches[script.stretches.indexOf(stretch) - 1]?.passage.table
    if (stretch.passage.row || !table || DENIED.test(around(stretch.text, start, end, '。').text)) continue
    const limit: Limit = { start, end, days: Number(groups[0]), unit: groups[1]!, text }
    const rows = lines.filter((line) => line.stretches[0]!.passage.table === table).slice(0, ROWS)
    for (const { dates } of rows) {
      const [a, b] = dates
      if (dates.length !== 2 || !a || !b || !BEGINS.test(headingOf(a)) || !ENDS.test(headingOf(b)) || !isLonger(limit, a, b)) continue
      yield {
        place: placeOfPlain(script, stretch, start, end),
        related: [a, b].map((date) => placeOfPlain(script, date.stretch, date.start, date.end)),
        message: `${sayDay(a.from)}到${sayDay(b.from)}有${daysOf(b.from)[0] - daysOf(a.from)[1]}天，写的是“${text}”`,
        found: text,
      }
      break
    }
  }
}

interface Told {
  readonly limit: Limit
  readonly stretch: Stretch
  readonly pairs: readonly (readonly [SaidDate, SaidDate])[]
}

function limitsIn(text: string): Limit[] {
  return [...text.matchAll(LIMIT)].flatMap((match) => {
    const number = match[1] ?? match[3]!
    const days = countWritten(number)
    const unit = match[2] ?? match[4]!
    return days > 0 ? [{ start: match.index, end: match.index + match[0].length, days, unit, text: match[0] }] : []
  })
}

function* limitsOfText({ dates }: DatedLine): Iterable<Told> {
  const stretch = dates[0]!.stretch
  const limits = limitsIn(stretch.text)
  for (const limit of limits) {
    const clause = around(stretch.text, limit.start, limit.end, '。！？；;')
    const isOwn = dates.filter(({ start }) => start >= clause.start && start < clause.start + clause.text.length).length > 1
    const own = isOwn ? clause : around(stretch.text, limit.start, limit.end, '。！？')
    let [from, to] = [own.start, own.start + own.text.length]
    if (DENIED.test(own.text)) continue
    const isHere = (date: SaidDate) => date.start >= from && date.start < to
    if (!dates.some(isHere)) {
      // "……下达。两批均在30日内下达。"
      if (from === 0 || !/^(?:[两三]批|[各以]|均|全部|都|上述|合计)/u.test(own.text.replace(/^[。！？]/u, ''))) continue
      const before = around(stretch.text, from - 1, from - 1, '。！？')
      if (DENIED.test(before.text)) continue
      ;[from, to] = [before.start, before.start + before.text.length]
    }
    // Two limits in one sentence are of two things.
    if (limits.some((other) => other !== limit && other.start >= own.start && other.end <= own.start + own.text.length)) continue
    const pairs = pairsOf(dates.filter(isHere), stretch.text)
    if (pairs.length > 0) yield { limit, stretch, pairs }
  }
}

function pairsOf(dates: readonly SaidDate[], text: string): [SaidDate, SaidDate][] {
  if (dates.length < 2 || dates.some(({ to, isLimit, from }) => to || isLimit || from.day === undefined)) return []
  const half = dates.length / 2
  const isListed =
    dates.length > 2 &&
    dates.length % 2 === 0 &&
    dates.every((date, i) => i % half === half - 1 || /^[、和]$/u.test(text.slice(date.end, dates[i + 1]!.start)))
  const stepOf = ({ start, end }: SaidDate, words: RegExp) => {
    const lead = /[^，。；;、(]{0,12}$/u.exec(text.slice(0, start))![0]
    const behind = /^[^，。；;、)]{0,12}/u.exec(text.slice(end))![0]
    return words.test(isListed ? text.slice(Math.max(0, start - 12), end + 12) : lead + behind)
  }
  const pairs = isListed
    ? dates.slice(0, half).map((date, i): [SaidDate, SaidDate] => [date, dates[half + i]!])
    : dates.flatMap((date, i): [SaidDate, SaidDate][] => {
        const next = dates[i + 1]
        return next && stepOf(date, BEGINS) && stepOf(next, ENDS) ? [[date, next]] : []
      })
  return isListed && !pairs.every(([a, b]) => stepOf(a, BEGINS) && stepOf(b, ENDS)) ? [] : pairs
}

/** "是否30日内 | 是" beside two dates. */
function* limitsOfRow({ stretches, dates }: DatedLine): Iterable<Told> {
  const [a, b] = dates
  if (!a || !b || dates.length !== 2 || a.to || b.to || a.from.day === undefined || b.from.day === undefined) return
  if (!BEGINS.test(headingOf(a)) || !ENDS.test(headingOf(b))) return
  for (const stretch of stretches) {
    if (!/^(?:是|√|符合|及时|按时|达标|已达标)$/u.test(stretch.text.trim())) continue
    const heading = headingOf({ stretch })
    for (const limit of limitsIn(heading)) yield { limit: { ...limit, start: 0, end: stretch.text.length }, stretch, pairs: [[a, b]] }
  }
}

function isLonger({ days, unit }: Limit, { from: a }: SaidDate, { from: b }: SaidDate): boolean {
  const apart = daysOf(b)[0] - daysOf(a)[1]
  if (apart <= 0 || (a.year === undefined) !== (b.year === undefined)) return false
  if (/工作日/u.test(unit)) return weekdays(daysOf(a)[0] + 1, apart - 1) * WORKING_SHARE > days
  return apart > (/月/u.test(unit) ? days * 31 : days) + 1
}

import type { Document, Report } from '../rule.ts'
import { around, placeOfPlain, type Stretch, scriptOf } from '../script.ts'
import { type DatedLine, datedLines, daysOf, headingOf, type SaidDate, sayDay } from './said-dates.ts'

/** "比计划晚14天", "逾期1个月", "提前5天". */
const OFF =
  /(晚|超出|推迟|延迟|延期|延后|滞后|超期|逾期|拖后|拖延|延误|耽误|超时|迟|提前|早|提早)(?:了|约|近|完成|完工|竣工|交付|到货|于(?:目标|计划|要求|合同|规定|约定)(?:时间|日期|期限)?){0,2}(\d{1,3})(个?工作日|个?日历天|天|日|个?月|周)(?!龄|度|底|末|初|份|以?内|\d)/gu
/** "按期完成" and the like. */
const IN_TIME =
  /按期|如期|按时|(?:在|于)(?:规定|计划|合同|要求)?的?(?:时间|期限|工期|时限)内|(?:达到|符合|满足)[^，。；]{0,4}(?:时限|工期|时间|进度|期限)[^，。；]{0,4}要求|(?:完成|下达|拨付|发放|支付|办理)及时|及时(?:完成|下达|拨付|发放|支付)|[无未](?:逾期|超期|延期|延误|超时)/gu
const EARLY = /提前|早|提早/u

const PLANNED = /计划|目标|应|要求|合同|约定|原定|规定|预定|预计|时限|期限|须|拟/u
const DONE = /实际|于|才|通过|完工|竣工|完成|到货|交付|投入|验收|建成|发放|下达|到位|报送|提交|上线|运行|启用|发布|办结/u

/** A day by which something was to be done, and the day on which it was. */
interface Pair {
  readonly due: SaidDate
  readonly done: SaidDate
}

/** The days late or early that are told against the two dates told beside them. */
export function* latenessMistold(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  const lines = datedLines(document)
  for (const line of lines) {
    for (const stretch of line.stretches) {
      for (const match of stretch.text.matchAll(OFF)) {
        // "每延迟10天扣1分" is a rule.
        if (/[每凡]$/u.test(stretch.text.slice(0, match.index))) continue
        const pair = pairAt(lines, line, stretch, match.index, match.index + match[0].length)
        if (!pair) continue
        const [word, number, unit] = [match[1]!, Number(match[2]), match[3]!]
        const early = EARLY.test(word)
        const [least, most] = early ? apart(pair.done, pair.due) : apart(pair.due, pair.done)
        if (fits(number, unit, least, most) && !isOtherMonth(number, unit, pair, early)) continue
        const at = match.index + match[0].length - match[2]!.length - unit.length
        const said =
          most <= 0
            ? `并没有${early ? '提前' : '晚'}`
            : `${early ? '早' : '晚'}${least === most ? least : `${Math.max(0, least)}—${most}`}天`
        yield {
          place: placeOfPlain(script, stretch, at, match.index + match[0].length),
          related: [pair.due, pair.done].map((date) => placeOfPlain(script, date.stretch, date.start, date.end)),
          message: `期限${sayDay(pair.due.from)}，完成于${sayDay(pair.done.from)}，${said}，写的是“${match[0]}”`,
          found: `${number}${unit}`,
        }
      }
      for (const match of [...stretch.text.matchAll(IN_TIME), ...stretch.text.matchAll(FULL), ...fullRates(stretch)]) {
        const pair = pairAt(lines, line, stretch, match.index, match.index + match[0].length)
        const before = stretch.text.slice(Math.max(0, match.index - 4), match.index)
        const isDenied = /[未没]能?$/u.test(before)
        const days = pair ? apart(pair.due, pair.done) : undefined
        // "按期完工率79.17%": a measure, no statement.
        const isMeasure = /^[一-龥]{0,3}率/u.test(stretch.text.slice(match.index + match[0].length))
        if (!pair || !days || isMeasure || (isDenied ? days[1] > 0 : days[0] <= 0 || /不|应|需|要求|确保/u.test(before))) continue
        if (match[1] === undefined && isOfOthers(match.index, pair.done)) continue
        // "得5分" is all there is only where the line says so: "(5分)".
        if (match[1] !== undefined && pointsBefore(stretch.text.slice(0, match.index)) !== Number(match[1])) continue
        yield {
          place: placeOfPlain(script, stretch, match.index, match.index + match[0].length),
          related: [pair.due, pair.done].map((date) => placeOfPlain(script, date.stretch, date.start, date.end)),
          message: `期限是${sayDay(pair.due.from)}，完成于${sayDay(pair.done.from)}，${isDenied ? '没有晚于期限' : '晚于期限'}，写的是“${isDenied ? before.slice(-1) : ''}${match[0]}”`,
          found: match[0],
        }
      }
    }
  }
}

/** "12个村按期完成，2个村11月20日完成": those that were in time, and others. */
function isOfOthers(at: number, { stretch, start, end }: SaidDate): boolean {
  const clause = around(stretch.text, start, end, '。！？；;，')
  const isElsewhere = at < clause.start || at >= clause.start + clause.text.length
  return isElsewhere && /\d+[个家户批人所项处]|其余|其他|另|个别|部分/u.test(stretch.text.slice(clause.start, start))
}

/** What says that nothing was lost. */
const FULL = /(?:完成率|及时率|按时率|按期率|达标率)(?:为|达)?100(?:\.0+)?%|得满分|(?:不|未)扣分|无偏差|得(\d{1,2}(?:\.\d+)?)分/gu
/** "100%" below the heading of a rate at which things were done. */
const fullRates = (stretch: Stretch) =>
  /^100(?:\.0+)?%$/u.test(stretch.text) && /完成率|及时率|按时率|按期率/u.test(headingOf({ stretch }))
    ? stretch.text.matchAll(/^.+$/gu)
    : []
const POINTS = /(?:[(]|分值|满分|权重)(\d{1,2}(?:\.\d+)?)分?[)，,]?/gu
const pointsBefore = (text: string) => Number([...text.slice(-160).matchAll(POINTS)].at(-1)?.[1] ?? Number.NaN)

/** Days from a due date to another, at least and at most. */
function apart({ from: a }: SaidDate, { from: b }: SaidDate): readonly [least: number, most: number] {
  // A month as a limit ends with its last day.
  const [first, last] = [daysOf(a), daysOf(b)]
  return [last[0] - first[1], last[1] - (a.day === undefined ? first[1] : first[0])]
}

function fits(number: number, unit: string, least: number, most: number): boolean {
  if (most <= 0) return false
  if (/工作日/u.test(unit)) return number <= most + 1 && number >= Math.floor(least * 0.5) - 2
  if (/[天日]$/u.test(unit)) return number >= least - 1 && number <= most + 1
  const length = /周/u.test(unit) ? 7 : 30.44
  // "逾期不足1个月，按1个月": begun months count, and so do months without their days.
  return number >= Math.floor(least / length) && number <= Math.ceil((most + 1) / length)
}

/** Ends of two months that are not so many months apart: "9月底" and "11月底". */
function isOtherMonth(number: number, unit: string, { due, done }: Pair, early: boolean): boolean {
  const [a, b] = early ? [done.from, due.from] : [due.from, done.from]
  const isSame = a.day === undefined && b.day === undefined && a.part === b.part
  return /月/u.test(unit) && isSame && number !== ((b.year ?? 0) - (a.year ?? 0)) * 12 + b.month - a.month
}

/** The two dates a statement speaks of: those of its sentence, of that and the one before it, of its row, or of another row that tells the same. */
function pairAt(lines: readonly DatedLine[], line: DatedLine, stretch: Stretch, start: number, end: number): Pair | undefined {
  const { dates } = line
  const sentence = around(stretch.text, start, end, '。！？;')
  const wide = around(stretch.text, Math.max(0, sentence.start - 1), end, '。！？')
  let done: SaidDate | undefined
  for (const { text, start: from } of [sentence, wide]) {
    const own = dates.filter((date) => date.stretch === stretch && date.start >= from && date.start < from + text.length)
    const found = pairOf(own)
    if (found) return found
    if (own.length > 2) break
    done ??= own.length === 1 ? own[0] : own.find((date, i) => i === own.length - 1 && isDone(date))
  }
  // The cells of a row: target, actual, reason.
  const inRow = stretch.passage.row ? pairOf(dates.filter((date) => date.stretch === stretch || alone(date))) : undefined
  if (inRow || !done || !isDone(done)) return inRow
  const [told] = daysOf(done.from)
  const name = leadOf(done).replace(/[于在]$/u, '')
  const pairs = rowPairs(lines).flatMap(({ row, pair }) => {
    if (row === line || pair.done.from.year !== done.from.year) return []
    const isNamed = name.length >= 4 && row.stretches.some(({ text }) => text.includes(name))
    return isNamed || daysOf(pair.done.from)[0] === told ? [pair] : []
  })
  return pairs.length === 1 ? { due: pairs[0]!.due, done } : undefined
}

const known = new WeakMap<readonly DatedLine[], readonly { readonly row: DatedLine; readonly pair: Pair }[]>()
/** The rows of all tables with a day that was due and one that was reached; nobody has more of them. */
function rowPairs(lines: readonly DatedLine[]) {
  const done = known.get(lines)
  if (done) return done
  const pairs = lines.flatMap((row) => {
    const pair = row.stretches[0]!.passage.row ? pairOf(row.dates.filter(alone)) : undefined
    return pair ? [{ row, pair }] : []
  })
  const most = pairs.slice(0, 200)
  known.set(lines, most)
  return most
}

const alone = ({ stretch, end, start }: SaidDate) => start <= 6 && stretch.text.length - end <= 6

function pairOf(dates: readonly SaidDate[]): Pair | undefined {
  if (dates.some(({ to }) => to)) return undefined
  // "开工…，计划竣工…，实际竣工…": of more than two those that say which they are.
  const two = dates.length > 2 ? dates.filter((date) => /(?:计划|约定|实际)[^，。；]{0,8}$/u.test(leadOf(date))) : dates
  if (two.length !== 2) return undefined
  const [a, b] = two as [SaidDate, SaidDate]
  if ((a.from.year === undefined) !== (b.from.year === undefined)) return undefined
  const isDue = ({ stretch, end, ...date }: SaidDate) =>
    PLANNED.test(leadOf({ stretch, ...date })) ||
    /^(?:前?的)(?:目标|计划|期限|要求|时限)/u.test(stretch.text.slice(end)) ||
    (date.isLimit && !/[于在已均]$/u.test(leadOf({ stretch, ...date })))
  if (isDue(a) && isDone(b) && !isDue(b)) return { due: a, done: b }
  if (isDue(b) && isDone(a) && !isDue(a)) return { due: b, done: a }
  // In a row the target stands before what was reached.
  return a.stretch !== b.stretch && a.stretch.passage.row && a.isLimit && !b.isLimit ? { due: a, done: b } : undefined
}

const isDone = (date: SaidDate) =>
  (!date.isLimit || /[均都全已]部?[于在]$/u.test(leadOf(date))) && DONE.test(leadOf(date) + date.stretch.text.slice(date.end, date.end + 8))

function leadOf({ stretch, start }: Pick<SaidDate, 'stretch' | 'start'>): string {
  const clause = around(stretch.text, start, start, '。！？;，、)')
  return clause.text.slice(0, start - clause.start).slice(-14)
}

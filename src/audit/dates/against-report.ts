import type { SectionKind } from '../extract/claims.ts'
import { monitoredPeriod } from '../extract/monitored-period.ts'
import type { Document, Report } from '../rule.ts'
import { around, placeOfPlain, scriptOf } from '../script.ts'
import { againstMonitoredMonths } from './monitored-months.ts'
import { plansForThePast } from './past-plans.ts'
import { type DatedLine, datedLines, daysOf, type SaidDate, type SaidDay, sayDay } from './said-dates.ts'
import { signedDates } from './signed-dates.ts'
import { isOfEvaluation } from './step-order.ts'
import { evaluationSteps, REPORTED, type Step, SURVEYED } from './told-steps.ts'

const first = (day: SaidDay) => daysOf(day)[0]
const last = (day: SaidDay) => daysOf(day)[1]
const isDated = ({ from, to }: SaidDate) => (to ?? from).year !== undefined

/** Lines at the head of a document in which its kind is named. */
const HEAD = 6

/** The dates of a report against the day it was signed and the year it is about. */
export function* againstTheReport(document: Document): Iterable<Report> {
  const year = document.claims.year?.value
  const script = scriptOf(document)
  const place = ({ stretch, start, end }: SaidDate) => placeOfPlain(script, stretch, start, end)
  const monitored = monitoredPeriod(script.stretches)
  const signed = signedDates(document)
  const ends = lastYear(document)
  // Goals are set before their year begins.
  const isOfGoals = script.stretches
    .slice(0, HEAD)
    .some(({ text }) => /绩效目标(?:申报|审核|审批|批复)?表$|目标申报/u.test(text) && text.length <= 40)
  for (const date of signed) {
    const message = year === undefined || isOfGoals ? undefined : signedAgainstYear(date.from, year, monitored, ends)
    if (message !== undefined) yield { place: place(date), message }
  }
  if (year !== undefined && monitored?.until !== undefined) yield* againstMonitoredMonths(document, year, monitored.until)
  if (year !== undefined && !monitored && !isOfGoals) yield* plansForThePast(document, year)
  // Forms of several days in one file: what lies behind the last of them lies behind all.
  const latest = signed.toSorted((a, b) => last(b.from) - last(a.from))[0]
  const isSignedEarly = latest !== undefined && year !== undefined && latest.from.year! <= year && !monitored
  for (const line of datedLines(document)) {
    if (latest && !isSignedEarly && !line.dates.some((date) => signed.includes(date))) yield* afterTheReport(document, line, latest)
    const deadline = year === undefined ? undefined : line.dates.find((date) => isPastDeadline(line, date, year, latest?.from, !!monitored))
    if (deadline) yield { place: place(deadline), message: `措施的完成期限（${sayDay(deadline.from)}）早于自评的时间，请核对年份` }
  }
}

/** Steps of the evaluation told of the evaluated year itself, or of one before it: the first of each line. */
export function wrongYearSteps(document: Document): readonly Step[] {
  const year = document.claims.year?.value
  if (year === undefined || monitoredPeriod(scriptOf(document).stretches)) return []
  const signed = signedDates(document)
  // Where the report is signed in that year as well, that is said of its own date.
  if (signed.some(({ from }) => from.year === year)) return []
  const isNext = ({ from }: SaidDate) => from.year === year + 1
  return datedLines(document).flatMap((line) => {
    const steps = wrongYearStepsIn(line, year)
    // Papers gathered in the year itself are no slip as long as nothing says when the evaluation was.
    const isSure =
      signed.some(isNext) || line.dates.some(isNext) || steps.some(({ date, last: upTo }) => date.from.year! < year || upTo > SURVEYED)
    return isSure ? steps.slice(0, 1) : []
  })
}

/** "评价 2024 年度，2024年2月18日至2月28日收集资料": such steps, one finding each. */
export function* stepsOfAnotherYear(document: Document): Iterable<Report> {
  const year = document.claims.year?.value
  for (const { date } of wrongYearSteps(document))
    yield {
      place: placeOfPlain(scriptOf(document), date.stretch, date.start, date.end),
      message: `评价 ${year} 年度的工作要到 ${year! + 1} 年才做，这一步写成了 ${date.from.year} 年`,
      found: `${date.from.year}年`,
    }
}

/** The year in which the work of the document's title ends, where it is a work of several years 实施期; -1 for any other. */
export function lastYear(document: Document): number {
  let year = -1
  for (const { dates } of datedLines(document))
    for (const { stretch, start, to } of dates)
      if (to?.year !== undefined && PERIOD.test(stretch.text.slice(Math.max(0, start - 10), start))) year = Math.max(year, to.year)
  return year
}
const PERIOD = /(?:实施|建设|执行|项目|服务)(?:期限?|周期|时间|起止时间)/u

function signedAgainstYear(
  { year: own, month }: SaidDay,
  year: number,
  monitored: { readonly until?: number } | undefined,
  ends: number,
): string | undefined {
  if (own === undefined) return undefined
  if (monitored) {
    const { until } = monitored
    const late = until === undefined ? 0 : year * 12 + until - own * 12 - month
    return late > 0 && late < 36 ? `填报日期（${own}年${month}月）在监控期（1—${until}月）结束之前，这时还没有到期末的数` : undefined
  }
  if (own <= year && own >= year - 3) return `填报（成文）日期在 ${own} 年，评价的是 ${year} 年度全年，日期不会这样早`
  return own >= year + 2 && own <= year + 4 && own > ends + 1
    ? `填报（成文）日期在 ${own} 年，评价的却是 ${year} 年度，请核对年份`
    : undefined
}

/** Parts of a document that speak of what is to come. */
const TO_COME: ReadonlySet<SectionKind> = new Set(['measures', 'problems-and-measures', 'goals', 'safeguards', 'use', 'problems'])
const PAST = /完成|通过|开展|发放|收回|回收|验收|完工|竣工|开工|考核|举办|召开|签订|支付|收集|核查|走访|到货|投入使用|建成|印发/u
const FUTURE =
  /将|拟|计划|预计|预期|约定|按合同|尾款|余款|质保金|到期|届满|应|须|需|有效|期限|服务期|合同期|质保|起执行|起施行|安排|下一步|力争|确保|结转|转入|续|继续|未|尚|推迟|延|底前|待|后再|改进|措施|整改|目标|要求|建设期|实施期|周期/u

/** What is told as done lies after the day on which it is told. */
function* afterTheReport(document: Document, line: DatedLine, latest: SaidDate): Iterable<Report> {
  const place = ({ stretch, start, end }: SaidDate) => placeOfPlain(scriptOf(document), stretch, start, end)
  const own = isOfEvaluation(line) || isSurvey(line) ? evaluationSteps(line) : []
  for (const written of line.dates) {
    const date = withYear(written, latest.from)
    if (date.isLimit || !isDated(date) || first(date.to ?? date.from) <= last(latest.from)) continue
    const step = own.find((one) => one.date === written)
    if (step && !OUTSIDE.test(step.said) && !isToCome(written)) {
      yield {
        place: place(latest),
        related: [place(date)],
        message: `落款日期${sayDay(latest.from)}早于自评工作的结束日期${sayDay(date.to ?? date.from)}`,
      }
      return
    }
    if (!isLookedAt(date) && (date.to || !isToldAsDone(line, date))) continue
    yield {
      place: place(date),
      related: [place(latest)],
      message: `这个日期（${sayDay(date.from)}）晚于填报日期（${sayDay(latest.from)}）`,
    }
    return
  }
}
/** "现场评价日期：4月3日—4月10日" */
const isLookedAt = ({ stretch, start }: SaidDate) =>
  /(?:评价|调查|核查|调研|勘察|访谈|抽查)(?:日期|时间)(?:为|是)?[:：]?$/u.test(stretch.text.slice(Math.max(0, start - 10), start))
/** "将于4月审议" */
const isToCome = ({ stretch, start }: SaidDate) =>
  /(?:将|拟|计划|预计|安排|定)(?:于|在)?$/u.test(stretch.text.slice(Math.max(0, start - 6), start))
/** A step of a paragraph without a year is of the year of the signature, where it is not far from it. */
function withYear(date: SaidDate, { year, month }: SaidDay): SaidDate {
  if (
    date.from.year !== undefined ||
    year === undefined ||
    date.from.day === undefined ||
    date.stretch.passage.row ||
    date.from.month < month ||
    date.from.month > month + 3
  )
    return date
  return { ...date, from: { ...date.from, year }, ...(date.to ? { to: { ...date.to, year } } : {}) }
}

/** What follows the report. */
const OUTSIDE = /公开|公示|报送|备案|上报/u
const isSurvey = ({ label = '', stretches }: DatedLine) =>
  [label, ...stretches.map(({ text }) => text)].some((text) => /问卷|调查/u.test(text))

function isToldAsDone(line: DatedLine, { stretch, start, end, from }: SaidDate): boolean {
  if (!from.yearWritten) return false
  const { row, table } = stretch.passage
  if (row && end - start === stretch.text.length) {
    // A table of measures has deadlines; a date alone in a cell of another one is what was reached.
    const head = table?.rows[0]?.cells.map(({ text }) => text).join('|') ?? ''
    return from.day !== undefined && (/实际/u.test(head) || !/时限|期限|完成时间|责任人|整改|措施|计划|目标/u.test(head))
  }
  const clause = around(stretch.text, start, end, '，。；;！？')
  const lead = stretch.text.slice(clause.start, start)
  if (/已(?:经|于|在|于上)?$/u.test(lead) || /^才/u.test(stretch.text.slice(end))) return true
  if (line.kind !== undefined && TO_COME.has(line.kind)) return false
  return PAST.test(clause.text) && !FUTURE.test(clause.text) && !COMING.test(around(stretch.text, start, end, '。；;').text)
}
/** Words by which a whole sentence speaks of what is to come. */
const COMING = /将|拟|计划|预计|约定|下一步|改进|措施/u

/** Steps that can be taken only when the year is over; the last months of it are left to those who begin early. */
const BEGINS_IN = 9
/** A survey may be of the year itself; in its first months there is nothing to ask about. */
const ASKED_FROM = 4

function wrongYearStepsIn(line: DatedLine, year: number): readonly Step[] {
  const isOwn = isOfEvaluation(line)
  if (!isOwn && !isSurvey(line)) return []
  return evaluationSteps(line).filter(({ date: { from, to, isLimit }, first: kind, last: upTo, said }) => {
    const { month, year: own } = to ?? from
    if (isLimit || own === undefined || own < year - 3 || own > year || (from.day === undefined && upTo < REPORTED)) return false
    if (upTo === SURVEYED && kind === SURVEYED) return isSurveyOfAnotherYear(line, own, month, year, said)
    return isOwn && upTo > 1 && !OUTSIDE.test(said) && (own < year || month <= BEGINS_IN)
  })
}

const ASKED = /问卷|满意度|测评/u
/** A survey long before the year is over, or of the year before where nothing is compared with it. */
function isSurveyOfAnotherYear({ dates, stretches }: DatedLine, own: number, month: number, year: number, said: string): boolean {
  const texts = stretches.map(({ text }) => text).join('')
  if (/培训|活动|比赛|春|上年|去年|同比|提高|下降/u.test(texts)) return false
  if (own === year) return month <= ASKED_FROM && ASKED.test(said)
  return ASKED.test(texts) && dates.every(({ from }) => from.year === undefined || from.year < year)
}

/** Before the date by which a measure is to be done. */
const DEADLINE_LABEL = /(?:时限|期限|完成时间|整改时间|完成日期)(?:为|是)?[:：]?$/u
const PLANNED = /原|未能|未在|没有|应于|应在|已于|实际|晚于|截至|目标/u
/** What is still left to be done is done after the report. */
const LEFT = /^之?前[^，。；;]{0,6}(?:剩余|剩下|余下|其余|尚未|未完成)/u
const TO_DO =
  /^之?前[^，。；;]{0,12}(?:完成|补齐|落实|完工|办结|到位|配齐|整改|修完|做完|付清|补种|补栽|剩余|建立|公示|核查|复查|复核|调整|修订|制定|出台|印发|签订|安装|补装|更换|支付|建成|清理|收回|上报|报送|公开)/u

/** Who is to do it stands before the day: "社区服务科2024年4月30日前复查". */
const ACTOR = /(?:[科股室办站所处院校部局组队会]|中心|公司|单位|负责人?|牵头)[在于]?$/u
const isOver = ({ stretch, start, end }: SaidDate) => /未|没|滞后|才|实际|已/u.test(around(stretch.text, start, end).text)

/** A report is on its way for some weeks before it is signed. */
const monthOf = ({ day: _, part: __, ...month }: SaidDay): SaidDay => month

/** A date below the heading of a deadline in a table of measures, in a row that does not say it is done. */
function isPlannedCell({ stretch, start, end }: SaidDate): boolean {
  const { table, row, cell } = stretch.passage
  const heads = table?.rows[0]?.cells ?? []
  const own = heads.find(({ column }) => column === cell?.column)?.text ?? ''
  return (
    row !== undefined &&
    row !== table?.rows[0] &&
    start === 0 &&
    stretch.text.length - end <= 2 &&
    /时限|期限|完成时间|完成日期/u.test(own) &&
    heads.some(({ text }) => /措施|整改|责任/u.test(text)) &&
    !heads.some(({ text }) => /情况|进展|状态|实际/u.test(text)) &&
    !row.cells.some(({ text }) => /已(?:完成|整改|办结|落实|到位)/u.test(text))
  )
}

/** A measure that was to be done before the report was written, or before the evaluated year was over. */
function isPastDeadline({ kind }: DatedLine, date: SaidDate, year: number, signed: SaidDay | undefined, monitored: boolean): boolean {
  const { stretch, start, end, to } = date
  const from = monitored && signed ? { year: signed.year!, ...date.from } : date.from
  if (to || from.year === undefined || !(from.yearWritten || monitored)) return false
  if (isPlannedCell(date)) return (signed ? last(from) < first(monthOf(signed)) : from.year < year) && !monitored
  // "将于2024年7月公开"
  if (/(?:将|拟|计划|预计)(?:于|在)$/u.test(stretch.text.slice(Math.max(0, start - 6), start)) && !/原计划/u.test(stretch.text))
    return signed !== undefined && !monitored && kind !== undefined && TO_COME.has(kind) && last(from) < first(monthOf(signed))
  const isLabelled = DEADLINE_LABEL.test(stretch.text.slice(Math.max(0, start - 12), start))
  if (!date.isLimit && !isLabelled) return false
  const behind = stretch.text.slice(end, end + 20)
  const before = stretch.text.slice(Math.max(0, start - 16), start)
  const isMeasure = kind === 'measures' || kind === 'problems-and-measures'
  const isCell = stretch.index === undefined
  if (PLANNED.test(before) || /^之?前(?:未|没|尚|已|应)/u.test(behind) || (!isMeasure && !isCell)) return false
  const isEarly = from.year < year
  if (isEarly) return isMeasure || TO_DO.test(behind)
  if (!isMeasure) return false
  if (signed && monitored) return last(from) < first(monthOf(signed)) && TO_DO.test(behind)
  if (signed && !monitored && last(from) < first(monthOf(signed)))
    return kind === 'measures' || isLabelled || LEFT.test(behind) || (ACTOR.test(before) && TO_DO.test(behind) && !isOver(date))
  return from.year === year && LEFT.test(behind) && !monitored
}

import { monitoredPeriod } from '../extract/monitored-period.ts'
import type { Document, Report } from '../rule.ts'
import { type Hit, placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'
import { lastYear } from './against-report.ts'
import { datedLines } from './said-dates.ts'
import { signedDates } from './signed-dates.ts'
import { isOfEvaluation } from './step-order.ts'
import { evaluationSteps } from './told-steps.ts'

/** What a text says of the year it is about, and how much each kind of it counts; the last counts what is said often only up to a limit. */
const SIGNS: readonly { readonly pattern: RegExp; readonly weight: number; readonly most: number }[] = [
  {
    pattern:
      /(20\d\d)年度?(?:部门|单位|本级|项目|预算|财政|整体|支出|市级|县级|区级|省级){0,5}(?:绩效)?(?:自评|自我评价|绩效评价|目标完成情况)/gu,
    weight: 2,
    most: 4,
  },
  { pattern: /截[至止]到?(20\d\d)年(?:12月31日|12月底|年?底|年?末)/gu, weight: 1, most: 2 },
  { pattern: /(20\d\d)年(?:末|底|全年|新增|共|实际|当年)/gu, weight: 1, most: 2 },
  {
    pattern: /(20\d\d)年度?(?:[一-龥]{0,4})(?:年初预算|预算|决算|收入|支出|完成|实施|安排|执行|下达|[1-9]\d*[宗件人次万个户])/gu,
    weight: 0.5,
    most: 2,
  },
]
/** What is signed in a year, or worked on, is about the one before it. */
const SIGNED_WEIGHT = 2
const WORKED_WEIGHT = 1
/** What it takes to doubt a title: that much, and nearly nothing on its side. */
const ENOUGH = 3
const SHARE = 0.2
/** Other years are told beside the own one on purpose. */
const COMPARED = /上年|去年|往年|以前年度|历年|同期|同比|比\d{4}|较\d{4}|结转/u

/** The head names a year of which the document says nothing more, while all it tells is of another one: "2022年度" over the results of 2024. */
export function* titleOutvoted(document: Document): Iterable<Report> {
  const said = document.claims.year
  if (!said?.place || lastYear(document) > said.value) return
  const script = scriptOf(document)
  // A monitoring report is signed in the year it is about.
  if (monitoredPeriod(script.stretches)) return
  const votes = new Map<number, number>()
  const firsts = new Map<number, Hit>()
  const add = (year: number, weight: number) => votes.set(year, (votes.get(year) ?? 0) + weight)
  for (const { pattern, weight, most } of SIGNS) {
    const own = new Map<number, number>()
    for (const hit of plainHits(script, pattern)) {
      if (isPlaceOf(said.place, hit, script) || COMPARED.test(hit.stretch.text.slice(Math.max(0, hit.start - 12), hit.end + 6))) continue
      const year = Number(hit.groups[0])
      own.set(year, Math.min(most, (own.get(year) ?? 0) + weight))
      if (!firsts.has(year)) firsts.set(year, hit)
    }
    for (const [year, sum] of own) add(year, sum)
  }
  for (const year of new Set(signedDates(document).map(({ from }) => from.year! - 1))) add(year, SIGNED_WEIGHT)
  const worked = datedLines(document).flatMap((line) => (isOfEvaluation(line) ? evaluationSteps(line) : []))
  for (const year of new Set(worked.flatMap(({ date: { from } }) => (from.yearWritten ? from.year! - 1 : [])))) add(year, WORKED_WEIGHT)
  const [best] = [...votes].toSorted(([, a], [, b]) => b - a)
  const hit = best && firsts.get(best[0])
  if (!best || best[0] === said.value || best[1] < ENOUGH || (votes.get(said.value) ?? 0) > best[1] * SHARE) return
  yield {
    message: `标题（表头）写的是 ${said.value} 年度，文中写的却是 ${best[0]} 年的情况，请核对年份`,
    place: said.place,
    ...(hit ? { related: [placeOfPlain(script, hit.stretch, hit.start, hit.end)] } : {}),
    found: `${said.value}年`,
    expected: `${best[0]}年`,
    severity: 'warning',
  }
}

const isPlaceOf = ({ paragraph }: { readonly paragraph?: number }, { stretch }: Hit, { stretches }: Script) =>
  paragraph === stretch.passage.number || stretch === stretches[0]

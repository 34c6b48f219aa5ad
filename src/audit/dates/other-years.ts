import { monitoredPeriod } from '../extract/monitored-period.ts'
import type { Document, Report } from '../rule.ts'
import { around, CLAUSE, type Hit, placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'
import { comparedWithAnotherYear } from './compared-years.ts'
import { numbersOfOtherYears } from './number-years.ts'
import { periodOfAnotherYear, relativeYearsMistold } from './relative-years.ts'
import { columnsOfOtherYears, headsOfOtherYears } from './years-of-tables.ts'

/** Years that can only be the evaluated one, or one behind it, and are not. All asked: each may have been meant. */
export function* otherYears(document: Document): Iterable<Report> {
  const year = document.claims.year?.value
  if (year === undefined) return
  const script = scriptOf(document)
  yield* headsOfOtherYears(document, year)
  yield* columnsOfOtherYears(document, year)
  if (!monitoredPeriod(script.stretches)) yield* usedInOtherYears(script, year)
  yield* numbersOfOtherYears(document)
  yield* relativeYearsMistold(script, year)
  yield* periodOfAnotherYear(script, year)
  yield* comparedWithAnotherYear(script, year)
  yield* doneInTheYearAfter(script, year)
  yield* yearsFarAhead(script, year)
  yield* plannedInOtherYears(script, year)
  yield* scoresOfOtherYears(script, year)
  yield* goalsOfOtherYears(script, year)
}

/** "2025年…全年执行98.00万元" in the report on 2024: that year is not over. */
const WHOLE_YEAR = /(20\d\d)年度?(?=[^。；\d]{0,24}(?:年初)?预算[^。；]{0,30}全年[^，。；]{0,6}(?:执行|支出|完成|实现))/gu
function* doneInTheYearAfter(script: Script, year: number): Iterable<Report> {
  for (const hit of plainHits(script, WHOLE_YEAR))
    if (Number(hit.groups[0]) === year + 1)
      yield report(script, hit, `这里写的是 ${year + 1} 年全年的情况，评价的是 ${year} 年度，请核对年份`)
}

/** What a year has only when it is over, or when the year before it ends. */
const OF_A_YEAR =
  /(20\d\d)年度?(?:[一-龥]{0,2}(?:部门|单位|本级|财政|整体|项目|预算|政府)){0,3}(?:支出)?(?:绩效)?(?:自评|评价|决算|预算|执行|监控|审计|检查|考核|实际|完成|支出|收入)/gu
/** Plans look far ahead. */
const PLANNED = /规划|到20|至20|[-—~]|远期|长期|中长期|目标|将|拟|计划|预计|预期|力争|前|届满|到期|期限|合同|偿还|期末/u
/** Years ahead of the evaluated one that anything is planned for in a report. */
const AHEAD = 2

/** "2032年度自评指出的问题" in a report on 2024: figures of the year changed places. */
function* yearsFarAhead(script: Script, year: number): Iterable<Report> {
  for (const hit of plainHits(script, OF_A_YEAR)) {
    const own = Number(hit.groups[0])
    const { stretch, start, end } = hit
    if (own <= year + AHEAD || PLANNED.test(around(stretch.text, start, end, CLAUSE).text)) continue
    if (/《[^》]*$/u.test(stretch.text.slice(0, start)) || /[到至]20\d\d年|规划/u.test(around(stretch.text, start, end).text)) continue
    yield report(script, hit, `${own} 年还没有到，评价的是 ${year} 年度，请核对年份`)
  }
}

const USED = [
  /(?:随|同|与)(20\d\d)年度?(?:本?部门|本?单位|本级|政府|财政){0,2}决算[^，。；]{0,12}公开/gu,
  /(?:作为|编制|安排|用于|纳入|调整)[^，。；\d]{0,8}(20\d\d)年度?(?:[一-龥]{0,6})(?:预算|资金)[^，。；]{0,4}(?:安排|编制|依据|参考)/gu,
  /(?:与|同)(20\d\d)年度?(?:[一-龥]{0,4})(?:预算|资金)[^，。；]{0,4}挂钩/gu,
]

/** What is to come is put into the budgets behind the evaluated year. */
const TO_COME = /(?:应当?|将|拟|建议|继续|力争|计划)[^。；]{0,30}(?:在|列入|纳入|编入)(20\d\d)年度?(?:[一-龥]{0,4})预算/gu
const TO_COME_SECTIONS = new Set(['measures', 'problems-and-measures', 'use'])
function* plannedInOtherYears(script: Script, year: number): Iterable<Report> {
  for (const hit of plainHits(script, TO_COME)) {
    const own = Number(hit.groups[0])
    if (own > year || own < year - 3 || hit.stretch.kind === undefined || !TO_COME_SECTIONS.has(hit.stretch.kind)) continue
    yield report(script, hit, `今后的安排列入的是 ${own} 年预算，评价的是 ${year} 年度，请核对年份`)
  }
}

const SCORED = /(20\d\d)年度?(?:[一-龥]{0,12})(?:绩效)?(?:自评|评价)(?:综合|总)?得分(?:为|是)?\d/gu
/** "2021年度项目绩效评价得分91.30分" where no score is told of the evaluated year: other years are told to compare. */
function* scoresOfOtherYears(script: Script, year: number): Iterable<Report> {
  const hits = [...plainHits(script, SCORED)]
  if (hits.some(({ groups }) => Number(groups[0]) === year)) return
  for (const hit of hits) {
    const own = Number(hit.groups[0])
    if (own >= year || own < year - 4 || BESIDE.test(around(hit.stretch.text, hit.start, hit.end).text)) continue
    yield report(script, hit, `得分写的是 ${own} 年度的，评价的是 ${year} 年度，请核对年份`)
  }
}

const CHECKED = /(?:对照?|围绕|按照?|将|与)(20\d\d)年度?(?:[一-龥]{0,6})绩效目标[^，。；]{0,6}(?:核对|比较|对比|比对|评分|打分|自评)/gu
/** "对2022年度绩效目标逐项核对": what is evaluated is held against the goals of its own year. */
function* goalsOfOtherYears(script: Script, year: number): Iterable<Report> {
  for (const hit of plainHits(script, CHECKED)) {
    const own = Number(hit.groups[0])
    if (own >= year || own < year - 4 || BESIDE.test(around(hit.stretch.text, hit.start, hit.end, CLAUSE).text)) continue
    yield report(script, hit, `对照的是 ${own} 年度的绩效目标，评价的是 ${year} 年度，请核对年份`)
  }
}
const BESIDE = /上年|本年|提高|降低|去年|上一年|往年|以前年度|历年|同期|同比|[比较]20|增长|下降|问题|整改/u

/** The results of a year are published with its accounts, and used for the budgets behind it. */
function* usedInOtherYears(script: Script, year: number): Iterable<Report> {
  for (const [i, pattern] of USED.entries()) {
    for (const hit of plainHits(script, pattern)) {
      const own = Number(hit.groups[0])
      const isWrong = i === 0 ? own !== year : own <= year
      const { text } = around(hit.stretch.text, hit.start, hit.end)
      if (
        !isWrong ||
        own < year - 3 ||
        own > year + 1 ||
        !/结果|自评|评价|本?报告/u.test(text) ||
        /上年|去年|已(?:作为|用于|随)/u.test(text)
      )
        continue
      yield report(script, hit, `${i === 0 ? '随决算公开的' : '结果用于的预算'}是 ${own} 年，评价的是 ${year} 年度，请核对年份`)
    }
  }
}

function report(script: Script, { stretch, start, groups, text }: Hit, message: string): Report {
  const at = start + text.indexOf(groups[0]!)
  return { message, place: placeOfPlain(script, stretch, at, at + 5), found: `${groups[0]}年`, severity: 'warning' }
}

import type { Report } from '../rule.ts'
import { around, placeOfPlain, plainHits, type Script, type Stretch } from '../script.ts'

const CHANGE = '(?:增长|增加|提高|提升|上升|增幅|下降|减少|降低|降幅)'
/** "比2023年增长20%", "较2022年提高6个百分点". */
const COMPARED = new RegExp(
  `[比较](20\\d\\d)年度?(?:的|同期|全年)?[^，。；\\d\\n]{0,8}${CHANGE}(?:了|约)?(\\d+(?:\\.\\d+)?)(%|个百分点)`,
  'gu',
)
/** "2023年5000人次" */
const FIGURE = /(20\d\d)年[^，。；\d]{0,14}?(\d+(?:\.\d+)?)(?!\d|年|月|日|个百分点)/gu
/** "较2025年的90%提升" */
const WITH_FIGURE = /[比较](20\d\d)年度?(?:的|同期)?\d+(?:\.\d+)?[^，。；\d\n]{0,6}(?:增|提|升|上|下|减|降)/gu
const SINCE = /[由从](20\d\d)年[^。；\n]{0,20}?(?:增加|增长|提高|提升|上升|下降|减少|降低|降)[到至为](20\d\d)年/gu
const WITH = /与(20\d\d)年度?(?:同期)?相比，(20\d\d)年/gu

/** The year a change is told against, where the figures told beside it are those of another. Asked. */
export function* comparedWithAnotherYear(script: Script, year: number): Iterable<Report> {
  for (const { stretch, start, end, groups, text } of plainHits(script, COMPARED)) {
    const [own, change] = [Number(groups[0]), Number(groups[1])]
    const at = start + text.indexOf(groups[0]!)
    const sentence = around(stretch.text, start, end)
    const found = own > year ? `评价的是 ${year} 年度，不会和 ${own} 年比较` : ofOther(sentence.text, own, change, groups[2]!, text)
    if (found !== undefined) yield report(script, stretch, at, own, found)
  }
  for (const { stretch, start, groups, text } of plainHits(script, WITH_FIGURE)) {
    const own = Number(groups[0])
    if (own > year) yield report(script, stretch, start + text.indexOf(groups[0]!), own, `评价的是 ${year} 年度，不会和 ${own} 年比较`)
  }
  for (const pattern of [SINCE, WITH]) {
    // "与2023年相比，2023年预算386万元；2024年预算增加26.60万元"
    for (const { stretch, start, end, groups, text } of plainHits(script, pattern))
      if (Number(groups[0]) > Number(groups[1]) || (groups[0] === groups[1] && yearsOf(around(stretch.text, start, end).text) === 1))
        yield report(script, stretch, start + text.indexOf(groups[0]!), Number(groups[0]), '前后比较的两个年份颠倒或相同')
  }
  yield* sameTimeOfAnotherYear(script)
  yield* headsOfAnotherYear(script)
}

const yearsOf = (text: string) => new Set(text.match(/20\d\d(?=年)/gu)).size

const report = (script: Script, stretch: Stretch, at: number, year: number, message: string): Report => ({
  place: placeOfPlain(script, stretch, at, at + 5),
  message: `${message}，请核对年份`,
  found: `${year}年`,
  severity: 'warning',
})

/** The figures of a sentence by their years; empty where one year has several. */
function figuresOf(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (const match of text.matchAll(FIGURE)) {
    if (/[比较]$/u.test(text.slice(0, match.index))) continue
    if (found.has(Number(match[1]))) return new Map()
    found.set(Number(match[1]), Number(match[2]))
  }
  return found
}

function ofOther(sentence: string, own: number, change: number, unit: string, words: string): string | undefined {
  if ((sentence.match(new RegExp(`${own}年`, 'gu')) ?? []).length > 1) return undefined
  const figures = [...figuresOf(sentence)].toSorted(([a], [b]) => a - b)
  if (figures.length !== 2) return undefined
  const [[before, a], [after, b]] = figures as [[number, number], [number, number]]
  if (before === own || after === own) return undefined
  return isChange(a, b, change, unit) ? `“${words}”是按 ${before} 年和 ${after} 年的数算的` : undefined
}

const isChange = (a: number, b: number, change: number, unit: string) =>
  a > 0 && Math.abs(Math.abs(unit === '%' ? ((b - a) / a) * 100 : b - a) - change) < 0.06

const SAME_TIME = new RegExp(`同比${CHANGE}(?:了|约)?(\\d+(?:\\.\\d+)?)(%|个百分点)`, 'gu')
/** "2024年6000人次，2022年为5000人次，同比增长20%": the same time of the year before is meant. */
function* sameTimeOfAnotherYear(script: Script): Iterable<Report> {
  for (const { stretch, start, end, groups } of plainHits(script, SAME_TIME)) {
    const sentence = around(stretch.text, start, end)
    const figures = [...figuresOf(sentence.text)].toSorted(([a], [b]) => a - b)
    if (figures.length !== 2) continue
    const [[before, a], [after, b]] = figures as [[number, number], [number, number]]
    if (after - before === 1 || !isChange(a, b, Number(groups[0]), groups[1]!)) continue
    const at = sentence.start + sentence.text.indexOf(`${before}年`)
    yield report(script, stretch, at, before, `同比是和 ${after - 1} 年比，写的却是 ${before} 年的数`)
  }
}

const HEAD = /^[比较](20\d\d)年[^\d]{0,6}(?:增|减|降|变)/u
/** "2023年 | 2024年 | 较2022年增幅": a year the table does not have. */
function* headsOfAnotherYear(script: Script): Iterable<Report> {
  for (const stretch of script.stretches) {
    const { table, row } = stretch.passage
    if (!table || !row || row !== table.rows[0]) continue
    const own = Number(HEAD.exec(stretch.text)?.[1] ?? Number.NaN)
    if (Number.isNaN(own)) continue
    const years = row.cells.flatMap(({ text }) => (HEAD.test(text) ? [] : (text.match(/20\d\d(?=年)/gu) ?? []).map(Number)))
    if (years.length >= 2 && !years.includes(own))
      yield report(script, stretch, stretch.text.indexOf(`${own}`), own, `表中没有 ${own} 年的数`)
  }
}

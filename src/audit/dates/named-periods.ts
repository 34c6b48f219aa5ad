import { chineseNumeral, countWritten } from '#domain/parse/chinese-numeral.ts'
import type { Document, Report } from '../rule.ts'
import { type Hit, placeOfPlain, plainHits, type Script, scriptOf } from '../script.ts'
import { datedLines } from './said-dates.ts'

/** Parts of a year by name: their first and last month. */
const MONTHS: readonly (readonly [name: RegExp, first: number, last: number])[] = [
  [/上半年$/u, 1, 6],
  [/下半年$/u, 7, 12],
  [/前三(?:个)?季度$/u, 1, 9],
  [/前[两二](?:个)?季度$/u, 1, 6],
  [/(?<!前)第?[一1]季度$/u, 1, 3],
  [/(?<!前)第?[二2]季度$/u, 4, 6],
  [/(?<!前)第?[三3]季度$/u, 7, 9],
  [/(?<!前)第?[四4]季度$/u, 10, 12],
]
const LONGEST_NAME = 6

/** "上半年(1-7月)": months that the part of the year just named does not have. */
export function* partsOfYearsMistold(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const { dates } of datedLines(document)) {
    for (const { stretch, start, end, from, to, text } of dates) {
      const last = to ?? from
      if (!(to ? /^[)，,]/u : /^[)]/u).test(stretch.text.slice(end, end + 1)) || stretch.text[start - 1] !== '(') continue
      const name = stretch.text.slice(Math.max(0, start - 1 - LONGEST_NAME), start - 1)
      const known = MONTHS.find(([pattern]) => pattern.test(name))
      if (!known || (from.year !== undefined && last.year !== undefined && from.year !== last.year)) continue
      const [, begin, finish] = known
      if (from.month >= begin && last.month <= finish) continue
      yield {
        place: placeOfPlain(script, stretch, start, end),
        message: `${name.match(known[0])?.[0]}是 ${begin}—${finish} 月，写的是${text}`,
        found: text,
      }
    }
  }
  yield* plansMistold(script)
  yield* termsOfYearsMistold(script)
}

/** The five-year plans by number: the sixth began in 1981. */
const PLAN = /[“"]?(十[一二三四五六七八九])五[”"]?(?:时期|期间|规划)?[(]((?:19|20)\d\d)年?(?:-|~|至){1,2}((?:19|20)\d\d)年?[)]/gu
const BEFORE_ALL_PLANS = 1951
function* plansMistold(script: Script): Iterable<Report> {
  for (const hit of plainHits(script, PLAN)) {
    const begin = Number(chineseNumeral(hit.groups[0]!)) * 5 + BEFORE_ALL_PLANS
    if (Number(hit.groups[1]) === begin && Number(hit.groups[2]) === begin + 4) continue
    yield mistold(script, hit, `“${hit.groups[0]}五”是 ${begin}—${begin + 4} 年`)
  }
}

/** "三年行动(2021-2024年)", "三年期项目，实施期2023-2026年": the years told against their number. */
const TERM =
  /([二两三四五六七八九十]|\d)年(?:期|行动|计划|规划|攻坚|提升|专项|任务|周期)[^，。；\d]{0,12}(?:[(]|，(?:实施|建设|项目|服务)(?:期限?|周期)?(?:为|是)?)(20\d\d)年?(?:-|~|至){1,2}(20\d\d)年?(?![\d.年月]|\d?月)/gu
/** "近三年(2022-2024年)" */
const YEARS = /(?<![\d第年])([二两三四五六七八九十]|\d)年(?:来|间|内)?[(](20\d\d)年?(?:-|~|至){1,2}(20\d\d)年?(?=[)])/gu
function* termsOfYearsMistold(script: Script): Iterable<Report> {
  for (const hit of [...plainHits(script, TERM), ...plainHits(script, YEARS)]) {
    const said = countWritten(hit.groups[0]!)
    const years = Number(hit.groups[2]) - Number(hit.groups[1]) + 1
    if (years === said || years < 1) continue
    yield mistold(script, hit, `${hit.groups[1]}—${hit.groups[2]} 年是 ${years} 个年份，写的是 ${hit.groups[0]} 年`)
  }
}

const mistold = (script: Script, { stretch, start, end, text }: Hit, message: string): Report => ({
  place: placeOfPlain(script, stretch, start, end),
  message: `${message}，请核对`,
  found: text,
})

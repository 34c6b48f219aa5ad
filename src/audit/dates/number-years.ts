import type { DocumentNumber } from '../extract/claims.ts'
import type { Document, Report } from '../rule.ts'
import { around, placeOfPlain, type Stretch, scriptOf } from '../script.ts'
import { datedLines, headingOf } from './said-dates.ts'
import { signedDates } from './signed-dates.ts'

/** The year of a document's number 文号 against what is said of it. All asked: it may be the number of another paper. */
export function* numbersOfOtherYears(document: Document): Iterable<Report> {
  const { claims } = document
  const year = claims.year?.value
  const signed = signedDates(document)
    .map(({ from }) => from.year!)
    .toSorted((a, b) => b - a)[0]
  for (const number of claims.documentNumbers) {
    if (number.year === undefined) continue
    const words = claims.passages[number.passage]!.text
    const at = words.indexOf(number.text)
    const message =
      ofTitle(number) ??
      ofIssue(number, words.slice(Math.max(0, at - 110), at)) ??
      ofUse(number, words, at) ??
      ofFuture(number, signed, year) ??
      (year === undefined ? undefined : ofBasis(number, words, at, year))
    if (message !== undefined)
      yield { place: number.place, message: `${message}，请核对文号的年份`, found: `${number.year}`, severity: 'warning' }
  }
  yield* numbersInRows(document)
}

/** What a paper is about, and the years before and after that in which it may be issued. */
const ABOUT: readonly (readonly [title: RegExp, earliest: number, latest: number])[] = [
  [/(20\d\d)年度?[^年]{0,20}(?:自评|绩效评价)/u, 0, 3],
  [/提前下达(20\d\d)年/u, -1, 0],
  [/(?:编制|申报)(20\d\d)年度?[^年]{0,8}(?:预算|项目|计划)/u, -2, 0],
  [/批复(20\d\d)年度?[^年]{0,8}(?<!执行|收支)预算(?!执行|调整|追加)/u, -1, 0],
  [/(?:下达|安排|拨付|追加|分配|印发)[^，。；]{0,6}(20\d\d)年度?(?![-~至、和年])/u, -1, 1],
]
function ofTitle({ year, title = '', text }: DocumentNumber): string | undefined {
  if (/20\d\d年?度?[-~—至、和]/u.test(title)) return undefined
  for (const [pattern, earliest, latest] of ABOUT) {
    const about = Number(pattern.exec(title)?.[1] ?? Number.NaN)
    if (Number.isNaN(about)) continue
    return year! < about + earliest || year! > about + latest ? `写 ${about} 年的文件不会在 ${year} 年发文（${text}）` : undefined
  }
  return undefined
}

const ISSUED =
  /(20\d\d)年\d{1,2}月(?:\d{1,2}日)?，?[^，。；《》]{0,14}(?:印发|下发|发布|出台|以|批复|批准|核准)[^，。；《》]{0,16}(?:《[^《》。；]{2,60}》)?[(]?$/u
const MEETING = /(20\d\d)年第[\d一二三四五六七八九十]{1,3}次[^，。；《》]{0,20}会议?[^，。；《》]{0,12}[(]$/u
function ofIssue({ year, text }: DocumentNumber, before: string): string | undefined {
  const issued = ISSUED.exec(before) ?? MEETING.exec(before)
  return issued && Number(issued[1]) !== year ? `${issued[1]}年印发的文件，文号（${text}）的年份却是 ${year}` : undefined
}

/** Something was done by a paper that has the number of a later year. */
const DONE_AFTER =
  /^[)]?(?:文件?|通知|批复|号文)?[^。；]{0,14}(?:批复|批准|立项|核准)[^。；]{0,6}，[^。；]{0,10}?(20\d\d)年\d{0,2}月?[^，。；]{0,6}(?:开工|动工|实施|签订|完工|招标|建成)/u
const RECEIVED =
  /(20\d\d)年\d{1,2}月(?:\d{1,2}日)?，?[^，。；《》]{0,10}(?:收到|接到|按照|根据|依据)[^，。；《》]{0,8}(?:《[^《》。；]{2,60}》)?[(]?$/u
function ofUse({ year, text }: DocumentNumber, words: string, at: number): string | undefined {
  const used =
    RECEIVED.exec(words.slice(Math.max(0, at - 110), at)) ?? DONE_AFTER.exec(words.slice(at + text.length, at + text.length + 60))
  return used && Number(used[1]) < year! ? `${used[1]}年的事，依据的文件（${text}）却是 ${year} 年的` : undefined
}

/** A number of a year that the report had not reached. */
function ofFuture({ year, text }: DocumentNumber, signed: number | undefined, evaluated: number | undefined): string | undefined {
  if (signed !== undefined)
    return year! > signed && year! <= signed + 5 ? `报告写于 ${signed} 年，文件（${text}）却是 ${year} 年的` : undefined
  return evaluated !== undefined && year! >= evaluated + 2 && year! <= evaluated + 5 && year! < 2100
    ? `评价的是 ${evaluated} 年度，文件（${text}）却是 ${year} 年的`
    : undefined
}

const BASIS = /立项|批复|核定|设立|项目依据|资金文件|下达|安排资金|补助标准|实施依据/u
/** What belongs to the year behind the evaluated one. */
const LATER = /自评|评价|绩效|整改|改进|下一步|修订|次年|明年|决算|结果|公开|审计|验收|收回|清算|结算|追加|调整|续/u
/** A paper of the year after the evaluated one as that on which its work or its money stood. */
function ofBasis({ year, text, title = '' }: DocumentNumber, words: string, at: number, evaluated: number): string | undefined {
  if (year !== evaluated + 1) return undefined
  const { text: sentence } = around(words, at, at + text.length)
  if (LATER.test(sentence) || !BASIS.test(sentence) || sentence.replace(text, '').includes(`${year}年`) || /20\d\d/u.test(title))
    return undefined
  return `评价的是 ${evaluated} 年度，依据的文件（${text}）却是 ${year} 年的`
}

const NUMBER = /[〔[【(﹝]((?:19|20)\d\d)[〕\]】)﹞]第?\d{1,5}号/u
/** A number and its date in one row of a table. */
function* numbersInRows(document: Document): Iterable<Report> {
  const script = scriptOf(document)
  for (const { stretches, dates } of datedLines(document)) {
    if (!stretches[0]!.passage.row) continue
    const numbered: Stretch[] = stretches.filter(({ text }) => NUMBER.test(text))
    const own = dates.filter(({ from, to }) => from.yearWritten && !to)
    if (numbered.length !== 1 || own.length !== 1) continue
    const [stretch, date] = [numbered[0]!, own[0]!]
    const match = NUMBER.exec(stretch.text)!
    const [year, told] = [Number(match[1]), date.from.year!]
    const heading = headingOf(date).replace(/\s/gu, '')
    const isIssue = date.stretch !== stretch && /^(?:文件|成文|印发|发文|下达|批复|出台)?(?:日期|时间)$/u.test(heading)
    if (year === told || (year < told && !(isIssue && (date.from.month > 1 || year < told - 1))) || date.stretch === stretch) continue
    if (year > told && !/日期|时间/u.test(heading)) continue
    yield {
      place: placeOfPlain(script, stretch, match.index, match.index + match[0].length),
      related: [placeOfPlain(script, date.stretch, date.start, date.end)],
      message: `${told}年的文件，文号的年份却是 ${year}，请核对文号的年份`,
      found: `${year}`,
      severity: 'warning',
    }
  }
}

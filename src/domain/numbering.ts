/**
 * Heading and list numbers of Chinese documents 层次序数: recognises the mark a paragraph begins with. GB/T 9704 orders them 一、（一）1.（1），
 * practice adds 第一部分, ①, 1.1, A. and the rest. No judgement here whether a mark is the right one: that is for the rules.
 */
export type NumberingForm =
  /** 第一部分、第二编、第三章 */
  | 'part'
  /** 第一节 */
  | 'section'
  /** 一、 */
  | 'han'
  /** （一） */
  | 'han-bracket'
  /** 1. 1、 */
  | 'arabic'
  /** 1.1 2.3.1 */
  | 'decimal'
  /** （1） 1） */
  | 'arabic-bracket'
  /** ① ⑴ ㈠ */
  | 'circled'
  /** A. a) */
  | 'letter'
  /** 第一， 一是 其一， : counts inside running text */
  | 'spoken'

export interface HeadingMark {
  readonly form: NumberingForm
  /** The number it says: 三、 is 3; the last part of 2.3.1 is 1. */
  readonly ordinal: number
  /** All parts of a decimal number, [2, 3, 1]; otherwise [ordinal]. */
  readonly parts: readonly number[]
  /** As written, bullets and spaces before it left out: "（一）", "1、". */
  readonly mark: string
  /** The separator as written: "、", ".", "．", "）", "" … */
  readonly separator: string
  /** Where the mark begins, and where the words after it begin. */
  readonly start: number
  readonly end: number
}

/** Usual order of the forms, outermost first. A form's rank is not the level of a heading: that depends on what stands around it. */
export const numberingRank: Readonly<Record<NumberingForm, number>> = {
  part: 1,
  section: 2,
  han: 3,
  'han-bracket': 4,
  arabic: 5,
  decimal: 5,
  'arabic-bracket': 6,
  circled: 7,
  letter: 8,
  spoken: 9,
}

const han = '[〇零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾]{1,5}'
const dot = '[、．.，,]'

/** Tried in order; group 1 is the number, group 2 the separator. */
const forms: readonly (readonly [NumberingForm, RegExp])[] = [
  ['part', new RegExp(`^第\\s*(${han}|\\d{1,2})\\s*(?:部分|编|篇|章)([、：:．.]?)`)],
  ['section', new RegExp(`^第\\s*(${han}|\\d{1,2})\\s*节([、：:．.]?)`)],
  ['spoken', new RegExp(`^第(${han})([，,、：:])`)],
  ['spoken', new RegExp(`^其(${han})([，,、：:]|是)`)],
  ['spoken', new RegExp(`^(${han})(是|要)`)],
  ['han', new RegExp(`^(${han})\\s*(、|．|\\.|，|,|：|:)`)],
  ['han-bracket', new RegExp(`^[（(〔﹙]\\s*(${han})\\s*([）)〕﹚])`)],
  ['arabic-bracket', /^[（(﹙]\s*(\d{1,3})\s*([）)﹚])/],
  ['arabic-bracket', /^(\d{1,3})\s*([）)])/],
  ['decimal', /^(\d{1,2}(?:(?:\s[.．]\s?|[.．])\d{1,2}){1,4})()(?=[.．、]?\s*[^\d\s.．、%％‰元万亿千百分个次人年月天至到—～~-])[.．、]?/],
  ['arabic', new RegExp(`^(\\d{1,3})\\s*(${dot})(?!\\s?\\d)`)],
  ['arabic', /^(\d{1,3})\s*(、|[.．](?=(?:19|20)\d\d年))/],
  // "4. 8座分类亭": a space after the mark and a count behind it.
  ['arabic', /^(\d{1,2})([.．])(?=\s\d{1,4}(?![万亿元])[一-龥])/],
  ['circled', /^([①-⑳㉑-㉟㊱-㊿⑴-⒇㈠-㈩❶-❿➀-➉])()/u],
  ['circled', /^([⒈-⒛])()/u],
  ['letter', /^([A-Za-z])([.．、)）])(?![A-Za-z.])/],
]

/** What any mark begins with. */
const BEGINS = /[第其〇零一二三四五六七八九十百壹贰叁肆伍陆柒捌玖拾（(〔﹙\dA-Za-z①-⑳㉑-㉟㊱-㊿⑴-⒇㈠-㈩❶-❿➀-➉⒈-⒛]/u

/** Bullets that exports put before the real number: "- 一、", "• 1." */
const bullet = /^[\s\u3000]*(?:[-–—•·●○■◆▪*＊➢√]+[\s\u3000]+)*/u

/**
 * The heading or list number at the beginning of a text, or undefined. Spaces that recognition (OCR) put inside survive: "（ 一 ） 总体".
 * "2024.1.1" and "3.5 万元" are figures, not marks; "1.2024年收入" is the mark 1. before a year.
 *
 * @example headingMark('（二）部门收支情况') // { form: 'han-bracket', ordinal: 2, mark: '（二）', separator: '）', start: 0, end: 3, parts: [2] }
 */
export function headingMark(text: string): HeadingMark | undefined {
  const start = bullet.exec(text)?.[0].length ?? 0
  if (!BEGINS.test(text.charAt(start))) return undefined
  const rest = text.slice(start, start + 40)
  for (const [form, pattern] of forms) {
    const match = pattern.exec(rest)
    if (!match) continue
    const parts = (match[1] ?? '').split(/[.．]/).map((part) => ordinal(part.trim()))
    const last = parts.at(-1)
    if (last === undefined || parts.includes(undefined)) continue
    const mark = match[0].trimEnd()
    const gap = /^[\s\u3000]*/.exec(rest.slice(mark.length))?.[0].length ?? 0
    const known = parts.filter((part) => part !== undefined)
    return { form, ordinal: last, parts: known, mark, separator: match[2] ?? '', start, end: start + mark.length + gap }
  }
  return undefined
}

/** The words behind the mark that a text begins with; all of it without one. */
export const withoutMark = (text: string): string => text.slice(headingMark(text)?.end ?? 0)

const digits = '零一二三四五六七八九'
const variants: Readonly<Record<string, string>> = {
  〇: '零',
  壹: '一',
  贰: '二',
  叁: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
}
/** First code point and count of the ready-made numbers of Unicode, each beginning at 1 unless said. */
const ready: readonly (readonly [first: string, count: number, from: number])[] = [
  ['①', 20, 1],
  ['㉑', 15, 21],
  ['㊱', 15, 36],
  ['⑴', 20, 1],
  ['㈠', 10, 1],
  ['❶', 10, 1],
  ['➀', 10, 1],
  ['⒈', 20, 1],
]

function ordinal(written: string): number | undefined {
  if (/^\d+$/.test(written)) return Number(written)
  if (/^[A-Za-z]$/.test(written)) return written.toLowerCase().charCodeAt(0) - 96
  const code = written.codePointAt(0) ?? 0
  for (const [first, count, from] of ready) {
    const step = code - (first.codePointAt(0) ?? 0)
    if (step >= 0 && step < count) return from + step
  }
  return hanOrdinal(written)
}

/** 十二 → 12, 二十 → 20, 一百零三 → 103, 二〇 → 20. Malformed counts (十十) are undefined. */
function hanOrdinal(written: string): number | undefined {
  const plain = [...written].map((c) => variants[c] ?? c).join('')
  if (/^[零一二三四五六七八九]+$/.test(plain)) return Number([...plain].map((c) => digits.indexOf(c)).join(''))
  const match = /^(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九])?$/.exec(plain)
  if (!match) return undefined
  const [, hundreds, tens, ten, ones] = match
  const tenCount = ten === undefined ? 0 : tens ? digits.indexOf(tens) : 1
  return (hundreds ? digits.indexOf(hundreds) * 100 : 0) + tenCount * 10 + (ones ? digits.indexOf(ones) : 0)
}

import { chineseNumeral } from '#domain/parse/chinese-numeral.ts'

/** A figure of a text before anything is made of it. */
export interface Written {
  readonly figure: string
  /** 万, 亿 … or ''. */
  readonly scale: string
  readonly unit: string
  readonly written: string
  readonly start: number
  readonly end: number
}

/** What is counted in words. No 分, 度, 面, 口, 条: 十分, 二十条 and their like are words and names. */
const MEASURES =
  '个百分点|个月|个工作日|工作日|人次|家次|户次|件次|场次|批次|平方米|立方米|平方公里|公里|千米|公顷|公斤|千克|小时|学时|元|人|名|位|户|家|件|份|场|期|篇|项(?!目)|套|台|辆|盏|株|亩|米(?!粉|线)|吨|天|座|栋|幢|册|间|床|所|处|起|棵|头|只|个(?!年|百分点|别|体|人|性)'
const DIGIT = '一二三四五六七八九'
const NUMERAL = new RegExp(
  `(?:百分之([${DIGIT}十百零点]+)|([${DIGIT}两十百千万零〇]{1,12})(?:点([${DIGIT}零〇]{1,4})(?=万|元|公里|亩|吨|平方|立方|公顷))?(万|亿)?(${MEASURES}))`,
  'g',
)
/** What makes another word of a numeral, or a longer one: 第十二, 几十, 3百. */
const NO_START = /[第几数上好廿卅\d一二三四五六七八九零〇两十百千万亿分]/
/** Fewer are said in passing: 一个, 两项. */
const LEAST = 10

/** Numerals of words that count something 中文数字, from ten on, and per cents: 三百二十户, 两千零五人次, 百分之九十七点五. What has two readings is left out. */
export function numeralsIn(text: string): readonly Written[] {
  if (!/[十百千]/.test(text)) return []
  const found: Written[] = []
  for (const match of text.matchAll(NUMERAL)) {
    const start = match.index
    if (start > 0 && NO_START.test(text[start - 1]!)) continue
    const [written, share, whole, fraction, scale = '', measure = '%'] = match
    const value = share === '百' ? '100' : chineseNumeral(share ?? (fraction ? `${whole}点${fraction}` : whole!))?.toString()
    if (value === undefined || (share === undefined && Number(value) < LEAST)) continue
    found.push({ figure: value, scale, unit: measure, written: `${value}${scale}${measure}`, start, end: start + written.length })
  }
  return found
}

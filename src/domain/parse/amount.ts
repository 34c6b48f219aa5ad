import { Exact, fromWanyuan, type Yuan, yuan } from '../quantity.ts'
import { isBlank, isNotApplicable } from './blank.ts'
import { NUMERAL_CHARACTERS } from './chinese-numeral.ts'
import { compact, normalise } from './normalise.ts'
import { readNumber } from './number.ts'
import { type Parsed, type Refused, refused, understood } from './parsed.ts'

export type AmountUnit = '元' | '千元' | '万元' | '亿元'

/** Amounts counted in each unit, in 元. */
export const inYuan: Readonly<Record<AmountUnit, (value: Exact) => Yuan>> = {
  元: (value) => yuan(value),
  千元: (value) => yuan(value.times(1000)),
  万元: (value) => fromWanyuan(value),
  亿元: (value) => fromWanyuan(fromWanyuan(value)),
}

const UNITS: Readonly<Record<string, AmountUnit>> = {
  元: '元',
  圆: '元',
  块: '元',
  千: '千元',
  千元: '千元',
  仟元: '千元',
  万: '万元',
  万元: '万元',
  萬元: '万元',
  万圆: '万元',
  亿: '亿元',
  亿元: '亿元',
  億元: '亿元',
}

const CURRENCY = /^(?:人民币|rmb|cny|[￥¥])[::]?/i
const EXACT_END = /[整正]$/
const ARABIC = /^(\(?[+-]?[\d.,]+\)?)([^\d.,()]*)(\)?)$/
const COINS = /^([^元圆角分]*)[元圆](?:([^元圆角分零]*)角)?(?:零?([^元圆角分]*)分)?$/
const ONLY_NUMERALS = new RegExp(`^[${NUMERAL_CHARACTERS}点]+$`)

/**
 * An amount in 元 as people write it: "1,745.78", "3，518.85万元", "（12.5）" (negative), "￥12.50元整", 壹佰贰拾万元整, "12元5角".
 * `unit` is the heading's unit and counts only where the text has none. Approximate amounts (约、余), "—" and "/" are refused:
 * ask `isBlank` first and leave those undefined.
 */
export function parseAmount(text: string, { unit }: { readonly unit: AmountUnit }): Parsed<Yuan> {
  if (isBlank(text) || isNotApplicable(text)) return refused('没有填写金额', '请填写金额；确实为零的填 0。')
  if (/\d\s+\d/.test(normalise(text))) return notAnAmount(text)
  const plain = compact(text).replace(CURRENCY, '').replace(EXACT_END, '')
  if (plain.length % 2 === 0 && /\D$/.test(plain) && /\d/.test(plain) && plain.slice(0, plain.length / 2).repeat(2) === plain) {
    return refused(`“${text.trim()}”中同一金额写了两遍`, '请只保留一个金额。')
  }
  const value = withUnit(plain, unit) ?? inWords(plain, unit) ?? coins(plain)
  return value === undefined ? notAnAmount(text) : understood(value)
}

const notAnAmount = (text: string): Refused => refused(`“${text.trim()}”不是金额`, '请只填写一个确切的金额，例如 12.50 或 12.50万元。')

function withUnit(text: string, heading: AmountUnit): Yuan | undefined {
  const parts = ARABIC.exec(text)
  if (!parts) return undefined
  const [, digits = '', unitText = '', close = ''] = parts
  const value = readNumber(digits + close)
  const unit = unitText === '' ? heading : UNITS[unitText]
  return value === undefined || unit === undefined ? undefined : inYuan[unit](value)
}

/** 三十万元, 壹佰贰拾万元, 五千元: a Chinese numeral and 元. Without 元 it is counted in the heading's unit only when that is unmistakable. */
function inWords(text: string, heading: AmountUnit): Yuan | undefined {
  const parts = /^(.+?)(元|圆)?$/.exec(text)
  const [, words = '', yuanMark] = parts ?? []
  if (!ONLY_NUMERALS.test(words)) return undefined
  const value = readNumber(words)
  if (value === undefined) return undefined
  // "三十万" says its own multiple; "三十" is counted as the heading says.
  const own = yuanMark !== undefined || /[万萬亿億]/.test(words)
  return inYuan[own ? '元' : heading](value)
}

/** 壹仟贰佰叁拾肆元伍角陆分, 12元5角. */
function coins(text: string): Yuan | undefined {
  const parts = COINS.exec(text)
  if (!parts) return undefined
  const [, whole = '', tenths, hundredths] = parts
  if (tenths === undefined && hundredths === undefined) return undefined
  const value = [readNumber(whole), coin(tenths), coin(hundredths)]
  const [y, jiao, fen] = value
  if (y === undefined || jiao === undefined || fen === undefined || y.isNegative()) return undefined
  return yuan(y.plus(jiao.div(10)).plus(fen.div(100)))
}

/** 角 and 分 are single digits. */
function coin(text: string | undefined): Exact | undefined {
  if (text === undefined) return Exact.of(0)
  const value = readNumber(text)
  return value?.isWhole() && value.gte(0) && value.lt(10) ? value : undefined
}

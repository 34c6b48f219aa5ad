import type { Measure } from '../indicator.ts'
import type { Exact } from '../quantity.ts'
import { NUMERAL_CHARACTERS } from './chinese-numeral.ts'
import { readNumber } from './number.ts'
import { BOUND_BEFORE_VERB, boundAtEnd, signAtEnd, type Sign } from './sign.ts'
import { readUnit, startsWithUnit } from './unit.ts'

/** One value as it stands in a text: 每月组织活动 | 不少于 | 2 | 场. */
export interface Quantity {
  readonly measure: Measure
  readonly signs: readonly Sign[]
  /** What is measured, in words before the value; '' when the value stands alone. */
  readonly lead: string
}

/** Where the only number of a text stands. */
interface Found { readonly before: string; readonly value: Exact; readonly after: string }

const ARABIC = /\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/
const NUMERAL = new RegExp(`[${NUMERAL_CHARACTERS}]+(?:点[${NUMERAL_CHARACTERS}]+)?|半`, 'g')
/** "一个季度2次" says the same as "每季度2次". */
const ONE_PERIOD = new RegExp(`^(?:每)?(?:一个?|1个?)(季度|月|周|天|年|学期)(?=[${NUMERAL_CHARACTERS}\\d])`)
const EVERY_ONCE = /^每(?:一个?|个)?(季度|月|周|天|日|年|学期|期)\/?(次|场|期)$/

/**
 * Reads a text that holds exactly one number; compact text. Undefined when there is none, more than one, or words whose part in the
 * meaning is not known.
 */
export function readQuantity(text: string): Quantity | undefined {
  const once = EVERY_ONCE.exec(text)
  const plain = once ? `每${once[1]}1${once[2]}` : percentInWords(text).replace(ONE_PERIOD, '每$1').replace(/[。;]$/, '')
  const found = findNumber(plain)
  if (!found) return undefined
  const before = readBefore(found.before)
  const after = before && readAfter(found.after)
  if (!before || !after) return undefined
  const { value, signs, lead } = { ...before, value: before.negative ? found.value.negated() : found.value }
  const unit = readUnit(after.unit)
  if (!unit) return undefined
  const per = [...before.per, ...after.per].join('·')
  const measure: Measure = {
    value: value.times(unit.factor),
    unit: unit.unit,
    ...(per === '' ? {} : { per }),
    ...(before.approximate || after.approximate ? { approximate: true as const } : {}),
    ...(unit.written === undefined ? {} : { written: unit.written }),
    ...changeOf(lead),
  }
  return { measure, signs: [...signs, ...after.signs], lead }
}

/** 百分之九十五 → 95%. */
const percentInWords = (text: string): string =>
  text.replace(new RegExp(`百分之(百(?![${NUMERAL_CHARACTERS}])|[${NUMERAL_CHARACTERS}]+(?:点[${NUMERAL_CHARACTERS}]+)?|[\\d.]+)`), (whole, words: string) => {
    const value = words === '百' ? '100' : readNumber(words)?.toString()
    return value === undefined ? whole : `${value}%`
  })

function findNumber(text: string): Found | undefined {
  const arabic = ARABIC.exec(text)
  if (arabic) {
    const after = text.slice(arabic.index + arabic[0].length)
    const value = readNumber(arabic[0])
    return value === undefined || /\d/.test(after.replace(/[mM][23]|\(含[^)]*\)/g, '')) ? undefined : { before: text.slice(0, arabic.index), value, after }
  }
  for (const match of text.matchAll(NUMERAL)) {
    const before = text.slice(0, match.index)
    const after = text.slice(match.index + match[0].length)
    const value = readNumber(match[0])
    if (value === undefined || before.endsWith('每') || before.endsWith('第')) continue
    if (startsWithUnit(after) || (after === '' && signAtEnd(before))) return { before, value, after }
  }
  return undefined
}

const PERIODS = '半年度|半年|双月|两个月|季度|年度|学期|工作日|社区|小区|网格|[年季月周天日旬期次人户场处亩辆台村栋]'
const PERIOD_AT_END = new RegExp(`每(?:一个?|个)?(?:${PERIODS})$`)
const EVERY = new RegExp(`每(?:一个?|个)?(${PERIODS})`, 'g')
const WHOLE_YEAR = /^(?:全年度?|年度内?|年内|本年度?|当年)/
const FILLER = /(?:共计|总计|合计|累计|共|约为|均为|[为是:各])$/
const APPROXIMATE = /(?:大约|约|将近|近|左右)$/
const LEAD = /^[\p{Script=Han}A-Za-z()“”"·、《》]{0,30}$/u
/** A negation right before a value would turn its meaning: not read. */
const NEGATED = /(?:[不未非勿无莫]|严禁|禁止|不得|不可|不能|杜绝)$/

/** 每月最少组织活动 1 次: the word stands before what is done, not before the number. */
const ADVERB = /至少|最少|不少于|不低于|至多|最多|不超过/
const adverbSign = (word: string): readonly Sign[] => [signAtEnd(word)?.sign].filter((sign) => sign !== undefined)

interface Before { readonly signs: readonly Sign[]; readonly lead: string; readonly per: readonly string[]; readonly approximate: boolean; readonly negative: boolean }

/** Signs, 约, 每季度 … before the number, from the number backwards; the rest says what is measured. */
function readBefore(text: string): Before | undefined {
  const signs: Sign[] = []
  let approximate = false
  let rest = text
  const negative = /(?:^|[≥≤=><为至到])-$/.test(rest)
  if (negative) rest = rest.slice(0, -1)
  for (let previous; previous !== rest;) {
    previous = rest
    const sign = signAtEnd(rest) ?? signBeforePeriod(rest)
    if (sign) signs.unshift(sign.sign)
    rest = sign ? sign.rest : rest.replace(FILLER, '').replace(APPROXIMATE, () => ((approximate = true), ''))
  }
  const per: string[] = []
  const spoken = rest.replace(ADVERB, (word) => (signs.unshift(...adverbSign(word)), ''))
  const lead = spoken
    .replace(EVERY, (_, unit: string) => (per.push(periodName(unit)), ''))
    .replace(WHOLE_YEAR, () => (per.length === 0 ? (per.push('年'), '') : ''))
  if (!LEAD.test(lead) || NEGATED.test(lead) || lead.includes('每')) return undefined
  return { signs, lead, per, approximate, negative }
}

/** "不少于每年3次": the sign stands before the period. */
function signBeforePeriod(text: string): ReturnType<typeof signAtEnd> {
  const every = PERIOD_AT_END.exec(text)
  const found = every && signAtEnd(text.slice(0, every.index))
  return found ? { sign: found.sign, rest: found.rest + every[0] } : undefined
}

const PERIOD_NAMES: Readonly<Record<string, string>> = { 年度: '年', 季: '季度', 日: '天', 半年度: '半年', 两个月: '双月', 个月: '月' }
const periodName = (text: string): string => PERIOD_NAMES[text] ?? text

const VERBS = /(?:(?:全部|及时)?(?:完成|响应|到达|到场|办结|办理|处置|处理|回复|答复|反馈|到位|拨付|整改|修复|解决|送达|上报|报送|出具|接收|支付|发放|启动|验收|清运|恢复)(?:完毕|到位|完成)?[\p{Script=Han}]{0,10})$/u
const PER_AFTER = /(?:\/([\p{Script=Han}*·]{1,8})|[一每]个?(年|月|季度|周|天|次|人|户))$/u

interface After { readonly signs: readonly Sign[]; readonly unit: string; readonly per: readonly string[]; readonly approximate: boolean }

/** Unit, /年, 以上, 左右 … after the number. */
function readAfter(text: string): After | undefined {
  const signs: Sign[] = []
  const per: string[] = []
  let approximate = false
  let rest = text.replace(/\(含[^)]*\)/g, '').replace(/^[多余]|(?<=^[万亿])[多余]/, () => ((approximate = true), ''))
  const verb = VERBS.exec(rest)
  if (verb && BOUND_BEFORE_VERB.test(rest.slice(0, verb.index))) rest = rest.slice(0, verb.index)
  for (;;) {
    const bound = boundAtEnd(rest)
    const shorter = bound ? bound.rest : rest.replace(/(?:左右|上下)$/, () => ((approximate = true), ''))
    if (bound) signs.push(bound.sign)
    const every = PER_AFTER.exec(shorter)
    if (every) per.unshift(...(every[1] ?? every[2] ?? '').split(/[*·]/).map(periodName))
    const next = every ? shorter.slice(0, every.index) : shorter
    if (next === rest) break
    rest = next
  }
  return per.includes('') ? undefined : { signs, unit: rest, per, approximate }
}

const RISE = /(?:提升|提高|增长|增加|上升|增幅|升幅)(?:率|比例|幅度)?$/
const FALL = /(?:下降|降低|减少|压减|降幅|缩减|节约)(?:率|比例|幅度)?$/

/** "同比增长" 升, "下降率" 降: said of the value right before it. */
const changeOf = (lead: string): { readonly change?: '升' | '降' } =>
  RISE.test(lead) ? { change: '升' } : FALL.test(lead) ? { change: '降' } : {}

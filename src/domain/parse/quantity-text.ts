import type { Measure } from '../indicator.ts'
import type { Exact } from '../quantity.ts'
import { NUMERAL_CHARACTERS } from './chinese-numeral.ts'
import { readNumber } from './number.ts'
import { type Sign, signAtEnd } from './sign.ts'
import { readUnit, startsWithUnit } from './unit.ts'
import { readAfter } from './value-after.ts'
import { readBefore } from './value-before.ts'

/** One value as it stands in a text: 每月组织活动 | 不少于 | 2 | 场. */
export interface Quantity {
  readonly measure: Measure
  readonly signs: readonly Sign[]
  /** What is measured, in words before the value; '' when the value stands alone. */
  readonly lead: string
}

/** Where the only number of a text stands. */
interface Found {
  readonly before: string
  readonly value: Exact
  readonly after: string
}

const ARABIC = /\d+(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/
const NUMERAL = new RegExp(`[${NUMERAL_CHARACTERS}]+(?:点[${NUMERAL_CHARACTERS}]+)?|半`, 'g')
/** "一个季度2次" says the same as "每季度2次". */
const ONE_PERIOD = new RegExp(`^(?:每)?(?:一个?|1个?)(季度|月|周|天|年|学期)(?=[${NUMERAL_CHARACTERS}\\d])`)
const EVERY_ONCE = /^每(?:一个?|个)?(季度|月|周|天|日|年|学期|期)\/?(次|场|期)$/

/** A longer text is prose, not a value. */
const LONGEST = 200

/**
 * Reads a text that holds exactly one number; compact text. Undefined when there is none, more than one, or words whose part in the
 * meaning is not known.
 */
export function readQuantity(text: string): Quantity | undefined {
  if (text.length > LONGEST) return undefined
  const once = EVERY_ONCE.exec(text)
  const plain = once
    ? `每${once[1]}1${once[2]}`
    : percentInWords(text)
        .replace(ONE_PERIOD, '每$1')
        .replace(/[。;]$/, '')
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
  text.replace(
    new RegExp(`百分之(百(?![${NUMERAL_CHARACTERS}])|[${NUMERAL_CHARACTERS}]+(?:点[${NUMERAL_CHARACTERS}]+)?|[\\d.]+)`),
    (whole, words: string) => {
      const value = words === '百' ? '100' : readNumber(words)?.toString()
      return value === undefined ? whole : `${value}%`
    },
  )

function findNumber(text: string): Found | undefined {
  const arabic = ARABIC.exec(text)
  if (arabic) {
    const after = text.slice(arabic.index + arabic[0].length)
    const value = readNumber(arabic[0])
    return value === undefined || /\d/.test(after.replace(/[mM][23]|\(含[^)]*\)/g, ''))
      ? undefined
      : { before: text.slice(0, arabic.index), value, after }
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

const RISE = /(?:提升|提高|增长|增加|上升|增幅|升幅)(?:率|比例|幅度)?$/
const FALL = /(?:下降|降低|减少|压减|降幅|缩减|节约)(?:率|比例|幅度)?$/

/** "同比增长" 升, "下降率" 降: said of the value right before it. */
const changeOf = (lead: string): { readonly change?: '升' | '降' } =>
  RISE.test(lead) ? { change: '升' } : FALL.test(lead) ? { change: '降' } : {}

import type { Direction, Indicator } from '#domain/indicator.ts'
import type { GoalWords } from '#domain/lexicon.ts'
import { directionOfName } from '#domain/parse/sign.ts'
import type { Fix } from './hint.ts'

const SIGN_BEFORE =
  /^(?:[≥≧≤≦><＞＜=＝]=?|大于或等于|大于等于|小于或等于|小于等于|不(?:得|应|能)?(?:少于|低于|小于|大于|高于|多于|超过)|不超|至少|最少|最低|至多|最多|最高|超过|大于|小于|高于|低于|达到|控制在)\s*/u
const BOUND_AFTER = /(?:及以上|或以上|以上|及以下|或以下|以下|以内|之内)$/u

/** The target with another sign, number and unit as they were written: 不少于6.5万元 → ≤6.5万元. */
export const turned = (targetText: string, direction: Direction): string =>
  `${direction}${targetText.trim().replace(SIGN_BEFORE, '').replace(BOUND_AFTER, '')}`

/** The text that would answer a finding of a rule on one row, where the row itself tells it. */
export function fixOf(rule: string, row: Indicator, expected: string | undefined, words: GoalWords): Fix | undefined {
  switch (rule) {
    case 'indicator-without-measure':
      return withSignAndUnit(row, words)
    case 'indicator-type':
      // Satisfaction is a first level of its own: no second level makes it right.
      return expected === undefined || expected.includes('满意') ? undefined : { column: 'subcategory', text: expected }
    default:
      return undefined
  }
}

function withSignAndUnit({ name, target, targetText, category, subcategory = '' }: Indicator, words: GoalWords): Fix | undefined {
  if (target?.kind !== 'bound' || targetText === undefined) return undefined
  const sign = directionOfName(name) ?? (/成本/.test(`${category}${subcategory}`) ? '≤' : '≥')
  const signed = SIGN_BEFORE.test(targetText.trim()) || BOUND_AFTER.test(targetText.trim()) ? targetText.trim() : turned(targetText, sign)
  if (target.measure.unit !== '') return signed === targetText ? undefined : { column: 'target', text: signed }
  const unit = unitOf(name, words)
  if (unit === undefined || BOUND_AFTER.test(signed)) return undefined
  return { column: 'target', text: `${signed}${unit}` }
}

/** The unit a name tells: 培训人次 → 人次, 场次 → 场, 救助户数 → 户, 合格率 → %. */
export function unitOf(name: string, { shares, notShares, countUnits }: GoalWords): string | undefined {
  if (shares.some((word) => name.endsWith(word)) && !notShares.some((word) => name.endsWith(word))) return '%'
  if (/人次$/.test(name)) return '人次'
  const counted = /(.)[数次]$/u.exec(name)?.[1]
  if (counted !== undefined && countUnits.includes(counted)) return counted
  return /次数$/.test(name) ? '次' : undefined
}

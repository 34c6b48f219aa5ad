import { type Exact, hundred, percent, ratio } from '../quantity.ts'
import { meets } from './bounds.ts'
import { numeral, proofOf, rounded } from './proof.ts'
import { problem, type Question, type ScoringMethod, scored } from './score.ts'

/**
 * Satisfaction scoring 满意度赋分: the measured satisfaction falls into a band, the band gives its share of the points. The bands stand in
 * the scheme (highest first, lower end included); the row's own target only gives a remark. Source: mof-2021-101#satisfaction.
 *
 * @example 10 points, 85 %: the band from 80 % leaves 0.8, so 8.00
 */
export const satisfactionBands: ScoringMethod = (question) => {
  const { actual, scheme } = question
  if (actual?.kind !== 'measure')
    return problem('actual', '实际完成值不是一个百分数，不能按满意度区间赋分。请填写调查得到的满意度，例如“92.5%”。')
  const { value, unit } = actual.measure
  if (unit !== '%' && !(unit === '' && (value.gt(1) || value.isZero()))) {
    return problem('actual', `实际完成值“${value}${unit}”不是百分数，不能按满意度区间赋分。请填写百分数，例如“92.5%”。`)
  }
  if (value.isNegative() || value.gt(hundred)) return problem('actual', `满意度 ${value}% 不在 0 至 100% 之内。请核对实际完成值。`)
  const measured = ratio(value.div(hundred))
  const index = scheme.satisfaction.findIndex(({ from }) => measured.gte(from))
  const band = scheme.satisfaction[index]
  const factor = band?.factor ?? ratio(0)
  if (boundTooWide(question, index)) {
    return problem('actual', `实际完成值“${actual.bound}${value}%”只是一个范围，算不出确切的得分。请填写调查得到的满意度。`)
  }
  const score = question.points.times(factor).round(scheme.scoreDecimals)
  return scored(score, () => proofOf(question, score, reasoning(question, measured, index, factor)), remarks(question, value, score))
}

/** "80%以上" may lie in several bands; only "≥90%" with nothing above its band is one score. */
function boundTooWide({ actual }: Question, index: number): boolean {
  if (actual?.kind !== 'measure' || actual.bound === undefined || actual.bound === '=') return false
  return !((actual.bound === '≥' || actual.bound === '>') && index === 0)
}

function reasoning({ points, scheme }: Question, measured: Exact, index: number, factor: Exact) {
  const above = scheme.satisfaction[index === -1 ? scheme.satisfaction.length - 1 : index - 1]
  const band = scheme.satisfaction[index]
  const conditions: string[] = []
  if (band) conditions.push(`${numeral(measured)} ≥ ${numeral(band.from)}`)
  if (above) conditions.push(`${numeral(measured)} < ${numeral(above.from)}`)
  const reach = [band && `${percent(band.from, 0)}（含）以上`, above && `${percent(above.from, 0)} 以下`].filter(Boolean).join('、')
  return {
    method: 'satisfaction-bands',
    rule: '满意度赋分',
    conditions,
    formula: rounded(`${numeral(points)} × ${numeral(factor)}`, scheme),
    because: `满意度 ${percent(measured)}，属于${reach}一档，计分值的 ${percent(factor, 0)}`,
  } as const
}

function remarks({ target, points }: Question, value: Exact, score: Exact): readonly string[] {
  if (target?.kind !== 'bound' || target.measure.unit !== '%') return []
  const met = meets(target.direction, target.measure.value, value)
  if (met && score.lt(points)) return ['已达到指标值，但满意度赋分只看所在区间']
  return !met && score.eq(points) ? ['未达到指标值，但所在区间给满分，请说明偏差原因'] : []
}

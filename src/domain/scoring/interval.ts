import type { Measure, Target } from '../indicator.ts'
import { type Exact, hundred, one, zero } from '../quantity.ts'
import { numeral, proofOf, type Reasoning, rounded } from './proof.ts'
import { problem, type Question, type ScoringMethod, scored } from './score.ts'
import { inOneUnit } from './units.ts'

/** The two ends in one unit; `base` is what a deviation is a share of, undefined where it is counted in percentage points. */
interface Ends {
  readonly from: Exact
  readonly to: Exact
  readonly unit: Measure
  readonly base?: Exact
}

/**
 * Interval scoring 区间赋分: inside the range or tolerance, both ends included, full points; outside, the scheme's band of the deviation
 * beyond the nearer end; beyond all bands nothing.
 *
 * Deviations of percentages are counted in percentage points; of other units in per cent of the centre (±) or of the nearer end (range).
 * Source: the scheme's clause for interval.
 *
 * @example 5 points, ±10%, 12%: 2 points beyond, the band up to 5 leaves 0.6, so 3.00
 */
export const interval: ScoringMethod = (question) => {
  const { target, actual } = question
  const ends = target && endsOf(target)
  if (ends === undefined) return problem('target', '指标值不是一个区间。请写成“75%～85%”或“±10%”的形式。')
  if (actual?.kind !== 'measure') return problem('actual', '实际完成值不是一个数，无法与区间比较。请填写实际完成的数值和计量单位。')
  if (actual.bound !== undefined && actual.bound !== '=') {
    return problem('actual', `实际完成值“${actual.bound}${actual.measure.value}”只是一个范围，算不出确切的得分。请填写实际完成的数值。`)
  }
  const reference = ends.from.isZero() ? ends.to : ends.from
  return inOneUnit({ ...ends.unit, value: reference }, actual.measure, (end, value) => {
    // A reading by another period stretches both ends alike.
    const stretch = reference.isZero() ? one : end.div(reference)
    const [from, to] = [ends.from.times(stretch), ends.to.times(stretch)]
    return place(question, { ...ends, from, to, ...(ends.base && { base: ends.base.times(stretch) }) }, value)
  })
}

function endsOf(target: Target): Ends | undefined {
  if (target.kind === 'range') {
    const [low, high] = target.from.value.lte(target.to.value) ? [target.from, target.to] : [target.to, target.from]
    return { from: low.value, to: high.value, unit: { ...low, unit: low.unit === '' ? high.unit : low.unit } }
  }
  if (target.kind !== 'tolerance') return undefined
  const { centre, width } = target
  // "100万元±10%": the width is a share of the centre; "100人±10人", "±10%" around nothing: it is counted as it stands.
  const relative = width.unit === '%' && centre.unit !== '%' && !centre.value.isZero()
  const half = relative ? centre.value.times(width.value).div(hundred).abs() : width.value.abs()
  const unit = centre.value.isZero() && centre.unit === '' ? width : centre
  const ends = { from: centre.value.minus(half), to: centre.value.plus(half), unit }
  return unit.unit === '%' || centre.value.isZero() ? ends : { ...ends, base: centre.value.abs() }
}

function place(question: Question, ends: Ends, value: Exact) {
  const { points, scheme } = question
  const below = value.lt(ends.from)
  if (!below && value.lte(ends.to)) return scored(points, () => proofOf(question, points, inside(ends, value, points)))
  const near = below ? ends.from : ends.to
  const gap = value.minus(near).abs()
  const base = ends.unit.unit === '%' ? undefined : (ends.base ?? near.abs())
  const deviation = base === undefined || base.isZero() ? gap : gap.div(base).times(hundred)
  const index = scheme.interval.findIndex(({ upTo }) => deviation.lte(upTo))
  const factor = scheme.interval[index]?.factor ?? zero
  const score = points.times(factor).round(scheme.scoreDecimals)
  return scored(score, () => {
    const distance = below ? `${numeral(near)} − ${numeral(value)}` : `${numeral(value)} − ${numeral(near)}`
    const formula = base === undefined || base.isZero() ? distance : `(${distance}) ÷ ${numeral(base)} × 100`
    const size = base === undefined ? `${deviation.round(2)} 个百分点` : `${deviation.round(2)}%`
    return proofOf(question, score, outside(question, { below, near, value, formula, size, index, factor }))
  })
}

const METHOD = { method: 'interval', rule: '区间赋分' } as const

const inside = ({ from, to }: Ends, value: Exact, points: Exact): Reasoning => ({
  ...METHOD,
  conditions: [`${numeral(value)} ≥ ${numeral(from)}`, `${numeral(value)} ≤ ${numeral(to)}`],
  formula: numeral(points),
  because: '在指标值区间之内',
})

interface Outside {
  readonly below: boolean
  readonly near: Exact
  readonly value: Exact
  readonly formula: string
  /** The deviation in words. */
  readonly size: string
  readonly index: number
  readonly factor: Exact
}

function outside({ points, scheme }: Question, { below, near, value, formula, size, index, factor }: Outside): Reasoning {
  const conditions = [`${numeral(value)} ${below ? '<' : '>'} ${numeral(near)}`]
  const lower = scheme.interval[index === -1 ? scheme.interval.length - 1 : index - 1]
  const upper = scheme.interval[index]
  if (lower) conditions.push(`${formula} > ${numeral(lower.upTo)}`)
  if (upper) conditions.push(`${formula} ≤ ${numeral(upper.upTo)}`)
  return {
    ...METHOD,
    conditions,
    formula: rounded(`${numeral(points)} × ${numeral(factor)}`, scheme),
    because: `超出指标值区间 ${size}，计分值的 ${factor.times(hundred)}%`,
  }
}

import type { Outcome } from '../assessment.ts'
import type { Direction, Target } from '../indicator.ts'
import { Exact, hundred, one, percent, zero } from '../quantity.ts'
import type { ProportionalRule } from '../scheme.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { meets, opposite, proves } from './bounds.ts'
import { numeral, proofOf, type Reasoning, rounded } from './proof.ts'
import { problem, type Question, type ScoringMethod, scored } from './score.ts'
import { inOneUnit } from './units.ts'

type Bound = Extract<Target, { kind: 'bound' }>

/** One comparison of a number with its bound, in one unit. */
interface Comparison {
  readonly direction: Direction
  readonly target: Exact
  readonly actual: Exact
}

/**
 * Proportional scoring 按完成比例赋分 of a quantitative row: full points when the target is met, else points × completion rate.
 *
 * Completion rate: ≥ and > actual ÷ target; ≤ and < target ÷ actual; = takes 1 − |actual − target| ÷ target (ADR-0007). A negative
 * target has no ratio: every direction takes 1 − |actual − target| ÷ |target|. Below the scheme's pass threshold 及格门槛 the row scores
 * nothing; a met target far exceeded is reduced by the scheme's bands. A target of 0 has no ratio either: ≤ < > are scored all or
 * nothing, ≥ and = are no targets at all. Rounded half up. Source: mof-2020-10#quantitative.
 *
 * @example 10 points, ≥500人次, 487人次: 10 × 487 ÷ 500 = 9.74
 */
export const proportional: ScoringMethod = (question) => {
  const { target, actual } = question
  if (target?.kind !== 'bound') return problem('target', '指标值不是一个数，不能按完成比例赋分。请写明方向和数值，例如“≥95%”。')
  if (actual?.kind !== 'measure') return problem('actual', '实际完成值不是一个数，不能按完成比例赋分。请填写实际完成的数值和计量单位。')
  const { direction, measure } = target
  if (measure.value.isZero()) {
    return direction === '≥' || direction === '='
      ? problem('target', `指标值“${direction}0”没有可比的基数。请改写指标值；要求不发生的，写“≤0”。`)
      : allOrNothing(question)
  }
  if (beyondWhole(target, actual.measure.unit, actual.measure.value)) {
    return problem('actual', `指标值已是上限 100%，实际完成值 ${actual.measure.value}% 不可能超过它。请核对实际完成值。`)
  }
  if (actual.bound === undefined || actual.bound === '=') {
    return inOneUnit(measure, actual.measure, (t, a) => scoreExact(question, { direction, target: t, actual: a }))
  }
  const { bound } = actual
  return inOneUnit(measure, actual.measure, (t, a) =>
    proves(direction, t, a, bound) === 'met' && question.scheme.proportional.overBands.length === 0
      ? met(question, { direction, target: t, actual: a }, '实际完成值只是一个范围，能证明达到指标值；请补上确切的数')
      : problem('actual', `实际完成值“${bound}${a}”只是一个范围，算不出确切的得分。请填写实际完成的数值。`),
  )
}

/** "≥100%" and 101 %: what is counted of a whole cannot exceed it. A change (提升100%) can. */
const beyondWhole = ({ direction, measure }: Bound, unit: string, actual: Exact) =>
  measure.unit === '%' &&
  measure.change === undefined &&
  direction !== '≤' &&
  direction !== '<' &&
  measure.value.eq(hundred) &&
  (unit === '%' || unit === '') &&
  actual.gt(hundred)

function scoreExact(question: Question, comparison: Comparison): Outcome {
  const { direction, target, actual } = comparison
  if (meets(direction, target, actual)) return met(question, comparison)
  return target.isNegative() || direction === '=' ? byDifference(question, comparison) : byRatio(question, comparison)
}

/** Met: full points, or less where the scheme has bands for far exceeded targets 超额完成. */
function met(question: Question, comparison: Comparison, remark?: string): Outcome {
  const { scheme, points } = question
  const rule = scheme.proportional
  const over = comparison.direction === '=' || comparison.target.isNegative() ? undefined : overRemark(rule, comparison)
  const band = bandOf(rule, comparison)
  const score = band === undefined || band.factor.eq(one) ? points : points.times(band.factor).round(scheme.scoreDecimals)
  return scored(score, () => proofOf(question, score, metReasoning(question, comparison, band)), remarksOf(remark, over))
}

function remarksOf(first: string | undefined, second: string | undefined): readonly string[] | undefined {
  if (second === undefined) return first === undefined ? undefined : [first]
  return first === undefined ? [second] : [first, second]
}

interface Band {
  readonly index: number
  readonly factor: Exact
}

/** The first band whose upper end is not exceeded; the last one may be open. */
function bandOf({ overBands }: ProportionalRule, { direction, target, actual }: Comparison): Band | undefined {
  if (overBands.length === 0 || direction === '=' || target.isNegative()) return undefined
  const excess = actual.minus(target).abs().div(target)
  const index = overBands.findIndex(({ upTo }) => upTo === undefined || excess.lte(upTo))
  const band = overBands[index]
  return band && { index, factor: band.factor }
}

function overRemark({ explainOver }: ProportionalRule, { direction, target, actual }: Comparison): string | undefined {
  if (explainOver === undefined || actual.eq(target)) return undefined
  const excess = actual.minus(target).abs()
  if (excess.lte(target.times(explainOver))) return undefined
  const share = `${excess.div(target).times(hundred).round(2)}%`
  const words = direction === '≥' || direction === '>' ? `超额${share}` : `低于指标值${share}`
  return `${words}，偏离超过 ${percent(explainOver, 0)}，请说明原因`
}

/** "1.8 − 1" of a proof: how far the target is exceeded, as a share of it. */
const excessFormula = ({ direction, target, actual }: Comparison) => {
  const [a, t] = [numeral(actual), numeral(target)]
  return direction === '≥' || direction === '>' ? `(${a} − ${t}) ÷ ${t}` : `(${t} − ${a}) ÷ ${t}`
}

function metReasoning({ points, scheme }: Question, comparison: Comparison, band: Band | undefined): Reasoning {
  const { direction, target, actual } = comparison
  const conditions = [`${numeral(actual)} ${direction} ${numeral(target)}`]
  const base = { method: 'proportional', rule: ruleName(comparison) } as const
  if (band === undefined) return { ...base, conditions, formula: numeral(points), because: '达到指标值' }
  const bands = scheme.proportional.overBands
  const lower = bands[band.index - 1]?.upTo
  const upper = bands[band.index]?.upTo
  if (lower !== undefined) conditions.push(`${excessFormula(comparison)} > ${numeral(lower)}`)
  if (upper !== undefined) conditions.push(`${excessFormula(comparison)} ≤ ${numeral(upper)}`)
  if (band.factor.eq(one)) return { ...base, conditions, formula: numeral(points), because: '达到指标值' }
  return {
    ...base,
    conditions,
    formula: rounded(`${numeral(points)} × ${numeral(band.factor)}`, scheme),
    because: `达到指标值，但偏离指标值 ${percent(actual.minus(target).abs().div(target))}，按偏离度调减，计 ${percent(band.factor, 0)} 的分值`,
  }
}

function byRatio(question: Question, comparison: Comparison): Outcome {
  const { points, scheme } = question
  const { direction, target, actual } = comparison
  const [part, whole] = direction === '≥' || direction === '>' ? [actual, target] : [target, actual]
  const { passThreshold } = scheme.proportional
  const failed = part.isNegative() || (!passThreshold.isZero() && part.lt(whole.times(passThreshold)))
  const score = failed ? zero : Exact.share(points, part, whole, scheme.scoreDecimals)
  return scored(score, () => {
    const rate = `${numeral(part)} ÷ ${numeral(whole)}`
    return proofOf(question, score, missedReasoning(question, comparison, rate, part.div(whole), `${numeral(points)} × ${rate}`))
  })
}

function byDifference(question: Question, comparison: Comparison): Outcome {
  const { points, scheme } = question
  const { target, actual } = comparison
  const size = target.abs()
  const rate = one.minus(actual.minus(target).abs().div(size))
  const failed = rate.isNegative() || rate.lt(scheme.proportional.passThreshold)
  const score = failed ? zero : points.times(rate).round(scheme.scoreDecimals)
  return scored(score, () => {
    const gap = actual.gt(target) ? `${numeral(actual)} − ${numeral(target)}` : `${numeral(target)} − ${numeral(actual)}`
    const formula = `1 − (${gap}) ÷ ${numeral(size)}`
    return proofOf(question, score, missedReasoning(question, comparison, formula, rate, `${numeral(points)} × (${formula})`))
  })
}

/** `rateFormula` is the completion rate, `product` points × rate. */
function missedReasoning({ scheme }: Question, comparison: Comparison, rateFormula: string, rate: Exact, product: string): Reasoning {
  const { direction, target, actual } = comparison
  const { passThreshold } = scheme.proportional
  const [a, t] = [numeral(actual), numeral(target)]
  const missed = opposite[direction] === '≠' ? (actual.gt(target) ? '>' : '<') : opposite[direction]
  const conditions = [`${a} ${missed} ${t}`]
  const base = { method: 'proportional', rule: ruleName(comparison) } as const
  if (rate.isNegative()) {
    return { ...base, conditions: [...conditions, `${rateFormula} < 0`], formula: '0', because: '完成情况与指标值方向相反，不得分' }
  }
  if (rate.lt(passThreshold)) {
    conditions.push(`${rateFormula} < ${numeral(passThreshold)}`)
    return { ...base, conditions, formula: '0', because: `完成 ${percent(rate)}，低于及格门槛 ${percent(passThreshold, 0)}，不得分` }
  }
  if (!passThreshold.isZero()) conditions.push(`${rateFormula} ≥ ${numeral(passThreshold)}`)
  return { ...base, conditions, formula: rounded(product, scheme), because: `未达到指标值，完成 ${percent(rate)}，按比例得分` }
}

function ruleName({ direction, target }: Comparison): string {
  const kind = { '≥': '正向指标', '>': '正向指标', '≤': '反向指标', '<': '反向指标', '=': '等于指标值' }[direction]
  return `按完成比例赋分（${kind}${target.isNegative() ? '，指标值为负，按差额计' : ''}）`
}

import type { Proof } from '../assessment.ts'
import type { MethodId } from '../indicator.ts'
import { type Exact, percent } from '../quantity.ts'
import type { Scheme } from '../scheme.ts'
import { sayActual, sayTarget } from './say.ts'
import type { Question } from './score.ts'

/** What a method adds to a proof: the branch it took. */
export interface Reasoning {
  readonly method: MethodId
  /** e.g. 按完成比例赋分（反向指标） */
  readonly rule: string
  /** Comparisons that hold, in the language of formula.ts. */
  readonly conditions: readonly string[]
  /** Evaluates to the score, rounding included. */
  readonly formula: string
  /** Reason in words, without the score and without a full stop at the end. */
  readonly because: string
}

/** The proof of an indicator's score: inputs as written, rule, conditions, formula, result. */
export function proofOf({ path, indicator, points, target, actual, scheme }: Question, score: Exact, reasoning: Reasoning): Proof {
  const inputs = [{ name: '分值', text: `${points}分`, path: `${path}.points` }]
  const targetText = indicator.targetText ?? (target && sayTarget(target))
  if (targetText !== undefined) inputs.push({ name: '指标值', text: targetText, path: `${path}.target` })
  const actualText = indicator.actualText ?? (actual && sayActual(actual))
  if (actualText !== undefined) inputs.push({ name: '实际完成值', text: actualText, path: `${path}.actual` })
  if (indicator.level !== undefined) inputs.push({ name: '达成程度', text: indicator.level, path: `${path}.level` })
  if (indicator.share !== undefined) inputs.push({ name: '得分比例', text: percent(indicator.share), path: `${path}.share` })
  return proofFrom(scheme, inputs, points, score, reasoning)
}

/** The parts every proof has, for rows that are no indicators (预算执行率) as well. */
export function proofFrom(scheme: Scheme, inputs: Proof['inputs'], full: Exact, score: Exact, reasoning: Reasoning): Proof {
  const { method, rule, conditions, formula, because } = reasoning
  const result = score.toFixed(scheme.scoreDecimals)
  return {
    rule,
    source: scheme.clauses?.[method] ?? scheme.source,
    inputs,
    conditions,
    formula,
    rounding: `四舍五入，保留 ${scheme.scoreDecimals} 位小数`,
    result,
    because: `${because}，得 ${result} 分（满分 ${full} 分）。`,
  }
}

/** Decimals that a number with an end is searched to; money has 4, shares and rates a few more. */
const LONGEST = 30

/** A number as formula.ts reads it: "487", "(−3)", and "(2 ÷ 3)" for one whose decimals have no end. */
export function numeral(value: Exact): string {
  if (value.isNegative()) return `(−${numeral(value.negated())})`
  for (let places = 0; places <= LONGEST; places++) if (value.fits(places)) return value.toFixed(places)
  const [top, bottom] = value.fraction()
  return `(${top} ÷ ${bottom})`
}

/** 四舍五入(x, n) with the scheme's decimals. */
export const rounded = (formula: string, { scoreDecimals }: Scheme): string => `四舍五入(${formula}, ${scoreDecimals})`

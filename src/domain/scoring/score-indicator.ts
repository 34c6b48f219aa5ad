import type { Outcome } from '../assessment.ts'
import type { Actual, Indicator, IndicatorMethod, Target } from '../indicator.ts'
import type { Points } from '../quantity.ts'
import type { Scheme } from '../scheme.ts'
import { allOrNothing } from './all-or-nothing.ts'
import { deadline } from './deadline.ts'
import { interval } from './interval.ts'
import { proportional } from './proportional.ts'
import { satisfactionBands } from './satisfaction-bands.ts'
import { pending, problem, type Question, type ScoringMethod } from './score.ts'
import { scoreSeveral } from './several.ts'
import { threeLevels } from './three-levels.ts'

export interface IndicatorScore {
  readonly method?: IndicatorMethod
  readonly outcome: Outcome
}

/** What each kind of target can be scored by. A date or a range scored all or nothing is its own method without bands. */
const methods: Readonly<Record<IndicatorMethod, { readonly kinds: readonly Target['kind'][]; readonly score: ScoringMethod }>> = {
  'all-or-nothing': { kinds: ['bound', 'yes-no', 'deadline', 'period', 'range', 'tolerance'], score: direct },
  proportional: { kinds: ['bound'], score: proportional },
  'three-levels': { kinds: ['qualitative', 'yes-no', 'bound'], score: threeLevels },
  'satisfaction-bands': { kinds: ['bound', 'qualitative'], score: satisfactionBands },
  interval: { kinds: ['range', 'tolerance'], score: interval },
  deadline: { kinds: ['deadline', 'period'], score: deadline },
}

function direct(question: Question): Outcome {
  const { scheme } = question
  switch (question.target?.kind) {
    case 'deadline':
    case 'period':
      return deadline({ ...question, scheme: { ...scheme, deadline: {} } })
    case 'range':
    case 'tolerance':
      return interval({ ...question, scheme: { ...scheme, interval: [] } })
    default:
      return allOrNothing(question)
  }
}

/**
 * The score of one row 三级指标得分: the method is the row's own where it names one, otherwise the scheme's for its kind of target.
 *
 * What was written but not understood is a problem with its field; what is missing is pending under its column's name; a row that is not
 * applicable takes no part. A row with nothing but a score stands as claimed.
 */
export function scoreIndicator(indicator: Indicator, path: string, scheme: Scheme): IndicatorScore {
  const { target, actual } = indicator
  if (target?.kind === 'not-applicable') return { outcome: { kind: 'not-applicable' } }
  if (onlyClaimed(indicator)) return { outcome: { kind: 'claimed', score: indicator.claimedScore } }
  const unreadable = notUnderstood(indicator)
  if (unreadable) return { outcome: unreadable }
  // "不适用" or "/" beside a real target says nothing about what was done.
  const done = actual?.kind === 'not-applicable' ? undefined : actual
  const method = methodOf(indicator, done, scheme)
  if (method === undefined) return { outcome: pending(indicator.nature === '定性' ? '实际完成值' : '指标值') }
  const question = ask(indicator, path, done, method, scheme)
  return { method, outcome: 'kind' in question ? question : score(question, method) }
}

type ClaimedOnly = Indicator & { readonly claimedScore: Points }

const onlyClaimed = (indicator: Indicator): indicator is ClaimedOnly =>
  indicator.claimedScore !== undefined &&
  indicator.target === undefined &&
  indicator.actual === undefined &&
  indicator.level === undefined &&
  !written(indicator.targetText) &&
  !written(indicator.actualText)

const written = (text: string | undefined) => text !== undefined && text.trim() !== ''

/** Text is there, but no value: reading it failed, and what it says is with the problems of reading. */
function notUnderstood({ target, targetText, actual, actualText, level, nature }: Indicator): Outcome | undefined {
  if (target === undefined && written(targetText)) {
    return problem('target', `指标值“${targetText!.trim()}”看不懂，无法计分。请写明方向、数值和单位，例如“≥95%”。`)
  }
  if (actual === undefined && written(actualText) && level === undefined) {
    return problem('actual', `实际完成值“${actualText!.trim()}”看不懂，无法计分。请填写数值和单位，例如“487人次”。`)
  }
  if (nature === '定量' && target?.kind === 'qualitative' && level === undefined) {
    return problem('target', `定量指标的指标值“${target.text}”没有可以计量的数。请改写为数值，或把指标性质改为定性。`)
  }
  return undefined
}

/** The method that scores a row; undefined when there is no target to choose by. */
export function methodOf(indicator: Indicator, actual: Actual | undefined, scheme: Scheme): IndicatorMethod | undefined {
  const { target, nature, level } = indicator
  if (indicator.method !== undefined && indicator.method !== 'execution-rate') return indicator.method
  if (level !== undefined && (nature === '定性' || target === undefined || target.kind === 'qualitative')) return scheme.methods.qualitative
  if (target === undefined) return undefined
  const kind = target.kind === 'several' ? target.parts[0]?.kind : target.kind
  switch (kind) {
    case 'bound':
      return measuredSatisfaction(indicator, target) ? scheme.methods.satisfaction : scheme.methods.quantitative
    case 'range':
    case 'tolerance':
      return 'interval'
    case 'deadline':
    case 'period':
      return 'deadline'
    case 'yes-no':
      return 'all-or-nothing'
    default:
      return isSatisfaction(indicator) && actual?.kind === 'measure' ? scheme.methods.satisfaction : scheme.methods.qualitative
  }
}

const isSatisfaction = ({ category, subcategory }: Indicator) => category === '满意度指标' || (subcategory?.includes('满意度') ?? false)

/** Satisfaction counted in per cent; "≥95分" has no bands. */
const measuredSatisfaction = (indicator: Indicator, target: Target) =>
  isSatisfaction(indicator) && target.kind === 'bound' && (target.measure.unit === '%' || target.measure.unit === '')

/** The question for the method, or what is missing for it. */
function ask(indicator: Indicator, path: string, actual: Actual | undefined, method: IndicatorMethod, scheme: Scheme): Question | Outcome {
  const { points, target, level } = indicator
  if (actual === undefined && (level === undefined || method !== 'three-levels')) return pending('实际完成值')
  if (points === undefined) return pending('分值')
  if (points.isNegative()) return problem('points', `分值 ${points} 是负数。请填写 0 或正数。`)
  const { scoreDecimals } = scheme
  if (!points.fits(scoreDecimals)) {
    return problem(
      'points',
      `分值 ${points} 的小数超过 ${scoreDecimals} 位，各行得分相加会与总分不符。请把分值改为最多 ${scoreDecimals} 位小数，合计不变。`,
    )
  }
  return { path, indicator, points, target, actual, scheme }
}

function score(question: Question, method: IndicatorMethod): Outcome {
  const { target, actual } = question
  if (target?.kind === 'several' || actual?.kind === 'several') {
    return scoreSeveral(question, (part) => score(part, partMethod(part, method)))
  }
  const { kinds, score: run } = methods[method]
  if (target !== undefined && !kinds.includes(target.kind)) {
    return problem('target', `指标写明的赋分方法与指标值“${question.indicator.targetText ?? target.kind}”不相符。请核对赋分方法或指标值。`)
  }
  return run(question)
}

/** Parts of different kinds (a number and a date) are each scored by their own method. */
function partMethod({ indicator, target, actual, scheme }: Question, whole: IndicatorMethod): IndicatorMethod {
  if (target === undefined || methods[whole].kinds.includes(target.kind)) return whole
  const { method: _, ...rest } = indicator
  return methodOf({ ...rest, target }, actual, scheme) ?? whole
}

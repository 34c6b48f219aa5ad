import type { Line } from '../assessment.ts'
import type { Indicator } from '../indicator.ts'
import type { Exact } from '../quantity.ts'

/** What is asked of the person who fills in 偏差原因: how much was lost, and what a useful reason says. */
export interface AskedReason {
  readonly lost: string
  /** The beginning of a good reason, made of the row's own figures. */
  readonly hint: string
}

/**
 * Points were lost and nobody says why 有扣分未说明原因. The hint names target, actual value and the gap where both are numbers of one unit, so that
 * only cause, measure and date are left to write. Undefined where nothing was lost, nothing is scored, or a reason stands.
 * Source: mof-2020-10#self-evaluation.
 */
export function askReason(indicator: Indicator, line: Line | undefined): AskedReason | undefined {
  const lost = lostPoints(line)
  if (!lost || (indicator.deviationReason ?? '').trim() !== '') return undefined
  return { lost: lost.toString(), hint: `${figures(indicator)}＋什么原因＋怎样改进＋何时完成` }
}

/** 分值 minus 得分 of a scored row; undefined where that is nothing. */
export function lostPoints(line: Line | undefined): Exact | undefined {
  if (line?.points === undefined || line.outcome.kind !== 'scored') return undefined
  const lost = line.points.minus(line.outcome.score)
  return lost.gt(0) ? lost : undefined
}

function figures({ target, actual, targetText, actualText }: Indicator): string {
  if (targetText === undefined || actualText === undefined) return '差在哪里'
  if (target?.kind !== 'bound' || actual?.kind !== 'measure' || target.measure.unit !== actual.measure.unit)
    return `要求${targetText}，实际${actualText}`
  const gap = actual.measure.value.minus(target.measure.value)
  const unit = target.measure.unit === '%' ? '个百分点' : target.measure.unit
  const much = gap.isZero() ? '' : `，${gap.isNegative() ? '少' : '多'} ${gap.abs().toString()}${unit}`
  return `目标${targetText}，完成${actualText}${much}`
}

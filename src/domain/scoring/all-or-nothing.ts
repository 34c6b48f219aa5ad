import type { Outcome } from '../assessment.ts'
import type { Actual } from '../indicator.ts'
import { type Exact, zero } from '../quantity.ts'
import { opposite, proves } from './bounds.ts'
import { numeral, proofOf } from './proof.ts'
import { problem, type Question, type ScoringMethod, scored } from './score.ts'
import { inOneUnit } from './units.ts'

/**
 * All-or-nothing scoring 直接赋分: the target is met, full points; it is not, no points. For yes/no rows, for bounds of zero ("≤0起") and
 * for rows that ask for it. 部分达成 is not 达成. Source: mof-2021-101#direct.
 */
export const allOrNothing: ScoringMethod = (question) => {
  const { target, actual } = question
  if (target?.kind === 'yes-no') return yesOrNo(question, target.expected)
  if (target?.kind !== 'bound') return problem('target', '指标值不能直接判断是否达成。请写“是”“否”，或写明方向和数值。')
  if (actual?.kind !== 'measure') return problem('actual', '实际完成值不是一个数，无法判断是否达到指标值。请填写数值和计量单位。')
  const { direction, measure } = target
  return inOneUnit(measure, actual.measure, (t, a) => {
    const verdict = proves(direction, t, a, actual.bound)
    if (verdict === 'unknown') {
      return problem('actual', `实际完成值“${actual.bound}${a}”只是一个范围，不能判断是否达到指标值。请填写实际完成的数值。`)
    }
    const sign = opposite[direction] === '≠' ? (a.gt(t) ? '>' : '<') : opposite[direction]
    return decided(question, verdict === 'met', [`${numeral(a)} ${verdict === 'met' ? direction : sign} ${numeral(t)}`])
  })
}

function yesOrNo(question: Question, expected: boolean): Outcome {
  const value = affirmed(question.actual)
  if (value === undefined) return problem('actual', '实际完成值应为“是”或“否”。请按指标值的问法填写。')
  return decided(question, value === expected, [])
}

/** 是/否, or a level in words: only 达成 is a yes. */
function affirmed(actual: Actual | undefined): boolean | undefined {
  if (actual?.kind === 'yes-no') return actual.value
  return actual?.kind === 'words' && actual.level !== undefined ? actual.level === '达成' : undefined
}

function decided(question: Question, met: boolean, conditions: readonly string[]): Outcome {
  const score: Exact = met ? question.points : zero
  return scored(score, () =>
    proofOf(question, score, {
      method: 'all-or-nothing',
      rule: '直接赋分',
      conditions,
      formula: numeral(score),
      because: met ? '达到指标值' : '未达到指标值，直接赋分，不得分',
    }),
  )
}

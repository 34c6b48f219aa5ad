import type { Outcome } from '../assessment.ts'
import { problem, type Question, type ScoringMethod, scored } from './score.ts'

/**
 * Several values in one cell 一格多值 ("28515株；1241625.93㎡"): every part must be met, so the row scores what its lowest part scores
 * (ADR-0011). Parts go together in their order; their number must be the same.
 */
export function scoreSeveral(question: Question, scorePart: ScoringMethod): Outcome {
  const { target, actual } = question
  if (target?.kind !== 'several')
    return problem('actual', '实际完成值有几个数，指标值只有一个，无法对应。请填写一个合计数，或分成几行指标。')
  if (actual?.kind !== 'several' || actual.parts.length !== target.parts.length) {
    return problem('actual', `指标值有 ${target.parts.length} 项，实际完成值应按同样的次序逐项填写，用分号隔开；也可以分成几行指标。`)
  }
  const outcomes = target.parts.map((part, i) => scorePart({ ...question, target: part, actual: actual.parts[i] }))
  return lowest(outcomes)
}

function lowest(outcomes: readonly Outcome[]): Outcome {
  const results: Extract<Outcome, { kind: 'scored' }>[] = []
  for (const outcome of outcomes) {
    if (outcome.kind !== 'scored') return outcome
    results.push(outcome)
  }
  const least = results.reduce((low, next) => (next.score.lt(low.score) ? next : low))
  return scored(
    least.score,
    () => {
      const proofs = results.map(({ proof }) => proof())
      const last = least.proof()
      return {
        ...last,
        rule: `${last.rule}（一格多值，各项都要达到，取最低的一项）`,
        conditions: proofs.flatMap(({ conditions }) => conditions),
        formula: proofs.map(({ formula }) => formula).reduce((all, next) => `取小(${all}, ${next})`),
        because: `${results.length} 项中最低的一项：${last.because}`,
      }
    },
    results.flatMap(({ remarks = [] }) => remarks),
  )
}

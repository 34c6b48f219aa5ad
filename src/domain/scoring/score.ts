import type { Outcome, Proof } from '../assessment.ts'
import type { Actual, Indicator, Target } from '../indicator.ts'
import { type Exact, type Points, points } from '../quantity.ts'
import type { Scheme } from '../scheme.ts'

/** What a scoring method 赋分方法 is asked: one row whose points, target and actual value are known. */
export interface Question {
  /** Path of the row in the Submission. */
  readonly path: string
  readonly indicator: Indicator
  /** 分值: the full points of the row, with no more decimals than the scheme prints. */
  readonly points: Points
  readonly target: Target | undefined
  readonly actual: Actual | undefined
  readonly scheme: Scheme
}

/**
 * The contract of every scoring method: pure, never throws for content. The score lies within [0, 分值], is rounded half up to the scheme's
 * decimals, and carries a proof that is made only when someone reads it.
 */
export type ScoringMethod = (question: Question) => Outcome

export type ProblemField = 'target' | 'actual' | 'points'

/** A score with its proof; remarks say what a reader should look at although the score stands (超额、仅为范围 …). */
export const scored = (score: Exact, proof: () => Proof, remarks?: readonly string[]): Outcome =>
  remarks === undefined || remarks.length === 0
    ? { kind: 'scored', score: points(score), proof }
    : { kind: 'scored', score: points(score), proof, remarks }

/** Something is not filled in: `what` is the column's name, 实际完成值, 指标值, 分值 …, with an explanation in （） where it helps. */
export const pending = (what: string): Outcome => ({ kind: 'pending', what })

/** Something is filled in that no score can be computed from. The message says what is wrong and what to do. */
export const problem = (field: ProblemField, message: string): Outcome => ({ kind: 'problem', field, message })

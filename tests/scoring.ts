import assert from 'node:assert/strict'
import type { Outcome, Proof } from '#domain/assessment.ts'
import type { Indicator } from '#domain/indicator.ts'
import { Exact, points } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import { evaluateFormula, holds } from '#domain/scoring/formula.ts'
import { scoreIndicator } from '#domain/scoring/score-indicator.ts'
import { anIndicator, aScheme, type Changes } from './builders.ts'

/** Scores a row of 10 points with these values; texts are left to the values. */
export const outcomeOf = (changes: Changes<Indicator>, scheme: Scheme = aScheme()): Outcome =>
  scoreIndicator(
    anIndicator({ targetText: undefined, actualText: undefined, points: points(10), ...changes }),
    'projects[0].indicators[0]',
    scheme,
  ).outcome

/** One word for a table: "9.74", "待补 实际完成值", "有误 actual", "不适用", "自报 8". */
export function say(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'scored':
      return outcome.score.toFixed(2)
    case 'pending':
      return `待补 ${outcome.what.replace(/（.*/, '')}`
    case 'problem':
      return `有误 ${outcome.field}`
    case 'claimed':
      return `自报 ${outcome.score}`
    case 'not-applicable':
      return '不适用'
  }
}

/** The proof of a score: its conditions hold and its formula gives the score, evaluated by the second program. */
export function provenBy(outcome: Outcome): Proof {
  assert.equal(outcome.kind, 'scored')
  assert.ok(outcome.kind === 'scored')
  const proof = outcome.proof()
  for (const condition of proof.conditions) assert.ok(holds(condition), `${condition} 不成立`)
  assert.equal(evaluateFormula(proof.formula).toString(), outcome.score.toString(), proof.formula)
  assert.ok(Exact.of(proof.result).eq(outcome.score), `${proof.result} 不是 ${outcome.score}`)
  assert.match(proof.because, /得 .* 分/)
  assert.ok(proof.source.includes('#'))
  return proof
}

/** A table of named rows: each outcome is as said, and each score proves itself. */
export function expectOutcomes(rows: Readonly<Record<string, readonly [Outcome, string]>>): void {
  for (const [title, [outcome, expected]] of Object.entries(rows)) {
    assert.equal(say(outcome), expected, title)
    if (outcome.kind === 'scored') provenBy(outcome)
  }
}

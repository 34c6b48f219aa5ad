import { differences } from '#domain/compare/differences.ts'
import { type Incoming, mergeImport, rejectPaths } from '#domain/compare/import.ts'
import type { Submission } from '#domain/submission.ts'
import { isInside } from './place-of.ts'

/** One field on which the two sides differ. */
export interface Disagreement extends Incoming {
  /** True where I changed it: mine is proposed. Otherwise only the other side did: theirs is. */
  readonly changedByMe: boolean
}

export interface Sides {
  readonly fields: readonly Disagreement[]
  /** What I cleared or removed and the other side still has, in words; a merge field by field leaves it. */
  readonly leftByMerge: readonly string[]
}

/**
 * Where my content and the other side's differ 冲突的地方, field by field. `base` is what both began from (what the server had when I began):
 * it decides whose change each one is.
 */
export function sidesOf(base: Submission, mine: Submission, theirs: Submission): Sides {
  const changed = differences(base, mine).map(({ path }) => path)
  const fields = mergeImport(theirs, mine)
    .fields.filter(({ change }) => change !== 'same')
    .map((field) => ({ ...field, changedByMe: changed.some((path) => isInside(field.from, path)) }))
  const taken = mergeImport(theirs, mine).merged
  return { fields, leftByMerge: differences(taken, mine).map(({ text }) => text) }
}

/** The other side's content with my value at every field but these. */
export const merged = (mine: Submission, theirs: Submission, keepTheirs: readonly string[]): Submission =>
  rejectPaths(mergeImport(theirs, mine).merged, theirs, keepTheirs)

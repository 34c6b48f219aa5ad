import type { Num } from './numbers.ts'
import type { Relation } from './relation.ts'

/** Numbers that a sum may have at most. */
export const MOST_PARTS = 9
/** Numbers between a whole and its parts, at most. */
export const MOST_SKIPPED = 3

/** Units of what is not added up. */
export const NO_SUM: ReadonlySet<string> = new Set(['%', '‰', '百分点', '倍', '度', '℃'])
/** Words of a total. */
export const TOTAL_WORDS = /合计|共计?|总|累计|小计|加总|相加|合起来|之和|全部|一共|达到/

/** Sums of rounded numbers may be off by half a place each, in the finest place of all; exact ones not at all. */
export function slack(numbers: readonly Num[]): number {
  const own = Math.min(...numbers.map(({ half }) => (half > 0 ? half : Number.POSITIVE_INFINITY)))
  return own === Number.POSITIVE_INFINITY ? 1e-6 : 2 * own * Math.floor(numbers.length / 2) + 1e-6
}

/** The whole first in `members`. */
export function sumOf(whole: Num, parts: readonly Num[], cue: number): Relation {
  const members = [whole, ...parts]
  const scales = members.map(({ scale }) => scale)
  const allowed = slack(members)
  return {
    shape: 'sum',
    members,
    misses: (raws) => {
      let rest = raws[0]! * scales[0]!
      for (let i = 1; i < raws.length; i++) rest -= raws[i]! * scales[i]!
      return Math.abs(rest) / allowed
    },
    span: (i) => allowed / scales[i]!,
    needed: (i) => {
      const rest = members.reduce((all, { value }, j) => (j === 0 || j === i ? all : all + value), 0)
      return (i === 0 ? rest : whole.value - rest) / scales[i]!
    },
    cue,
    said: (written) => written.slice(1).join(' + '),
  }
}

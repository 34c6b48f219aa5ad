import type { Num } from './numbers.ts'

/** What numbers near each other seem to be to one another 数量关系. */
export interface Relation {
  readonly shape: 'sum' | 'rate' | 'change' | 'product' | 'price' | 'same'
  /** Result first. */
  readonly members: readonly Num[]
  /**
   * By how much the relation misses, as a share of what rounding allows (at most 1 holds), for the members' values as written.
   * `raws[i]` stands for `members[i].raw`.
   */
  readonly misses: (raws: readonly number[]) => number
  /** Half the span of values (as written) that member i may have for the relation to hold. */
  readonly span: (i: number) => number
  /** The value, as written, that member i would need for the relation to hold; not given where there are several. */
  readonly needed?: (i: number) => number
  /** What is left of that allowance when the printed figures are taken as exact, as a clerk with a calculator does; 1 when not given. */
  readonly tight?: number
  /** The members that may be mistyped; all when not given. */
  readonly slipping?: readonly Num[]
  /** How surely the words or the structure say this relation, in powers of ten. */
  readonly cue: number
  /** The words leave no doubt that this number is made by the others: any miss is told of it. */
  readonly sure?: Num
  /** "212.60 + 14.40" */
  readonly said: (written: readonly string[]) => string
}

/** Whether it holds as written. */
export const holds = ({ members, misses }: Relation): boolean => misses(members.map(({ raw }) => raw)) <= 1

/** How unlikely it is that a random number near `raw` in the place of member i would make it hold, in powers of ten. */
export function information(relation: Relation, i: number, raw = relation.members[i]!.raw): number {
  const { members, shape } = relation
  const own = Math.abs(raw)
  const member = members[i]!
  const span = 2 * relation.span(i) * (relation.tight ?? 1)
  // Round numbers prove less than their zeros pretend: the finest place of all in a sum, the score of a product, the digits of what a rate is made of.
  if (shape === 'sum') return log(own / Math.max(span, Math.min(...members.map(grainOf)) / member.scale))
  if (shape === 'same') return log(own / Math.max(span, grainOf(member) / member.scale))
  const [result, ...others] = members
  const most =
    shape === 'product' ? log(Math.abs(result!.value) / grainOf(result!)) : others.reduce((sum, other) => sum + digitsOf(other), 0) - 0.25
  return Math.min(most, log(own / span))
}

const log = (ratio: number) => Math.log10(Math.max(1, ratio))
const digitsOf = (num: Num) => (num.value === 0 ? 0 : log(Math.abs(num.value) / grainOf(num)))

/** The largest power of ten that divides it: 230 → 10, 98.40 → 0.1. */
function grainOf({ value }: Num): number {
  if (value === 0) return Number.POSITIVE_INFINITY
  let own = 10 ** Math.floor(Math.log10(Math.abs(value)) + 1e-9)
  while (own > 1e-4 && Math.abs(value / own - Math.round(value / own)) > 1e-6) own /= 10
  return own
}

import type { Num } from './numbers.ts'
import { holds, information, type Relation } from './relation.ts'
import { isOtherScale, slipsOf } from './slips.ts'

/** A number that must be a slip, and what it was meant as. */
export interface Broken {
  readonly culprit: Num
  /** As written without unit; unknown where the words alone prove the miss. */
  readonly meant?: number
  readonly relation: Relation
  /** Others that say the same: the surest, and the surest sum. */
  readonly support: readonly Relation[]
  /** Powers of ten against chance. */
  readonly evidence: number
}

/** From here on a number that stands in a relation that holds is not to blame for another that does not. */
const CONFIRMED = 2.4
/** A result derived as surely as this is derived. */
const DERIVED = 1.5
/** A relation that misses by less than so many times what rounding allows is no slip. */
const LEAST_MISS = 3
/** What words without doubt weigh. */
const SURE = 4

/** Relations that do not hold, and would if one number were what it was likely meant as; the likeliest slip of every number, the likeliest number of every relation. */
export function brokenOf(relations: readonly Relation[], least: number): Broken[] {
  const proof = new Map<Num, number>()
  /** Results that have been derived: a rate is a rate of one pair. */
  const derived = new Set<Num>()
  const of = new Map<Num, Relation[]>()
  /** Parts that make a whole, and the wholes they make. */
  const wholes = new Map<Num, Set<Num>>()
  const open: Relation[] = []
  for (const relation of relations) {
    for (const member of relation.members) of.set(member, [...(of.get(member) ?? []), relation])
    if (!holds(relation)) {
      open.push(relation)
      continue
    }
    if (relation.shape !== 'sum' && relation.shape !== 'same' && information(relation, 0) + relation.cue >= DERIVED)
      derived.add(relation.members[0]!)
    if (relation.shape === 'sum' && information(relation, 0) + relation.cue >= DERIVED)
      for (const part of relation.members.slice(1)) wholes.set(part, (wholes.get(part) ?? new Set()).add(relation.members[0]!))
    for (const [i, member] of relation.members.entries()) {
      const sure = information(relation, i) + relation.cue
      if (sure > (proof.get(member) ?? 0)) proof.set(member, sure)
    }
  }
  const best = new Map<Num, Broken>()
  for (const relation of open) {
    const { members } = relation
    if (relation.shape !== 'same' && relation.shape !== 'sum' && derived.has(members[0]!)) continue
    if (relation.sure) {
      if (!best.has(relation.sure)) best.set(relation.sure, { culprit: relation.sure, relation, support: [], evidence: SURE })
      continue
    }
    // Parts that make another whole are not those of this one; a whole that such parts make needs no others of them.
    if (relation.shape === 'sum' && members.slice(1).every((part) => wholes.has(part))) continue
    if (relation.shape === 'sum' && members.slice(1).some((part) => wholes.get(part)?.has(members[0]!))) continue
    // Two parts of one whole are no rate of each other.
    const [, part, other] = members
    if (relation.shape === 'rate' && part && other && [...(wholes.get(part) ?? [])].some((whole) => wholes.get(other)?.has(whole))) continue
    if (members.every((member) => (proof.get(member) ?? 0) >= CONFIRMED)) continue
    const found = culpritIn(relation, proof, of, wholes, least)
    const known = found && best.get(found.culprit)
    if (!found || (known?.evidence ?? 0) >= found.evidence + (isSaidBy(found, known) ? 2 : 0)) continue
    best.set(found.culprit, known && isSaidBy(found, known) ? { ...found, evidence: Math.max(found.evidence, known.evidence) } : found)
  }
  return withoutEchoes([...best.values()])
}

/** A score by its rate says more than one by its deduction, where both mean the same number. */
const isSaidBy = ({ relation, meant }: Broken, known: Broken | undefined) =>
  relation.shape === 'product' && known !== undefined && known.relation.shape === 'sum' && known.meant === meant

function culpritIn(
  relation: Relation,
  proof: ReadonlyMap<Num, number>,
  of: ReadonlyMap<Num, readonly Relation[]>,
  wholes: ReadonlyMap<Num, ReadonlySet<Num>>,
  least: number,
): Broken | undefined {
  const raws = relation.members.map(({ raw }) => raw)
  // What misses by little more than rounding was reckoned from finer figures.
  const tight = relation.tight ?? 1
  if (relation.misses(raws) < LEAST_MISS * tight) return undefined
  let best: Broken | undefined
  for (const [i, culprit] of relation.members.entries()) {
    if ((proof.get(culprit) ?? 0) >= CONFIRMED || (relation.slipping && !relation.slipping.includes(culprit))) continue
    // Full points that make the total of their column are what they are: some scores are judged.
    if (relation.shape === 'product' && i === 1 && wholes.has(culprit)) continue
    const needed = relation.needed?.(i)
    const reach = relation.span(i) * (1 + 1e-6) + 1e-9
    for (const { raw, ways } of slipsOf(culprit.raw, culprit.decimals, isScaled(relation, culprit))) {
      if (needed !== undefined && Math.abs(raw - needed) > reach) continue
      raws[i] = raw
      const fits = relation.misses(raws) <= tight
      // A part read as next to nothing leaves the other part as the whole: no sum.
      raws[i] = 0
      const counts = relation.shape !== 'sum' || relation.misses(raws) > tight
      raws[i] = culprit.raw
      if (!fits || !counts) continue
      const { support, by } = supportOf(of.get(culprit) ?? [], relation, culprit, raw)
      const fitting = information(relation, i, raw)
      // A unit word lost or added leaves the digits what they are: all of them bear the number out.
      const known = isOtherScale(culprit.raw, raw) ? fitting : Math.min(fitting, information(relation, i) + 1)
      const evidence = known + relation.cue - Math.log10(ways) + Math.min(2, support)
      if (evidence > (best?.evidence ?? 0)) best = { culprit, meant: raw, relation, evidence, support: by }
    }
  }
  return best && best.evidence >= least ? best : undefined
}

/** Whether 万 may have been lost or added: of money always, of counts where the others of the relation have another scale. */
const isScaled = ({ members }: Relation, { unit, scale }: Num): boolean =>
  unit === '元' || (unit !== '' && members.some((one) => one.unit === unit && one.scale !== scale))

/** How surely other relations of the culprit say the same, and which. */
function supportOf(
  others: readonly Relation[],
  relation: Relation,
  culprit: Num,
  meant: number,
): { readonly support: number; readonly by: readonly Relation[] } {
  const best = new Map<boolean, { readonly support: number; readonly by: Relation }>()
  for (const other of others) {
    if (other === relation || other.members.every((member) => member === culprit || relation.members.includes(member))) continue
    const i = other.members.indexOf(culprit)
    const raws = other.members.map((member, j) => (j === i ? meant : member.raw))
    if (other.misses(raws) > 1) continue
    const support = information(other, i) + other.cue - 1
    const isSum = other.shape === 'sum'
    if (support > (best.get(isSum)?.support ?? 0)) best.set(isSum, { support, by: other })
  }
  const all = [...best.values()]
  return { support: Math.max(0, ...all.map((one) => one.support)), by: all.map(({ by }) => by) }
}

/** One wrong number breaks several relations: the likeliest explanation of each is told, and numbers that it explains are left alone. */
function withoutEchoes(all: readonly Broken[]): Broken[] {
  const kept: Broken[] = []
  for (const one of all.toSorted((a, b) => b.evidence - a.evidence)) {
    if (kept.some(({ relation, culprit }) => one.relation.members.includes(culprit) || relation.members.includes(one.culprit))) continue
    kept.push(one)
  }
  return kept
}

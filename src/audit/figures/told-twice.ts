import { type Mismatch, placeOf, type Sheet } from './mismatch.ts'
import type { Quantity } from './quantities.ts'
import { differByOne, digitsOf } from './slips.ts'
import { plainOf, weight } from './sums/slipped-sums.ts'
import { contextOf, isAlike, type Told } from './words-around.ts'

/**
 * One figure told in two places and written in two ways 前后不一: "安装智能水表1425块" and "安装智能水表1452块". Two figures of one unit that differ by a slip of the pen, one of
 * which the document has nowhere else, in words that name the same thing, of the same kind (aim, result, budget, spending) and the same year. A question.
 */
export function* figuresToldTwice({ script, figures, times }: Sheet, year: number | undefined): Iterable<Mismatch> {
  const facts = figures.flatMap(({ stretch, quantities }) =>
    quantities.flatMap((quantity) =>
      weight(quantity) >= LEAST && digitsOf(quantity.written).length <= MOST && !NO_FACT.has(quantity.unit) ? [{ stretch, quantity }] : [],
    ),
  )
  const byKey = new Map<string, Told[]>()
  const keys = facts.map(({ quantity }) => keysOf(quantity))
  for (const [i, fact] of facts.entries())
    for (const key of keys[i]!) {
      const same = byKey.get(key)
      if (same) same.push(fact)
      else byKey.set(key, [fact])
    }
  const told = new Set<Quantity>()
  const isShared = sharedWords(facts, year)
  for (const [i, fact] of facts.entries()) {
    const { stretch, quantity } = fact
    if (times.get(plainOf(quantity))! > 1 || told.has(quantity)) continue
    const near = new Set(keys[i]!.flatMap((key) => byKey.get(key)!))
    const other = [...near].find(
      (one) =>
        one.stretch !== stretch &&
        !told.has(one.quantity) &&
        isKin(quantity, one.quantity) &&
        differByOne(said(quantity), said(one.quantity)) &&
        isAlike(contextOf(fact, year), contextOf(one, year), quantity.unit === '元' && weight(quantity) >= LONG),
    )
    if (!other || isShared(fact) || isShared(other)) continue
    told.add(quantity).add(other.quantity)
    yield {
      kind: 'figures',
      severity: 'warning',
      place: placeOf(script, stretch, quantity),
      related: [placeOf(script, other.stretch, other.quantity)],
      message: `这里写的是“${contextOf(fact, year).words}${quantity.written}”，另一处写的是“${contextOf(other, year).words}${other.quantity.written}”，请核对哪一个是对的`,
      found: quantity.written,
      expected: other.quantity.written,
    }
  }
}

/** Words that stand before many different figures ("实际支出" of twenty projects) name no single one. */
function sharedWords(facts: readonly Told[], year: number | undefined): (fact: Told) => boolean {
  let figures: Map<string, Set<number>> | undefined
  const keyOf = (fact: Told) => `${contextOf(fact, year).words} ${fact.quantity.unit}`
  return (fact) => {
    figures ??= facts.reduce((all, one) => {
      const key = keyOf(one)
      return all.set(key, (all.get(key) ?? new Set()).add(one.quantity.value))
    }, new Map<string, Set<number>>())
    return figures.get(keyOf(fact))!.size > MOST_FIGURES
  }
}

/** Of one thing: as it should be, mistyped, and one of another year. */
const MOST_FIGURES = 3

/** Fewer digits are near each other by chance. */
const LEAST = 3
/** More make no figure: an account number, a row of dots that was read as ones. */
const MOST = 18
const LONG = 5
const NO_FACT: ReadonlySet<string> = new Set(['分', '百分点', '倍', '℃'])

/** The same measure; a bare figure of a table may be money. */
const isKin = (a: Quantity, b: Quantity): boolean =>
  a.unit === b.unit
    ? a.bound === b.bound || a.unit !== ''
    : [a.unit, b.unit].every((unit) => unit === '' || unit === '元') && plainOf(a) !== plainOf(b)

/** Digits with the same decimals, so that 139.92 stands beside 139.9. */
const said = (quantity: Quantity): string => {
  const digits = digitsOf(quantity.written)
  return digits.includes('.') || quantity.unit === '元' || quantity.unit === '%' ? Number(digits).toFixed(2) : digits
}

/** What a figure has in common with every other one that differs from it by one digit or by two that are swapped. */
function keysOf(quantity: Quantity): string[] {
  const digits = said(quantity)
  return [[...digits].sort().join(''), ...[...digits].map((_, i) => `${digits.slice(0, i)}*${digits.slice(i + 1)}`)]
}

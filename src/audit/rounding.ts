import { Exact, fromWanyuan, max, zero } from '#domain/quantity.ts'

/**
 * How far a sum may lie from its printed parts 舍入容差. Printed numbers are rounded to some last place; a sum of n of them may be off by half a unit of
 * that place for each part and for the total. Exact data has no tolerance at all.
 */

/** Units that money is rounded to in print, coarse to fine: 0.01 万元 … 1 元. Coarser figures are meant exactly; 角 and 分 are exact as well. */
const MONEY_STEPS: readonly Exact[] = ['0.01', '0.001', '0.0001'].map((wanyuan) => fromWanyuan(wanyuan))

/** Last place the amounts (元) are rounded to; undefined when they look exact. */
export function moneyStep(amounts: readonly Exact[]): Exact | undefined {
  const coarser = fromWanyuan('0.1')
  if (amounts.every((amount) => amount.div(coarser).isWhole())) return undefined
  return MONEY_STEPS.find((step) => amounts.every((amount) => amount.div(step).isWhole()))
}

/** Largest honest difference between a total and its parts: (n + 1) halves of the last place, in whole steps. A single part must agree exactly. */
export function sumTolerance(parts: readonly Exact[], step: Exact | undefined): Exact {
  const rounded = parts.filter((part) => !part.isZero()).length
  if (step === undefined || rounded < 2) return zero
  return step.times(Math.floor((rounded + 1) / 2))
}

/** Whether the amounts (元) add up to the total within honest rounding. */
export function addsUp(total: Exact, parts: readonly Exact[], computed: Exact): boolean {
  return total
    .minus(computed)
    .abs()
    .lte(sumTolerance(parts, moneyStep([total, ...parts])))
}

/** Decimals of a number as it must have been written at least: 9.5 → 1, 10 → 0. At most 6. */
export function decimalsOf(value: Exact): number {
  for (let places = 0; places < 6; places++) if (value.round(places).eq(value)) return places
  return 6
}

/** Scores printed with two or more decimals may have been rounded one by one; whole and half points are exact. */
export function scoreTolerance(scores: readonly Exact[]): Exact {
  const places = Math.max(0, ...scores.map(decimalsOf))
  if (places < 2) return zero
  return sumTolerance(scores, Exact.scaled(1, places))
}

/** Whether a printed figure is the computed one rounded to the decimals it is printed with (half of the last place either way). */
export function printedAs(printed: Exact, computed: Exact, atLeast = 0): boolean {
  const places = Math.max(atLeast, decimalsOf(printed))
  return printed
    .minus(computed)
    .abs()
    .lte(max(Exact.scaled(5, places + 1), zero))
}

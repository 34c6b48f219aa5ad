import type { Written } from './written-numbers.ts'

/** Why a number cannot be another one: what other numbers of its document make it. */
export interface Relation {
  readonly kind: 'sum-column' | 'sum-row' | 'sum-line' | 'difference' | 'rate' | 'same'
  readonly with: readonly Written[]
}

/** Most numbers of one sum. */
const LONGEST = 24

/**
 * A small relation between a number and others near it, by brute force: sums of runs of a column, row or line, differences, rates, and the same number elsewhere.
 * Some are chance; the more digits, the fewer. Undefined where nothing determines the number.
 */
export function relationOf(one: Written, all: readonly Written[]): Relation | undefined {
  const column = columnOf(one, all)
  const line = all.filter((each) => each.line === one.line && each.row === one.row && isKin(each, one))
  return (
    inRun(one, column, 'sum-column') ??
    inRun(one, line, one.row === undefined ? 'sum-line' : 'sum-row') ??
    rateOf(
      one,
      all.filter((each) => each.line === one.line && each.row === one.row),
    ) ??
    difference(one, line) ??
    sameElsewhere(one, all) ??
    rateOf(
      one,
      all.filter((each) => Math.abs(each.line - one.line) <= 3),
    )
  )
}

const weight = ({ digits }: Written) => digits.replace(/[.,]/g, '').replace(/^0+|0+$/g, '').length
const isMoney = ({ unit }: Written) => /元$/.test(unit)
const isKin = (a: Written, b: Written) => a.unit === b.unit || (isMoney(a) && isMoney(b)) || a.unit === '' || b.unit === ''
const isNear = (a: number, b: number, decimals: number) => Math.abs(a - b) <= 0.51 * 10 ** -decimals + 1e-9 && Math.abs(a - b) <= 0.011

/** The cells above and below without a break. */
function columnOf(one: Written, all: readonly Written[]): readonly Written[] {
  if (one.column === undefined) return []
  return all.filter((each) => each.column === one.column && Math.abs(each.line - one.line) <= LONGEST && isKin(each, one))
}

/** One number beside a run of two or more makes its sum, and the asked one is that number or of the run. */
function inRun(one: Written, run: readonly Written[], kind: Relation['kind']): Relation | undefined {
  const at = run.indexOf(one)
  if (at < 0) return undefined
  for (const [i, whole] of run.entries()) {
    if (weight(whole) < 2) continue
    for (const step of [1, -1]) {
      let sum = 0
      for (let j = i + step, n = 1; run[j] !== undefined && n <= LONGEST; j += step, n++) {
        sum += run[j]!.value
        if (n < 2 || !isNear(sum, whole.value, whole.decimals)) continue
        const others = step > 0 ? run.slice(i + 1, j + 1) : run.slice(j, i)
        if (others.every(({ value }) => value !== 0) && (at === i || others.includes(one)))
          return { kind, with: [whole, ...others].filter((each) => each !== one) }
      }
    }
  }
  return undefined
}

function difference(one: Written, line: readonly Written[]): Relation | undefined {
  if (weight(one) < 3) return undefined
  for (const a of line)
    for (const b of line)
      if (
        a !== one &&
        b !== one &&
        a !== b &&
        weight(a) > 1 &&
        weight(b) > 1 &&
        (isNear(a.value - b.value, one.value, one.decimals) || (a.start < b.start && isNear(a.value + b.value, one.value, one.decimals)))
      )
        return { kind: 'difference', with: [a, b] }
  return undefined
}

/** A percentage with its two amounts. */
function rateOf(one: Written, near: readonly Written[]): Relation | undefined {
  const rates = one.unit === '%' ? [one] : near.filter(({ unit }) => unit === '%')
  for (const rate of rates) {
    if (weight(rate) < 3 && rate.value !== 100) continue
    const others = near.filter((each) => each.unit !== '%' && weight(each) >= 2)
    for (const a of others)
      for (const b of others) {
        if (a === b || a.value === b.value || (rate !== one && a !== one && b !== one) || !isKin(a, b) || b.value === 0) continue
        if (Math.abs((100 * a.value) / b.value - rate.value) <= 0.51 * 10 ** -rate.decimals)
          return { kind: 'rate', with: [rate, a, b].filter((each) => each !== one) }
      }
  }
  return undefined
}

function sameElsewhere(one: Written, all: readonly Written[]): Relation | undefined {
  if (weight(one) < 3) return undefined
  const other = all.find(
    (each) => each !== one && each.value === one.value && isKin(each, one) && (each.unit === '%') === (one.unit === '%'),
  )
  return other && { kind: 'same', with: [other] }
}

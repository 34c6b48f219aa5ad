import type { Outcome } from '../assessment.ts'
import type { Measure } from '../indicator.ts'
import { type Exact, hundred, one } from '../quantity.ts'
import { sayMeasure } from './say.ts'
import { problem } from './score.ts'

/** Scores the two numbers of one reading, both counted in the same unit. */
export type Compare = (target: Exact, actual: Exact) => Outcome

interface Reading {
  readonly target: Exact
  readonly actual: Exact
}

/**
 * Brings target and actual value to one unit and scores them 计量单位一致.
 *
 * One of them may be without a unit (it is the other's) or without a period. Where the words allow more than one reading (target "2场/季度",
 * actual "8场": of the quarter or of the year?) the row is scored only if all readings give the same score; otherwise it is a problem,
 * never a guess (ADR-0008). Units that differ are a problem as well.
 */
export function inOneUnit(target: Measure, actual: Measure, compare: Compare): Outcome {
  if (target.unit === actual.unit && target.per === actual.per && target.change === actual.change)
    return compare(target.value, actual.value)
  const mismatch = differingUnits(target, actual)
  if (mismatch !== undefined) return problem('actual', mismatch)
  let readings: readonly Reading[] | string = [{ target: target.value, actual: actual.value }]
  readings = byPeriod(target, actual, readings)
  if (typeof readings === 'string') return problem('actual', readings)
  readings = byPercent(target, actual, byChange(target, actual, readings))
  return agreed(
    target,
    actual,
    readings.map((reading) => compare(reading.target, reading.actual)),
  )
}

/** The outcome when every reading has the same, that of the reading with the fewest remarks; a problem when they differ. */
function agreed(target: Measure, actual: Measure, outcomes: readonly Outcome[]): Outcome {
  const [first, ...others] = outcomes
  if (first !== undefined && others.every((other) => sameOutcome(first, other))) {
    return outcomes.reduce((best, next) => (remarksOf(next) < remarksOf(best) ? next : best))
  }
  return problem(
    'actual',
    `实际完成值“${sayMeasure(actual)}”对照指标值“${sayMeasure(target)}”有不止一种理解，得分不同。请按指标值的口径写明计量单位和周期，例如“${sayMeasure({ ...target, value: actual.value })}”。`,
  )
}

const remarksOf = (outcome: Outcome) => (outcome.kind === 'scored' ? (outcome.remarks?.length ?? 0) : 0)

function sameOutcome(a: Outcome, b: Outcome): boolean {
  if (a.kind === 'scored' && b.kind === 'scored') return a.score.eq(b.score)
  return a.kind === 'problem' && b.kind === 'problem' && a.field === b.field
}

function differingUnits(target: Measure, actual: Measure): string | undefined {
  if (target.unit === actual.unit) return undefined
  // Zero is zero in any multiple.
  if (actual.unit === '' && (target.written === undefined || actual.value.isZero())) return undefined
  if (target.unit === '' && actual.written === undefined) return undefined
  if (actual.unit === '') return `实际完成值“${actual.value}”没有计量单位，无法与指标值“${sayMeasure(target)}”比较。请补上计量单位。`
  return `实际完成值的计量单位“${actual.unit}”与指标值的“${target.unit === '' ? '无单位' : target.unit}”不一致，无法比较。请改用同一计量单位。`
}

/** How many of each period a year has: exactly, or at least and at most. */
const PER_YEAR: Readonly<Record<string, readonly number[]>> = {
  年: [1],
  半年: [2],
  季度: [4],
  双月: [6],
  月: [12],
  旬: [36],
  周: [52, 53],
  天: [365, 366],
}

const ofYear = (per: string | undefined) => (per === undefined ? undefined : PER_YEAR[per])

/** "1次/月" against "12次/年" is exact; against a bare "12次" it may be of the month or of the year. */
function byPeriod(target: Measure, actual: Measure, same: readonly Reading[]): readonly Reading[] | string {
  if (target.per === actual.per) return same
  const wanted = ofYear(target.per)
  const given = ofYear(actual.per)
  if (actual.per === undefined)
    return wanted === undefined ? same : [...same, ...wanted.map((count) => ({ target: target.value.times(count), actual: actual.value }))]
  const [times, more] = given ?? []
  if (target.per === undefined && times !== undefined && more === undefined)
    return [{ target: target.value, actual: actual.value.times(times) }]
  if (wanted?.length === 1 && given?.length === 1)
    return [{ target: target.value.times(wanted[0]!), actual: actual.value.times(given[0]!) }]
  return `实际完成值按“${actual.per}”计，指标值${target.per === undefined ? '没有写明周期' : `按“${target.per}”计`}，无法比较。请改用同一口径。`
}

/** "提升10%" against "下降3%": the opposite change counts below zero, and so does a fall against "≤0%". */
function byChange(target: Measure, actual: Measure, readings: readonly Reading[]): readonly Reading[] {
  if (target.change === actual.change || actual.change === undefined) return readings
  const opposite = readings.map((reading) => ({ target: reading.target, actual: reading.actual.negated() }))
  if (target.change !== undefined) return opposite
  if (actual.change === '升') return readings
  return target.value.gt(0) ? [...readings, ...opposite] : opposite
}

/** A bare "0.95" against a percentage may be 95 % of a spreadsheet cell or 0.95 %. */
function byPercent(target: Measure, actual: Measure, readings: readonly Reading[]): readonly Reading[] {
  if (doubtful(actual, target))
    return [...readings, ...readings.map((reading) => ({ target: reading.target, actual: reading.actual.times(hundred) }))]
  if (doubtful(target, actual))
    return [...readings, ...readings.map((reading) => ({ target: reading.target.times(hundred), actual: reading.actual }))]
  return readings
}

const doubtful = (bare: Measure, other: Measure) => other.unit === '%' && bare.unit === '' && bare.value.gt(0) && bare.value.lte(one)

import type { Outcome } from '../assessment.ts'
import { dayCount, type WholeDay } from '../day-count.ts'
import type { Actual, CalendarDate, Target } from '../indicator.ts'
import { daysIn } from '../parse/date.ts'
import { type Exact, max, type Points, zero } from '../quantity.ts'
import { numeral, proofOf, type Reasoning, rounded } from './proof.ts'
import { sayDate } from './say.ts'
import { problem, type Question, type ScoringMethod, scored } from './score.ts'

/**
 * Deadline scoring 时限赋分: done on or before the last day, full points; later, nothing, or the scheme's points off for each day late.
 *
 * A date without a day means any day of its month: it is scored only when all of them score the same ("2024年12月" against 12月底前 does,
 * against 12月15日前 it is a problem). Work that runs through a period is judged by the period's last day. Source: mof-2021-101#direct.
 *
 * @example 10 points, 2024年12月底前, 2025年1月1日: 0
 */
export const deadline: ScoringMethod = (question) => {
  const { target, actual } = question
  const due = target && dueDay(target)
  if (due === undefined) return problem('target', '指标值不是日期。请写成“2024年12月底前”的形式。')
  const done = actual && doneOn(actual)
  if (done === undefined) {
    return problem('actual', '实际完成值不是日期，无法判断是否按期。请填写实际完成的日期，例如“2024年11月20日”。')
  }
  if (actual?.kind === 'period' && target?.kind === 'period' && before(firstDay(target.from), firstDay(actual.from))) {
    return problem('actual', `实际从 ${sayDate(actual.from)}开始，晚于指标值的 ${sayDate(target.from)}。请填写完成的日期，并说明原因。`)
  }
  const early = byDay(question, due, firstDay(done))
  const late = byDay(question, due, lastDay(done))
  if (early.kind === 'scored' && late.kind === 'scored' && early.score.eq(late.score)) return late
  return problem('actual', `实际完成值“${sayDate(done)}”没有写到日，无法判断是否在 ${sayDate(due)}前完成。请写明日期。`)
}

function doneOn(actual: Actual): CalendarDate | undefined {
  if (actual.kind === 'date') return actual.date
  return actual.kind === 'period' ? actual.to : undefined
}

function dueDay(target: Target): WholeDay | undefined {
  if (target.kind === 'deadline') return lastDay(target.by)
  return target.kind === 'period' ? lastDay(target.to) : undefined
}

const firstDay = ({ year, month = 1, day = 1 }: CalendarDate): WholeDay => ({ year, month, day })

const MONTHS_OF_YEAR = 12

const lastDay = ({ year, month = MONTHS_OF_YEAR, day = daysIn(year, month) }: CalendarDate): WholeDay => ({ year, month, day })

/** 20241231, so that dates compare as numbers in a proof. */
const asNumber = ({ year, month, day }: WholeDay) => (year * 100 + month) * 100 + day

const before = (a: WholeDay, b: WholeDay) => dayCount(a) < dayCount(b)

function byDay(question: Question, due: WholeDay, done: WholeDay): Outcome {
  const { points, scheme } = question
  const daysLate = dayCount(done) - dayCount(due)
  if (daysLate <= 0) return scored(points, () => proofOf(question, points, inTime(due, done, points)))
  const { deductionPerDay } = scheme.deadline
  const score = deductionPerDay === undefined ? zero : max(points.minus(deductionPerDay.times(daysLate)), zero).round(scheme.scoreDecimals)
  return scored(score, () => proofOf(question, score, tooLate(question, due, done, daysLate, deductionPerDay)))
}

const METHOD = { method: 'deadline', rule: '时限赋分' } as const

const inTime = (due: WholeDay, done: WholeDay, points: Exact): Reasoning => ({
  ...METHOD,
  conditions: [`${asNumber(done)} ≤ ${asNumber(due)}`],
  formula: numeral(points),
  because: `在 ${sayDate(due)}（含）前完成`,
})

function tooLate({ points, scheme }: Question, due: WholeDay, done: WholeDay, daysLate: number, deduction: Points | undefined): Reasoning {
  const base = { ...METHOD, conditions: [`${asNumber(done)} > ${asNumber(due)}`] }
  const late = `比 ${sayDate(due)}晚 ${daysLate} 天完成`
  if (deduction === undefined) return { ...base, formula: '0', because: `${late}，不得分` }
  return {
    ...base,
    formula: rounded(`取大(${numeral(points)} − ${numeral(deduction)} × ${daysLate}, 0)`, scheme),
    because: `${late}，每天扣 ${deduction} 分`,
  }
}

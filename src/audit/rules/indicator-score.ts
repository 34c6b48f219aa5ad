import type { Line } from '#domain/assessment.ts'
import type { Indicator } from '#domain/indicator.ts'
import { scoresByCriterion } from '../criteria.ts'
import { mismatchesOf } from '../figures/mismatches-in.ts'
import { formsOf } from '../forms.ts'
import { printedAs } from '../rounding.ts'
import { type Report, rule } from '../rule.ts'
import { sayPoints } from '../say.ts'

export default rule({
  id: 'indicator-score',
  title: '指标得分应与按评分规则计算的结果一致',
  severity: 'error',
  covers: ['A05', 'D09'],
  source: 'mof-2020-10#scoring',
  why: '定量指标完成年度指标值得满分，未完成的按完成比例得分；自评得分与规则算出的不一样，总分和等级就站不住。',
  remedy: '按评分规则重新计算该项得分；确有其他扣分依据的，在“偏差原因分析及改进措施”中写明。',
  example: { right: '指标值 ≥500 人次，完成 487 人次，分值 10，得分 9.74', wrong: '指标值 ≥500 人次，完成 487 人次，分值 10，得分 10' },
  forms: true,
  *content(submission, assessment, _context, { prose, role }) {
    // In a workbook the rule of the scheme is the rule; a document may score by another.
    const isTyped = !prose && role !== 'report'
    for (const { label, evaluated, indicators, path } of formsOf(submission, assessment)) {
      yield* againstCriteria(label, path, indicators)
      const shares = sharesIn(evaluated.lines)
      for (const line of evaluated.lines) {
        const { claimed, outcome, points } = line
        const missed = indicators.find((_, i) => `${path}.indicators[${i}]` === line.path)
        if (
          outcome.kind !== 'scored' &&
          claimed !== undefined &&
          points !== undefined &&
          claimed.eq(points) &&
          missed &&
          isZeroMissed(missed)
        )
          yield {
            path: `${line.path}.claimedScore`,
            message: `${label}的指标“${line.name}”目标是 ${missed.targetText ?? 0}，实际 ${missed.actualText ?? ''}，没有达到却得了满分 ${sayPoints(points)}`,
            found: sayPoints(claimed),
          }
        if (claimed === undefined || outcome.kind !== 'scored' || points === undefined || claimed.gt(points)) continue
        if (printedAs(claimed, outcome.score, 1)) continue
        const tooHigh = claimed.gt(outcome.score)
        if (tooHigh && missed && isMoreThanPlanned(missed)) continue
        // Full points for what was missed, or a share of the wrong size where the rule is the plain proportion, are arithmetic; other rules may be local.
        const row = indicators.find((_, i) => `${path}.indicators[${i}]` === line.path)
        const isPlain = claimed.eq(points) || row?.target?.kind !== 'bound' || row.target.direction !== '≤'
        yield {
          path: `${line.path}.claimedScore`,
          message: `${label}的指标“${line.name}”自评 ${sayPoints(claimed)}，按规则计算应为 ${sayPoints(outcome.score)}（${because(line)}）`,
          // Giving oneself less than the rule allows is no arithmetic error: a local standard may ask for more.
          // How much a delay costs is everywhere another rule.
          ...(!tooHigh || line.method === 'three-levels' || (line.method === 'deadline' && claimed.lt(points))
            ? { severity: 'notice' as const }
            : isPlain && (claimed.eq(points) || shares.proportional > 0 || isTyped)
              ? {}
              : { severity: shares.proportional === 0 && shares.judged > 1 ? ('notice' as const) : ('warning' as const) }),
          found: sayPoints(claimed),
          expected: sayPoints(outcome.score),
        }
      }
    }
  },
  writing: (document) => mismatchesOf(document, 'indicator-score'),
})

/**
 * How a form scores what was reached in part: as the share that was reached, or by judgement. Where no row proves the plain proportion, a score between it and the full points
 * is no error of arithmetic.
 */
function sharesIn(lines: readonly Line[]): { readonly proportional: number; readonly judged: number } {
  const partial = lines.flatMap(({ claimed, outcome, points, method }) =>
    claimed !== undefined &&
    points !== undefined &&
    outcome.kind === 'scored' &&
    method === 'proportional' &&
    claimed.lt(points) &&
    outcome.score.lt(points)
      ? [printedAs(claimed, outcome.score, 1)]
      : [],
  )
  const proportional = partial.filter((one) => one).length
  return { proportional, judged: partial.length - proportional }
}

/** Rows that print the criterion they are scored by: the value and the criterion give the score. */
function* againstCriteria(label: string, path: string, indicators: readonly Indicator[]): Generator<Report> {
  for (const [i, { name, standard, actualText, points, claimedScore }] of indicators.entries()) {
    if (standard === undefined || actualText === undefined || points === undefined || claimedScore === undefined || claimedScore.gt(points))
      continue
    const allowed = scoresByCriterion(standard, actualText, Number(points.toString()))
    const claimed = Number(claimedScore.toString())
    if (!allowed || allowed.some((score) => Math.abs(score - claimed) <= HALF_A_CENT)) continue
    const [expected] = allowed
    yield {
      path: `${path}.indicators[${i}].claimedScore`,
      message: `${label}的指标“${name}”自评 ${sayPoints(claimedScore)}，按表中的评分标准（${standard}），${actualText}应得 ${expected!.toFixed(2)} 分`,
      found: sayPoints(claimedScore),
      expected: `${expected!.toFixed(2)} 分`,
    }
  }
}
/** Scores are printed with at most two decimals, some with one. */
const HALF_A_CENT = 0.051

/** "事故 = 0 起" and one happened: no share of nothing can be reckoned, but the target is missed. */
function isZeroMissed({ target, actual }: Indicator): boolean {
  if (target?.kind !== 'bound' || target.direction.includes('≥') || !target.measure.value.isZero()) return false
  return actual?.kind === 'measure' && actual.bound === undefined && actual.measure.value.gt(0)
}

/** "18000册" without a sign, and 18240册 were bought: more than was planned is no deviation that costs points. */
const isMoreThanPlanned = ({ target, targetText, actual }: Indicator): boolean =>
  target?.kind === 'bound' &&
  target.direction === '=' &&
  !/[=＝]|等于/.test(targetText ?? '') &&
  actual?.kind === 'measure' &&
  actual.measure.value.gt(target.measure.value)

const because = ({ outcome }: Line) => (outcome.kind === 'scored' ? outcome.proof().because : '')

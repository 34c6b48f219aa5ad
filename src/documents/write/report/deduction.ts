import type { Evaluated, Line } from '#domain/assessment.ts'
import type { Indicator } from '#domain/indicator.ts'
import type { Figure, Gap, Rich } from '../../figures/figure.ts'
import { rich } from '../../figures/figure.ts'
import { type Context, ended, listed } from './context.ts'

/** One scored form with the places of its parts, a project's or the department's. */
export interface FormPaths {
  readonly evaluated: Evaluated
  readonly indicators: readonly Indicator[]
  /** In the Assessment: "assessment.projects[3]" or "assessment.department". */
  readonly result: string
  /** In the Submission: "submission.projects[3]" or "submission.whole". */
  readonly input: string
}

/** Lines that lost points, with their index. */
export const lostLines = ({ evaluated }: FormPaths): readonly { readonly line: Line; readonly i: number }[] =>
  evaluated.lines.flatMap((line, i) => (lost(line) ? [{ line, i }] : []))

export const lost = ({ points, outcome }: Line) => 'score' in outcome && points !== undefined && points.gt(outcome.score)

/**
 * Why an indicator lost points 扣分原因: what was due, what was done, what that is worth, and the unit's reason. A missing reason is a gap, never made up.
 */
export function deduction(context: Context, form: FormPaths, i: number): Rich {
  const { f } = context
  const line = form.evaluated.lines[i]
  const path = `${form.input}.indicators[${i}]`
  const points = `${form.result}.lines[${i}]`
  const off = rich`扣${f.pts(`lost(${points})`, '扣分')}分（满分${f.pts(`${points}.points`, '分值')}分）`
  const reason = ended(rich`原因：${f.words(`${path}.deviationReason`, '偏差原因')}`)
  const head = rich`${f.words(`${path}.name`, '指标')}一项，`
  if (line?.outcome.kind === 'claimed') return rich`${head}单位自报${off}，没有核算依据。${reason}`
  return rich`${head}${comparison(context, form.indicators[i], path)}，${off}。${reason}`
}

/**
 * The first-level scores of a form, then its total and grade, in one sentence with its subject: 产出指标满分40分，得分38分；… What is not known yet is left to
 * the sentence on the total.
 */
export function scoresSentence({ f }: Context, { evaluated, result }: FormPaths): Rich | undefined {
  const known = evaluated.categories.flatMap(({ title, points, score }, i) => (points && score ? [{ title, i }] : []))
  if (known.length < 2) return undefined
  const items = known.map(({ title, i }) => {
    const path = `${result}.categories[${i}]`
    return rich`${title}满分${f.pts(`${path}.points`, '满分')}分，得分${f.pts(`${path}.score`, '得分')}分`
  })
  return listed(items, '；')
}

/** The comparison that the score rests on, said as its kind asks. */
function comparison({ f }: Context, indicator: Indicator | undefined, path: string): Rich {
  const target = f.words(`${path}.targetText`, '年度指标值')
  const level = indicator?.level
  if (level !== undefined) {
    const share = indicator?.share ? rich`，按${f.of(`${path}.share`, 'pct', '得分比例')}计分` : undefined
    return rich`定性要求“${target}”，评定为${level}${share}`
  }
  const actual = f.words(`${path}.actualText`, '实际完成值')
  if (indicator?.target?.kind === 'deadline') return rich`要求${target}，实际${actual}`
  return rich`目标${target}，实际${actual}`
}

/** 得分 of a line for a column: computed, claimed with a star, not applicable, or a gap that says what is missing. */
export function scoreOf({ f }: Context, line: Line | undefined, path: string): Rich | Figure | Gap | string {
  if (!line) return f.score(`${path}.outcome.score`, '得分')
  if (line.outcome.kind === 'claimed') return rich`${f.score(`${path}.outcome.score`, '得分')}*`
  if (line.outcome.kind === 'not-applicable') return '—'
  return f.score(`${path}.outcome.score`, line.outcome.kind === 'pending' ? line.outcome.what : '得分')
}

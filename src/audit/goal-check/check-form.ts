import type { Evaluated } from '#domain/assessment.ts'
import { emptySubmission } from '#domain/empty-submission.ts'
import { evaluate } from '#domain/evaluate.ts'
import type { Finding } from '#domain/finding.ts'
import type { Indicator } from '#domain/indicator.ts'
import { sum } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { DepartmentEvaluation, Project } from '#domain/submission.ts'
import type { Lexicon } from '../lexicon.ts'
import type { Context, Rule } from '../rule.ts'
import categoryWeights from '../rules/category-weights.ts'
import copiedActual from '../rules/copied-actual.ts'
import duplicateIndicators from '../rules/duplicate-indicators.ts'
import easyWeight from '../rules/easy-weight.ts'
import emptyReason from '../rules/empty-reason.ts'
import fundRowsSum from '../rules/fund-rows-sum.ts'
import fundTotalZero from '../rules/fund-total-zero.ts'
import indicatorType from '../rules/indicator-type.ts'
import indicatorWithoutMeasure from '../rules/indicator-without-measure.ts'
import lowTarget from '../rules/low-target.ts'
import missingIndicatorTypes from '../rules/missing-indicator-types.ts'
import pointsTotal from '../rules/points-total.ts'
import satisfactionWithoutSurvey from '../rules/satisfaction-without-survey.ts'
import sloganGoal from '../rules/slogan-goal.ts'
import uniformTargets from '../rules/uniform-targets.ts'
import unitMismatch from '../rules/unit-mismatch.ts'
import { runAudit } from '../run.ts'
import { fixOf } from './fixes.ts'
import type { Hint } from './hint.ts'
import { rowHints } from './row-hints.ts'

/** Rules about the inside of one form that are quick enough for every pause in typing. */
const live: readonly Rule[] = [
  categoryWeights,
  copiedActual,
  duplicateIndicators,
  easyWeight,
  emptyReason,
  fundRowsSum,
  fundTotalZero,
  indicatorType,
  indicatorWithoutMeasure,
  lowTarget,
  missingIndicatorTypes,
  pointsTotal,
  satisfactionWithoutSurvey,
  sloganGoal,
  uniformTargets,
  unitMismatch,
]
/** What the live check says; the same findings of the saved version need not be said again. */
export const liveRules: ReadonlySet<string> = new Set(live.map(({ id }) => id))

export type CheckedForm =
  | { readonly kind: 'project'; readonly project: Project }
  | { readonly kind: 'whole'; readonly whole: DepartmentEvaluation }

/**
 * The goal check of one form while it is filled in 目标质量检查: the rules on the inside of a form and the hints on single rows, with a text that
 * would answer where the row tells one. Pure; `today` is the ISO date of the check.
 */
export function checkForm(form: CheckedForm, evaluated: Evaluated, scheme: Scheme, lexicon: Lexicon, today: string): readonly Hint[] {
  const alone = form.kind === 'project' ? { ...emptySubmission(0), projects: [form.project] } : { ...emptySubmission(0), whole: form.whole }
  const submission = { ...alone, year: Number(today.slice(0, 4)) - 1 }
  const assessment = evaluate({ ...emptySubmission(0), projects: [] }, scheme)
  const assessed = form.kind === 'project' ? { ...assessment, projects: [evaluated] } : { ...assessment, department: evaluated }
  const context: Context = { scheme, lexicon, today }
  const source = { file: '', role: 'workbook', submission, places: {}, assessment: assessed } as const
  const rows = form.kind === 'project' ? form.project.indicators : form.whole.indicators
  const prefix = form.kind === 'project' ? 'projects[0]' : 'whole'
  const label = form.kind === 'project' ? (form.project.name === undefined ? '第 1 个项目' : `“${form.project.name}”`) : '部门整体'
  return [
    ...runAudit({ submission, assessment: assessed, sources: [source] }, live, context).map((finding) =>
      hintOf(finding, prefix, label, rows, lexicon),
    ),
    ...rows.flatMap((row, index) => rowHints(row, lexicon.goals).map((hint) => ({ ...hint, row: index }))),
    ...remainder(rows, evaluated, scheme),
  ]
}

const columns: Readonly<Record<string, Hint['column']>> = {
  target: 'target',
  actual: 'actual',
  subcategory: 'subcategory',
  name: 'name',
  deviationReason: 'deviationReason',
  points: 'points',
}

function hintOf(
  { rule, severity, message, remedy, path = '', expected }: Finding,
  prefix: string,
  label: string,
  rows: readonly Indicator[],
  lexicon: Lexicon,
): Hint {
  const [, index, field = ''] = /\.indicators\[(\d+)\]\.?(\w*)/.exec(path.startsWith(prefix) ? path : '') ?? []
  const row = index === undefined ? undefined : Number(index)
  const indicator = row === undefined ? undefined : rows[row]
  const fix = indicator && fixOf(rule, indicator, expected, lexicon.goals)
  const column = columns[field]
  return {
    rule,
    severity,
    message: shorter(message, label, indicator?.name),
    remedy,
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(fix === undefined ? {} : { fix }),
  }
}

/** Beside its own row a message need not name form and row. */
const shorter = (message: string, label: string, name: string | undefined): string =>
  (name === undefined
    ? message.replace(`${label}的`, '').replace(label, '')
    : message.replace(`${label}的`, '').replace(`指标“${name}”`, '')
  ).replace(/^的/, '')

/** The points left for the only row that has none. */
function remainder(rows: readonly Indicator[], { execution }: Evaluated, scheme: Scheme): readonly Hint[] {
  const open = rows.flatMap(({ points, target }, row) => (points === undefined && target?.kind !== 'not-applicable' ? [row] : []))
  const [row] = open
  if (row === undefined || open.length > 1 || rows.length < 2) return []
  const left = scheme.totalPoints.minus(execution.points ?? scheme.execution.points).minus(sum(rows.flatMap(({ points }) => points ?? [])))
  if (left.lte(0)) return []
  return [
    {
      rule: 'points-left',
      severity: 'notice',
      message: `其余分值合计后还剩 ${left.toString()} 分`,
      remedy: '各项分值加预算执行率分值应等于满分。',
      row,
      column: 'points',
      fix: { column: 'points', text: left.toString() },
    },
  ]
}

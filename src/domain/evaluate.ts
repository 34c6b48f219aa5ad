import type { Assessment, CategoryScore, Evaluated, Line, Outcome, Pending } from './assessment.ts'
import type { Budget } from './budget.ts'
import { categoryScores } from './category-scores.ts'
import { claimedScore } from './claimed-score.ts'
import type { Memory } from './evaluation-memory.ts'
import { gradeOf } from './grade.ts'
import type { Indicator, MethodId } from './indicator.ts'
import { pendingOf } from './pending.ts'
import { type Exact, type Points, points, sum, type Yuan } from './quantity.ts'
import type { Scheme } from './scheme.ts'
import { executionScore } from './scoring/execution-rate.ts'
import { scoreIndicator } from './scoring/score-indicator.ts'
import { statisticsOf } from './statistics.ts'
import type { CategoryClaim, Project, Submission } from './submission.ts'

/** What a project's form and the department's form have in common. */
export interface Form {
  readonly path: string
  readonly name?: string
  readonly amount?: Yuan
  readonly budget: Budget
  readonly indicators: readonly Indicator[]
  readonly claims: readonly CategoryClaim[]
  readonly claimedTotal?: Points
}

/**
 * Scores a unit's year under a scheme 计分: every row with its proof or with what is missing, first-level sums, totals, grades, statistics.
 *
 * Each row is rounded, then summed, so that printed rows add up to the printed total. A total is undefined while anything it needs is
 * pending. Where a form has no rows, first-level claims or a claimed total stand in and `proven` is false (ADR-0012). The department's score
 * comes from its own table, never from an average of projects. With a `memory` rows that have not changed since are not scored again.
 */
export function evaluate(submission: Submission, scheme: Scheme, memory?: Memory): Assessment {
  const projects = submission.projects.map((project, i) => evaluateForm(projectForm(project, i), scheme, memory))
  return {
    schemeId: scheme.id,
    schemeHash: scheme.hash,
    department: evaluateDepartment(submission, scheme, memory),
    projects,
    statistics: statisticsOf(submission.projects, projects, scheme),
  }
}

function projectForm(project: Project, i: number): Form {
  const { name, budget, indicators, claims, claimedTotal } = project
  const amount = project.amount ?? budget.adjusted ?? budget.initial
  return {
    path: `projects[${i}]`,
    budget,
    indicators,
    claims,
    ...(name !== undefined && { name }),
    ...(amount !== undefined && { amount }),
    ...(claimedTotal !== undefined && { claimedTotal }),
  }
}

function evaluateDepartment({ department, whole, goals }: Submission, scheme: Scheme, memory: Memory | undefined): Evaluated {
  const { name } = department
  const evaluated = evaluateForm(
    {
      path: 'whole',
      budget: whole?.budget ?? { sources: [] },
      indicators: whole?.indicators ?? [],
      claims: whole?.claims ?? [],
      ...(name !== undefined && { name }),
      ...(whole?.budget.adjusted !== undefined && { amount: whole.budget.adjusted }),
      ...(whole?.claimedTotal !== undefined && { claimedTotal: whole.claimedTotal }),
    },
    scheme,
    memory,
  )
  const own = whole === undefined ? [{ path: 'whole', what: '部门整体支出绩效自评表' }] : evaluated.pending
  const goalRows = [{ path: 'goals.overall', goal: goals.overall }, ...goals.items.map((goal, i) => ({ path: `goals.items[${i}]`, goal }))]
  const unanswered = goalRows.flatMap(({ path, goal }) =>
    (goal?.indicators ?? []).flatMap((indicator, i): Pending[] =>
      indicator.actual === undefined && indicator.level === undefined
        ? [{ path: `${path}.indicators[${i}].actual`, what: '实际完成值' }]
        : [],
    ),
  )
  return { ...evaluated, pending: [...own, ...unanswered] }
}

/** One form, a project's or the department's. */
export function evaluateForm(form: Form, scheme: Scheme, memory?: Memory): Evaluated {
  const execution = executionLine(form, scheme)
  const lines = form.indicators.map((indicator, i) => indicatorLine(indicator, `${form.path}.indicators[${i}]`, scheme, memory))
  const categories = categoryScores(execution, lines, form.claims, scheme)
  const { total, proven } = totalOf(form, lines, categories, scheme)
  const grade = total && gradeOf(total, scheme)
  return {
    path: form.path,
    execution,
    lines,
    categories,
    proven,
    pending: pendingOf(form, execution, lines),
    ...(form.name !== undefined && { name: form.name }),
    ...(form.amount !== undefined && { amount: form.amount }),
    ...(total !== undefined && { total }),
    ...(grade !== undefined && { grade }),
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

function executionLine({ path, budget, claims }: Form, scheme: Scheme): Line {
  const { title } = scheme.execution
  const claim = claims.find(({ category }) => category === title)
  const claimed = budget.claimedScore ?? claimedScore(claim)
  const nothingToCompute = budget.adjusted === undefined && budget.executed === undefined && budget.initial === undefined
  const outcome: Outcome =
    nothingToCompute && claimed !== undefined ? { kind: 'claimed', score: claimed } : executionScore(budget, scheme, `${path}.budget`)
  return line({
    path: `${path}.budget`,
    category: title,
    name: title,
    points: (nothingToCompute ? claim?.points : undefined) ?? scheme.execution.points,
    method: 'execution-rate',
    outcome,
    claimed,
  })
}

function indicatorLine(indicator: Indicator, path: string, scheme: Scheme, memory: Memory | undefined): Line {
  const known = memory?.recall(indicator, path, scheme)
  if (known) return known
  const { method, outcome } = scoreIndicator(indicator, path, scheme)
  const made = line({
    path,
    category: indicator.category,
    name: indicator.name,
    points: indicator.points,
    method,
    outcome,
    claimed: indicator.claimedScore,
  })
  memory?.keep(indicator, scheme, made)
  return made
}

interface LineParts {
  readonly path: string
  readonly category: string
  readonly name: string
  readonly points: Points | undefined
  readonly method: MethodId | undefined
  readonly outcome: Outcome
  readonly claimed: Points | undefined
}

/** Without spreading: this runs once for every row of a province. */
function line({ path, category, name, points: full, method, outcome, claimed }: LineParts): Line {
  const made: Mutable<Line> = { path, category, name, outcome }
  if (full !== undefined) made.points = full
  if (method !== undefined) made.method = method
  if (claimed !== undefined) made.claimed = claimed
  return made
}

interface Total {
  readonly total?: Points
  readonly proven: boolean
}

function totalOf(form: Form, lines: readonly Line[], categories: readonly CategoryScore[], scheme: Scheme): Total {
  const hasRows = lines.some(({ outcome }) => outcome.kind !== 'not-applicable')
  if (hasRows || form.claims.length > 0) {
    const scores = complete(categories)
    if (scores && (hasRows ? allPlaced(lines) : wholePoints(categories, scheme))) {
      return { total: points(sum(scores)), proven: hasRows && categories.every(({ proven }) => proven) }
    }
  }
  return !hasRows && form.claimedTotal !== undefined ? { total: form.claimedTotal, proven: false } : { proven: false }
}

/** The score of every category, or undefined while one is missing. */
function complete(categories: readonly CategoryScore[]): readonly Exact[] | undefined {
  const scores = categories.flatMap(({ score }) => score ?? [])
  return scores.length === categories.length ? scores : undefined
}

/** Points of a row that is not applicable must have been moved to other rows before there is a total. */
const allPlaced = (lines: readonly Line[]) =>
  lines.every(({ outcome, points: full }) => outcome.kind !== 'not-applicable' || full === undefined || full.isZero())

/** Claims of some categories only are no total. */
function wholePoints(categories: readonly CategoryScore[], { totalPoints }: Scheme): boolean {
  const known = categories.flatMap(({ points: full }) => full ?? [])
  return known.length < categories.length || sum(known).eq(totalPoints)
}

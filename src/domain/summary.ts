import type { Assessment, Evaluated } from './assessment.ts'
import type { Finding, Severity } from './finding.ts'
import { type Exact, toWanyuan } from './quantity.ts'
import type { Submission } from './submission.ts'

/** What `mingji evaluate --json` prints 结果摘要: decimal strings, amounts in 万元, null where pending. */
export interface Summary {
  readonly scheme: string
  readonly schemeHash: string
  readonly department: {
    readonly name: string | null
    readonly year: number | null
    readonly score: string | null
    readonly grade: string | null
    readonly pending: readonly string[]
  }
  readonly projects: readonly ProjectSummary[]
  readonly statistics: { readonly projectSum: string | null; readonly mean: string | null; readonly weightedMean: string | null }
  readonly findings: Readonly<Record<Severity, number>>
  readonly files: readonly string[]
}

export interface ProjectSummary {
  readonly name: string | null
  readonly amount: string | null
  readonly total: string | null
  readonly grade: string | null
  readonly categories: Readonly<Record<string, { readonly points: string | null; readonly score: string | null }>>
  readonly proven: boolean
  readonly pending: readonly string[]
}

/** Decimals of the printed means: they have no end of their own. */
const MEAN_DECIMALS = 4

/**
 * The machine-readable result of one unit's year. Scores in 分 and amounts in 万元 as the shortest decimal strings, means rounded half up
 * to four decimals; `null` = pending, never zero. `pending` names each missing value with its path.
 */
export function summarise(submission: Submission, assessment: Assessment, findings: readonly Finding[], files: readonly string[]): Summary {
  const { department, statistics } = assessment
  return {
    scheme: assessment.schemeId,
    schemeHash: assessment.schemeHash,
    department: {
      name: submission.department.name ?? null,
      year: submission.year ?? null,
      score: text(department.total),
      grade: department.grade ?? null,
      pending: pendingOf(department),
    },
    projects: assessment.projects.map(projectSummary),
    statistics: {
      projectSum: text(statistics.projectSum && toWanyuan(statistics.projectSum)),
      mean: text(statistics.mean?.round(MEAN_DECIMALS)),
      weightedMean: text(statistics.weightedMean?.round(MEAN_DECIMALS)),
    },
    findings: countBySeverity(findings),
    files,
  }
}

/** Open findings by severity; waived ones do not count. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, notice: 0 }
  for (const finding of findings) if (!finding.waiver) counts[finding.severity]++
  return counts
}

const projectSummary = (project: Evaluated): ProjectSummary => ({
  name: project.name ?? null,
  amount: text(project.amount && toWanyuan(project.amount)),
  total: text(project.total),
  grade: project.grade ?? null,
  categories: Object.fromEntries(
    project.categories.map(({ title, points, score }) => [title, { points: text(points), score: text(score) }]),
  ),
  proven: project.proven,
  pending: pendingOf(project),
})

const pendingOf = ({ pending }: Evaluated) => pending.map(({ path, what }) => `${path}：${what}`)
const text = (value: Exact | undefined) => value?.toString() ?? null

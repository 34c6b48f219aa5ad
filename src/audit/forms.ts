import type { Assessment, Evaluated } from '#domain/assessment.ts'
import type { Budget } from '#domain/budget.ts'
import type { Indicator } from '#domain/indicator.ts'
import type { Points, Yuan } from '#domain/quantity.ts'
import type { CategoryClaim, Submission } from '#domain/submission.ts'

/** One scored form, of a project or of the department: what rules on forms walk over. */
export interface Form {
  readonly path: string
  /** "“社区工作经费”", "第 3 个项目", "部门整体": for messages. */
  readonly label: string
  readonly scope: 'project' | 'department'
  readonly name?: string
  readonly amount?: Yuan
  readonly budget: Budget
  readonly indicators: readonly Indicator[]
  readonly claims: readonly CategoryClaim[]
  readonly claimedTotal?: Points
  readonly claimedGrade?: string
  readonly evaluated: Evaluated
}

/** Every form of a submission: the projects in order, then the department's own. */
export function formsOf(submission: Submission, assessment: Assessment): Form[] {
  const forms = submission.projects.map((project, index): Form => {
    const { name, amount, budget, indicators, claims, claimedTotal, claimedGrade } = project
    return {
      path: `projects[${index}]`,
      label: name === undefined ? `第 ${index + 1} 个项目` : `“${name}”`,
      scope: 'project',
      ...(name === undefined ? {} : { name }),
      ...(amount === undefined ? {} : { amount }),
      budget,
      indicators,
      claims,
      ...(claimedTotal === undefined ? {} : { claimedTotal }),
      ...(claimedGrade === undefined ? {} : { claimedGrade }),
      evaluated: assessment.projects[index]!,
    }
  })
  const { whole } = submission
  if (!whole) return forms
  return [...forms, { ...whole, path: 'whole', label: '部门整体', scope: 'department', evaluated: assessment.department }]
}

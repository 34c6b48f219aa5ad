import type { Indicator } from '../indicator.ts'
import type { Goal, Submission } from '../submission.ts'
import { again } from './indicator-cell.ts'

/**
 * The submission with every target and actual value read again from the words beside it 重新解读: whatever was sent along with the words
 * does not count, so a kept score follows from what was written. A text that is not understood has no value.
 */
export function reread(submission: Submission): Submission {
  const { year, goals, projects, whole } = submission
  const rows = (indicators: readonly Indicator[]) => indicators.map((indicator) => again(indicator, year).indicator)
  const goal = (each: Goal): Goal => ({ ...each, indicators: rows(each.indicators) })
  return {
    ...submission,
    goals: { ...goals, ...(goals.overall ? { overall: goal(goals.overall) } : {}), items: goals.items.map(goal) },
    projects: projects.map((project) => ({
      ...project,
      indicators: rows(project.indicators),
      ...(project.goal ? { goal: goal(project.goal) } : {}),
    })),
    ...(whole ? { whole: { ...whole, indicators: rows(whole.indicators), ...(whole.goal ? { goal: goal(whole.goal) } : {}) } } : {}),
  }
}

import type { Submission } from '#domain/submission.ts'
import type { Claims } from './claims.ts'
import { projectLabelled } from './form-labels.ts'
import { goalSection } from './goal-tables.ts'
import { isUnderKeyEvaluation } from './key-evaluations.ts'
import { mentionsOf, projectOfForm } from './projects.ts'
import { isDepartmentWords } from './subjects.ts'
import type { FormOwner } from './tables.ts'

/** Whose table stands behind a paragraph: the project of its heading or of a report on one project, else the department, where the words above say so. */
export function ownerAbove(
  paragraph: number,
  { claims, submission }: { readonly claims: Claims; readonly submission: Submission },
): FormOwner {
  const before = claims.passages.filter((passage) => passage.paragraph.number < paragraph)
  const last = before.at(-1)
  if (!last) return undefined
  // Titles and headings name the owner of a table; running text above it may speak of anything.
  const near = before
    .slice(-3)
    .filter(({ text, heading }) => heading || (text.length <= 40 && !/[。；]/.test(text)))
    .map(({ text }) => text)
    .join('。')
  const projects = submission.projects.flatMap(({ name }) => (name === undefined ? [] : [{ name }]))
  const [mention] = mentionsOf(near, projects).slice(-1)
  const name = mention && projects[mention.project]?.name
  if (name !== undefined && isUnderKeyEvaluation(last, claims.sections)) return { kind: 'evaluation', name }
  const goal = goalSection(last.section, claims.sections)
  if (goal) return { kind: 'goal', title: goal.title }
  if (isDepartmentWords(last.text)) return { kind: 'department' }
  if (name !== undefined) return { kind: 'project', name }
  // Goals or notes may stand between the heading of a form and its next table.
  for (let at = last.section; at !== undefined; at = claims.sections[at]!.parent) {
    const headed = projectOfForm(claims.sections[at]!, projects)
    if (headed !== undefined) return { kind: 'project', name: projects[headed]!.name }
    const labelled = projectLabelled(at, claims.passages)
    if (labelled !== undefined) return { kind: 'project', name: labelled }
  }
  if (claims.subject === 'project' && submission.projects.length === 1) return { kind: 'project', name: submission.projects[0]!.name! }
  return claims.subject === 'department' || isDepartmentWords(near) ? { kind: 'department' } : undefined
}

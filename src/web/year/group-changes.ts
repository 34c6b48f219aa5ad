import { submissionFields } from '#domain/compare/fields.ts'
import type { Submission } from '#domain/submission.ts'

/** One change between two versions, as the server says it. */
export interface Change {
  readonly path: string
  readonly text: string
}

export interface ChangeGroup {
  /** 项目“党员教育培训”, 收支 */
  readonly title: string
  readonly changes: readonly Change[]
}

/** Changes by what they concern 按项目归组: each project by its name, the rest by its part of the year; in the order they come. */
export function groupChanges(changes: readonly Change[], content: Submission): readonly ChangeGroup[] {
  const groups = Map.groupBy(changes, ({ path }) => titleOf(path, content))
  return [...groups].map(([title, all]) => ({
    title,
    changes: all.map((change) => ({ ...change, text: withoutPlace(change.text, title) })),
  }))
}

function titleOf(path: string, content: Submission): string {
  const project = /^projects\[(\d+)\]/.exec(path)?.[1]
  if (project !== undefined) return `项目“${content.projects[Number(project)]?.name ?? `第 ${Number(project) + 1} 个`}”`
  const root = /^\w+/.exec(path)?.[0] ?? ''
  return (Object.hasOwn(submissionFields, root) ? submissionFields[root]?.label : undefined) ?? '其他'
}

/** What the group's title says already need not stand before each of its changes. */
function withoutPlace(text: string, title: string): string {
  const place = title.replace(/^项目(?=“)/, '')
  return text.startsWith(place) && /^[的：]/.test(text.slice(place.length)) ? text.slice(place.length + 1) : text
}

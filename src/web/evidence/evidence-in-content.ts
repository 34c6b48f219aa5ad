import type { Evidence, Indicator } from '#domain/indicator.ts'
import type { Submission } from '#domain/submission.ts'

/** Something evidence is bound to 佐证对象: one scored row. */
export interface Subject {
  /** "projects[3].indicators[0]" or "whole.indicators[2]". */
  readonly path: string
  /** Project it belongs to; 部门整体 for the whole department. */
  readonly owner: string
  readonly name: string
  readonly indicator: Indicator
}

/** Every row that can carry evidence, in the order of the forms. Rows marked 不适用 need none and are left out. */
export function subjectsOf({ projects, whole }: Submission): readonly Subject[] {
  const rows = (owner: string, path: string, indicators: readonly Indicator[]) =>
    indicators.flatMap((indicator, index) =>
      indicator.target?.kind === 'not-applicable' ? [] : [{ path: `${path}.indicators[${index}]`, owner, name: indicator.name, indicator }],
    )
  return [
    ...projects.flatMap((project, index) => rows(project.name || `第 ${index + 1} 个项目`, `projects[${index}]`, project.indicators)),
    ...rows('部门整体', 'whole', whole?.indicators ?? []),
  ]
}

/** The indicator of a path that names one or something inside it; undefined when there is none. */
export function indicatorAt({ projects, whole }: Submission, path: string): Indicator | undefined {
  const { project, row } = parts(path)
  return row === undefined ? undefined : (project === undefined ? whole : projects[project])?.indicators[row]
}

/** The content with the evidence list of one indicator changed; unchanged when the path names none. */
export function withEvidence(content: Submission, path: string, change: (list: readonly Evidence[]) => readonly Evidence[]): Submission {
  const { project, row } = parts(path)
  if (row === undefined) return content
  const changed = <T extends { readonly indicators: readonly Indicator[] }>(owner: T): T => ({
    ...owner,
    indicators: owner.indicators.map((each, at) => (at === row ? { ...each, evidence: change(each.evidence) } : each)),
  })
  if (project !== undefined) return { ...content, projects: content.projects.map((each, at) => (at === project ? changed(each) : each)) }
  return content.whole ? { ...content, whole: changed(content.whole) } : content
}

function parts(path: string): { readonly project?: number; readonly row?: number } {
  const [, project, row] = /^(?:projects\[(\d+)\]|whole)\.indicators\[(\d+)\]/.exec(path) ?? []
  return { ...(project === undefined ? {} : { project: Number(project) }), ...(row === undefined ? {} : { row: Number(row) }) }
}

import type { Evaluated } from '#domain/assessment.ts'
import type { Project } from '#domain/submission.ts'

type Projects = readonly Project[]

/** A new project with nothing but a name that no other has. */
export function addProject(projects: Projects): Projects {
  const names = new Set(projects.map(({ name }) => name))
  let number = projects.length + 1
  while (names.has(`新项目 ${number}`)) number++
  const sources = ['当年财政拨款', '上年结转资金', '其他资金'].map((source) => ({ source }))
  return [...projects, { name: `新项目 ${number}`, budget: { sources }, indicators: [], claims: [], evidence: [] }]
}

export const removeProject = (projects: Projects, at: number): Projects => projects.toSpliced(at, 1)

/** One place up or down; as it was at the ends. */
export function moveProject(projects: Projects, at: number, by: 1 | -1): Projects {
  const moved = projects[at]
  if (!moved || at + by < 0 || at + by >= projects.length) return projects
  return projects.toSpliced(at, 1).toSpliced(at + by, 0, moved)
}

export const renameProject = (projects: Projects, at: number, name: string): Projects =>
  projects.map((project, index) => (index === at ? { ...project, name } : project))

export type Shown = 'all' | 'unfinished' | 'deducted'

/** Does a project belong to what is asked for: words of its name, or what is still open. */
export function isShown(project: Project, evaluated: Evaluated, words: string, shown: Shown): boolean {
  const typed = words.trim().split(/\s+/)
  if (!typed.every((word) => (project.name ?? '').includes(word))) return false
  if (shown === 'unfinished') return evaluated.pending.length > 0 || evaluated.total === undefined
  return (
    shown !== 'deducted' ||
    evaluated.lines.some(({ points, outcome }) => outcome.kind === 'scored' && points !== undefined && outcome.score.lt(points))
  )
}

/** How many of its indicators have an actual value 填报进度. */
export function progressOf({ indicators }: Project): { readonly filled: number; readonly all: number } {
  const asked = indicators.filter(({ target }) => target?.kind !== 'not-applicable')
  return { filled: asked.filter(({ actualText, level }) => (actualText ?? '') !== '' || level !== undefined).length, all: asked.length }
}

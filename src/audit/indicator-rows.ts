import type { Indicator } from '#domain/indicator.ts'
import type { Goal, Submission } from '#domain/submission.ts'
import { plain } from './extract/plain.ts'

/** A table of indicators and what it belongs to: a project's form, the department's own, or the goals of a plan. */
export interface IndicatorTable {
  readonly path: string
  readonly label: string
  readonly rows: readonly Indicator[]
  readonly scored: boolean
  readonly project?: number
}

/** Every table of indicators of a submission, empty ones left out. */
export function indicatorTables({ projects, whole, goals }: Submission): IndicatorTable[] {
  const tables: IndicatorTable[] = []
  const add = (table: IndicatorTable) => {
    if (table.rows.length > 0) tables.push(table)
  }
  for (const [index, { name, indicators, goal }] of projects.entries()) {
    const label = name === undefined ? `第 ${index + 1} 个项目` : `“${name}”`
    add({ path: `projects[${index}].indicators`, label, rows: indicators, scored: true, project: index })
    if (goal)
      add({ path: `projects[${index}].goal.indicators`, label: `${label}的目标`, rows: goal.indicators, scored: false, project: index })
  }
  if (whole) add({ path: 'whole.indicators', label: '部门整体', rows: whole.indicators, scored: true })
  if (goals.overall) add({ path: 'goals.overall.indicators', label: '总体绩效目标', rows: goals.overall.indicators, scored: false })
  for (const [index, goal] of goals.items.entries())
    add({ path: `goals.items[${index}].indicators`, label: goalLabel(goal, index), rows: goal.indicators, scored: false })
  return tables
}

export const goalLabel = ({ title }: Goal, index: number): string =>
  title === undefined ? `分项绩效目标 ${index + 1}` : `分项目标“${title}”`

/** All words of the department's goals, plain: titles, expectations, names of indicators. */
export const goalText = ({ goals }: Submission): string => {
  const words = [goals.overall, ...goals.items].flatMap((goal) => [
    goal?.title,
    goal?.expected,
    ...(goal?.indicators ?? []).map(({ name }) => name),
  ])
  return plain(words.filter((text) => text !== undefined).join('。')).text
}

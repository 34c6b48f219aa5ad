import type { Place } from '#domain/place.ts'
import type { Exact } from '#domain/quantity.ts'
import type { Form } from './forms.ts'
import type { Source } from './rule.ts'

/** The first-level scores of one project: what statistics on scoring behaviour count. */
export interface ScoreVector {
  readonly label: string
  readonly scores: ReadonlyMap<string, Exact>
  readonly points: ReadonlyMap<string, Exact>
  readonly path?: string
  readonly place?: Place
}

/** The vectors of a source: every scoring of a text, repeated and nameless ones too; else the forms of its projects. */
export function scoreVectors(forms: readonly Form[], { claims }: Source, of: Form['scope'] = 'project'): ScoreVector[] {
  const said = claims?.scorings.filter(({ scope }) => scope === of) ?? []
  if (said.length > 0) {
    return said.map(({ name, categories, place }) => ({
      label: of === 'department' ? '部门整体' : name === '' ? '未写项目名称的一段' : `“${name}”`,
      ...maps(categories),
      place,
    }))
  }
  return forms
    .filter(({ scope }) => scope === of)
    .flatMap(({ label, path, claims: rows, evaluated }) => {
      if (rows.length > 0) return [{ label, path, ...maps(rows) }]
      const execution = evaluated.execution.outcome
      const categories = evaluated.categories.map(({ title, points, score }) => ({
        category: title,
        ...(points && { points }),
        ...(score && { score }),
      }))
      // A project of a list of money has no scores: its rate is ours to compute, not its report's to explain.
      if (execution.kind === 'scored' && categories.every(({ category }) => category === '预算执行率')) return []
      const all =
        execution.kind === 'scored' || execution.kind === 'claimed'
          ? [
              { category: '预算执行率', score: execution.score, ...(evaluated.execution.points && { points: evaluated.execution.points }) },
              ...categories.filter(({ category }) => category !== '预算执行率'),
            ]
          : categories
      return all.every(({ score }) => score !== undefined) && all.length > 0 ? [{ label, path, ...maps(all) }] : []
    })
}

function maps(rows: readonly { readonly category: string; readonly score?: Exact; readonly points?: Exact }[]) {
  return {
    scores: new Map(rows.flatMap(({ category, score }) => (score === undefined ? [] : [[category, score] as const]))),
    points: new Map(rows.flatMap(({ category, points }) => (points === undefined ? [] : [[category, points] as const]))),
  }
}

/** Where a vector stands, for a report. */
export const at = ({ path, place }: ScoreVector): { readonly place: Place } | { readonly path: string } | Record<string, never> =>
  place ? { place } : path === undefined ? {} : { path }

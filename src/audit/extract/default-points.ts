import { type Points, points } from '#domain/quantity.ts'
import { categoryLists } from './category-lists.ts'
import type { Passage, Scoring } from './claims.ts'

/** Full points told once for all: "各项目预算执行10分、产出50分、效益30分、满意度10分" 统一的分值. */
interface Told {
  readonly scope: Scoring['scope'] | undefined
  readonly points: ReadonlyMap<string, Points>
}

/** Scorings with the full points that the text tells once for all of their kind, where they tell none of their own. */
export function withDefaultPoints(scorings: readonly Scoring[], passages: readonly Passage[]): Scoring[] {
  if (!scorings.some(({ categories }) => categories.some((one) => one.points === undefined))) return [...scorings]
  const told = passages.flatMap(({ text }): Told[] =>
    categoryLists(text).flatMap(({ holds, items }) =>
      holds === 'points' && isWhole(items)
        ? [
            {
              scope: scopeOf(text.slice(0, items[0]!.start)),
              points: new Map(items.map(({ category, value }) => [category, points(value)])),
            },
          ]
        : [],
    ),
  )
  return scorings.map((scoring) => {
    const fitting = told.filter(({ scope }) => scope === scoring.scope)
    const [list, ...others] = fitting.length > 0 ? fitting : told.filter(({ scope }) => scope === undefined)
    return list && others.length === 0 ? filled(scoring, list) : scoring
  })
}

const WHOLE = 100
const isWhole = (items: readonly { readonly value: string }[]) =>
  Math.abs(items.reduce((all, { value }) => all + Number(value), 0) - WHOLE) < 0.005

/** Whose points they are, by the last words before the list. */
const scopeOf = (before: string): Told['scope'] => {
  const words = before.slice(-40)
  const [project, whole] = [words.lastIndexOf('项目'), Math.max(words.lastIndexOf('整体'), words.lastIndexOf('部门'))]
  if (project < 0 && whole < 0) return undefined
  return project > whole ? 'project' : 'department'
}

/** A scoring of other categories, or with several scores beyond the points, follows another division. */
function filled(scoring: Scoring, { points: full }: Told): Scoring {
  const { categories } = scoring
  const beyond = categories.filter(({ category, score }) => score !== undefined && full.has(category) && score.gt(full.get(category)!))
  const isSame = categories.length === full.size && categories.every(({ category, points: own }) => full.has(category) && own === undefined)
  if (!isSame || beyond.length > 1) return scoring
  return { ...scoring, categories: categories.map((one) => ({ ...one, points: full.get(one.category)! })) }
}

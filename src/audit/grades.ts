import type { Exact } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'

/** A grade and the score from which it is given; highest first. */
export interface Band {
  readonly title: string
  readonly from: Exact
}

export const bandsOf = ({ grades }: Scheme): readonly Band[] => grades

/** The grade of a score: lower bounds included. */
export const gradeFor = (bands: readonly Band[], score: Exact): string | undefined => bands.find(({ from }) => score.gte(from))?.title

/** Words of the usual scales that stand for the same step. */
const STEPS: readonly (readonly string[])[] = [
  ['优', '优秀'],
  ['良', '良好'],
  ['中', '一般', '合格', '中等', '及格'],
  ['差', '较差', '不合格', '不及格'],
]

/** "优" and "优秀" mean the same step. */
export const sameGrade = (a: string, b: string): boolean => a === b || STEPS.some((words) => words.includes(a) && words.includes(b))

/** All words that name a grade, longest first. */
export const gradeWords: readonly string[] = STEPS.flat().toSorted((a, b) => b.length - a.length)

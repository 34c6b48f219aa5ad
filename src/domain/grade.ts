import type { Points } from './quantity.ts'
import type { Scheme } from './scheme.ts'

/**
 * Grade 等级 of a total score by the scheme's bands: the lower end belongs to a band, the upper one does not. Undefined below the lowest band.
 * The total is the sum of rounded rows and is not rounded again. Source: the scheme's clause for grades.
 *
 * @example gradeOf(points('84.99'), scheme of 85/75/60) // 良好
 */
export const gradeOf = (total: Points, { grades }: Pick<Scheme, 'grades'>): string | undefined =>
  grades.find(({ from }) => total.gte(from))?.title

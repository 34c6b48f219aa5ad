import type { GoalWords } from '#domain/lexicon.ts'

/** What a unit measures: 亩 and 平方米 an area, 公里 a length. Undefined for 个、项, and for units that nobody listed. */
export const dimensionOf = (unit: string, { dimensions }: GoalWords): GoalWords['dimensions'][number] | undefined =>
  dimensions.find(({ units }) => units.includes(unit))

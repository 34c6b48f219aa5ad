import type { Passage, Section } from './claims.ts'
import { type IndicatorAt, statedIndicators } from './targets.ts'

/** Indicators that running text states, by the project or department they belong to. */
export type IndicatorsByOwner = ReadonlyMap<number | 'department' | undefined, readonly IndicatorAt[]>

export function indicatorsByOwner(
  file: string,
  passages: readonly Passage[],
  sections: readonly Section[],
  year: number | undefined,
  owner: (passage: Passage, at: number) => number | 'department' | undefined,
): IndicatorsByOwner {
  const stated = passages.flatMap((passage) =>
    passage.kind === 'goals' || passage.heading
      ? []
      : statedIndicators(file, passage, year, headingsOf(passage, sections)).map((said) => ({
          ...said,
          owner: owner(passage, passage.text.indexOf(said.indicator.name) + 1),
        })),
  )
  return Map.groupBy(stated, (said) => said.owner)
}

/** Titles of the sections around a passage, the innermost last. */
function headingsOf({ section }: Passage, sections: readonly Section[]): string {
  let titles = ''
  for (let at = section; at !== undefined; at = sections[at]!.parent) titles = `${sections[at]!.title}。${titles}`
  return titles
}

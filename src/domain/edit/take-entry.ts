import type { Indicator } from '../indicator.ts'
import type { LibraryIndicator } from '../indicator-library.ts'
import type { Scheme } from '../scheme.ts'
import { again, type CellEdit } from './indicator-cell.ts'

/**
 * A row filled from the indicator library 取用指标: name and place are the entry's; what was written already (target, definition, source) stays.
 * The target keeps its blank ＿ until the unit puts in its own number.
 */
export function takeEntry(indicator: Indicator, entry: LibraryIndicator, scheme: Scheme, year: number | undefined): CellEdit {
  const { name, target, nature, definition, dataSource } = entry
  return again(
    {
      ...indicator,
      ...placeOf(entry, scheme),
      name,
      nature,
      targetText: indicator.targetText ?? target,
      ...(definition === undefined && indicator.definition === undefined ? {} : { definition: indicator.definition ?? definition ?? '' }),
      ...(dataSource === undefined && indicator.dataSource === undefined ? {} : { dataSource: indicator.dataSource ?? dataSource ?? '' }),
    },
    year,
  )
}

/** Where the entry stands under a scheme: without a first level of its own, cost is a second level of 产出指标. */
export function placeOf(
  { category, subcategory }: LibraryIndicator,
  { categories }: Pick<Scheme, 'categories'>,
): { readonly category: string; readonly subcategory: string } {
  const known = categories.some(({ title }) => title === category)
  return known || category !== '成本指标' ? { category, subcategory } : { category: '产出指标', subcategory: '成本指标' }
}

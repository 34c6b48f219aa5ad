import type { Indicator } from '../indicator.ts'
import { parseActual } from '../parse/actual.ts'
import { isBlank } from '../parse/blank.ts'
import { parseLevel } from '../parse/level.ts'
import { parsePercent } from '../parse/percent.ts'
import { parsePoints } from '../parse/points.ts'
import { parseTarget } from '../parse/target.ts'
import { percent } from '../quantity.ts'

/** Cells of the indicator table that a person types into, in the order of the official form. */
export const indicatorColumns = [
  'category',
  'subcategory',
  'name',
  'nature',
  'target',
  'actual',
  'points',
  'level',
  'share',
  'deviationReason',
] as const
export type IndicatorColumn = (typeof indicatorColumns)[number]

export interface CellEdit {
  readonly indicator: Indicator
  /** Why the text was not understood, and what to do; the text itself is kept. */
  readonly problem?: { readonly message: string; readonly remedy: string }
}

/** The text a cell shows. */
export function cellText(indicator: Indicator, column: IndicatorColumn): string {
  switch (column) {
    case 'target':
      return indicator.targetText ?? ''
    case 'actual':
      return indicator.actualText ?? ''
    case 'points':
      return indicator.points?.toString() ?? ''
    case 'share':
      return indicator.share === undefined ? '' : percent(indicator.share, 2).replace(/\.?0+%$/, '%')
    default:
      return indicator[column] ?? ''
  }
}

/**
 * The indicator after a person typed into one cell 填写一格. Texts of target and actual are kept as written beside what they mean; a blank
 * takes the value away (pending, not zero). Text that is not understood leaves the value missing and says so.
 */
export function editCell(indicator: Indicator, column: IndicatorColumn, text: string, year: number | undefined): CellEdit {
  const typed = text.trim()
  switch (column) {
    case 'target': {
      const { targetText: _, target: __, ...bare } = indicator
      return again(typed === '' ? bare : { ...bare, targetText: typed }, year)
    }
    case 'actual': {
      const { actualText: _, actual: __, ...bare } = indicator
      return again(typed === '' ? bare : { ...bare, actualText: typed }, year)
    }
    case 'nature': {
      const { nature: _, ...bare } = indicator
      return again(typed === '定量' || typed === '定性' ? { ...bare, nature: typed } : bare, year)
    }
    case 'category':
    case 'name':
      return again({ ...indicator, [column]: typed }, year)
    case 'points':
      return optional(indicator, 'points', typed, parsePoints)
    case 'level':
      return optional(indicator, 'level', typed, parseLevel)
    case 'share':
      return optional(indicator, 'share', typed, (share) => parsePercent(share, { unit: '%' }))
    case 'subcategory':
    case 'deviationReason': {
      const { [column]: _, ...bare } = indicator
      return { indicator: typed === '' ? bare : { ...bare, [column]: typed } }
    }
  }
}

/**
 * The indicator with target and actual read again from their texts: the words are the truth, what they mean is computed. The first thing
 * not understood is the problem.
 */
export function again(indicator: Indicator, year: number | undefined): CellEdit {
  const { target: _, actual: __, ...bare } = indicator
  const { targetText, actualText, nature, name } = bare
  const target = targetText === undefined || isBlank(targetText) ? undefined : parseTarget(targetText, { year, nature, name })
  const known = target?.ok ? target.value : undefined
  const actual = actualText === undefined || isBlank(actualText) ? undefined : parseActual(actualText, { year, nature, target: known })
  const refused = [target, actual].find((parsed) => parsed !== undefined && !parsed.ok)
  return {
    indicator: { ...bare, ...(known ? { target: known } : {}), ...(actual?.ok ? { actual: actual.value } : {}) },
    ...(refused && !refused.ok ? { problem: { message: refused.message, remedy: refused.remedy } } : {}),
  }
}

function optional<K extends 'points' | 'level' | 'share'>(
  indicator: Indicator,
  key: K,
  typed: string,
  parse: (
    text: string,
  ) =>
    | { readonly ok: true; readonly value: NonNullable<Indicator[K]> }
    | { readonly ok: false; readonly message: string; readonly remedy: string },
): CellEdit {
  const { [key]: _, ...bare } = indicator
  // Taking away an optional field and adding it again gives an Indicator; TypeScript cannot see that through a generic key.
  if (typed === '') return { indicator: bare as Indicator }
  const parsed = parse(typed)
  return parsed.ok
    ? { indicator: { ...bare, [key]: parsed.value } as unknown as Indicator }
    : { indicator: bare as Indicator, problem: { message: parsed.message, remedy: parsed.remedy } }
}

import type { Figures, Inline, Rich } from '../../figures/figure.ts'
import { plain, rich } from '../../figures/figure.ts'
import type { Year } from '../input.ts'

/** What every section of the report is written from. */
export interface Context extends Year {
  readonly f: Figures
}

/** A sentence with its full stop, unless the words bring their own end mark. */
export const ended = (words: Inline | Rich): Rich => (/[。！？]$/.test(plain(words)) ? rich`${words}` : rich`${words}。`)

/** 甲、乙、丙 */
export const listed = (items: readonly (Inline | Rich)[], separator = '、'): Rich => ({
  kind: 'rich',
  parts: items.flatMap((item, i) => [...(i > 0 ? [separator] : []), ...rich`${item}`.parts]),
})

/** Rows or paragraphs with their running number. */
export const numbered = <T extends object>(items: readonly T[]): readonly (T & { readonly 序号: string })[] =>
  items.map((item, i) => ({ ...item, 序号: String(i + 1) }))

/** 《…》 around a title, once. */
export const inTitleMarks = (title: Inline): Rich => {
  const marked = plain(title).startsWith('《')
  return marked ? rich`${title}` : rich`《${title}》`
}

/** The same gap in a narrow cell, whose heading already says what is missing. */
export const short = <T>(value: T): T => (isGap(value) ? { ...value, what: '' } : value)
const isGap = (value: unknown): value is { readonly kind: 'gap' } =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'gap'

/** Every gap of a row shortened. */
export const shortRow = <T extends object>(row: T): T =>
  // The entries keep their keys and kinds; only the words of gaps change.
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, short(value)])) as T

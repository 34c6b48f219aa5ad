import type { Nature } from './indicator.ts'

/** One indicator of the library 指标库: how others measure such a thing. A blank ＿ in the target is for the unit's own number. */
export interface LibraryIndicator {
  readonly id: string
  readonly category: string
  readonly subcategory: string
  readonly name: string
  readonly target: string
  readonly nature: Nature
  readonly definition?: string | undefined
  readonly dataSource?: string | undefined
  /** Kinds of projects it fits. */
  readonly fits: readonly string[]
}

/** Where a word is found, and what that is worth. */
const weights: readonly (readonly [of: (entry: LibraryIndicator) => string, weight: number])[] = [
  [({ name }) => name, 8],
  [({ fits }) => fits.join(' '), 4],
  [({ category, subcategory }) => `${category} ${subcategory}`, 2],
  [({ definition, dataSource }) => `${definition ?? ''} ${dataSource ?? ''}`, 1],
]

/**
 * The indicators that fit what is typed 指标库检索, best first: every word counts where it is found; a word nobody knows counts by its
 * pairs of characters, so that 社区活动经费 still finds 活动. Nothing typed gives all, in the library's order.
 */
export function searchLibrary(library: readonly LibraryIndicator[], query: string, category?: string): readonly LibraryIndicator[] {
  const within = category === undefined ? library : library.filter((entry) => entry.category === category)
  const words = query.split(/[\s，、,；;]+/).filter((word) => word !== '')
  if (words.length === 0) return within
  return within
    .map((entry) => ({ entry, score: words.reduce((sum, word) => sum + worth(entry, word), 0) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ entry }) => entry)
}

function worth(entry: LibraryIndicator, word: string): number {
  const whole = found(entry, word)
  if (whole > 0) return whole * word.length
  const letters = [...word]
  const pairs = letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
  return pairs.reduce((sum, pair) => sum + found(entry, pair), 0)
}

const found = (entry: LibraryIndicator, word: string) =>
  weights.reduce((sum, [of, weight]) => sum + (of(entry).includes(word) ? weight : 0), 0)

import type { Nature } from './indicator.ts'
import { pinyinInitials } from './pinyin-initials.ts'

/** One indicator of the library 指标库: how others measure such a thing. A blank ＿ in the target is for the unit's own number. */
export interface LibraryIndicator {
  readonly id: string
  readonly category: string
  readonly subcategory: string
  readonly name: string
  readonly target: string
  readonly nature: Nature
  readonly definition?: string | undefined
  /** What proves it. */
  readonly dataSource?: string | undefined
  /** 常见错误: what is often done wrong with it. */
  readonly mistake?: string | undefined
  /** Kinds of projects it fits. */
  readonly fits: readonly string[]
}

/** Where the indicator is to stand: its project and first level count a little, so that what fits comes first. */
export interface Nearby {
  readonly project: string
  readonly category: string
}

/** Where a word is found, and what that is worth. */
const weights: readonly (readonly [of: (entry: LibraryIndicator) => string, weight: number])[] = [
  [({ name }) => name, 8],
  [({ fits }) => fits.join(' '), 4],
  [({ category, subcategory }) => `${category} ${subcategory}`, 2],
  [({ definition, dataSource }) => `${definition ?? ''} ${dataSource ?? ''}`, 1],
]
const INITIALS = 6

/**
 * The indicators that fit what is typed 指标库检索, best first: every word counts where it is found; a word nobody knows counts by its
 * pairs of characters, so that 社区活动经费 still finds 活动; letters are pinyin initials of the name. Nothing typed gives all, what fits
 * nearby first, else in the library's order.
 */
export function searchLibrary(library: readonly LibraryIndicator[], query: string, nearby?: Nearby): readonly LibraryIndicator[] {
  const words = query.split(/[\s，、,；;]+/).filter((word) => word !== '')
  return library
    .map((entry) => ({
      entry,
      score: words.reduce((sum, word) => sum + worth(entry, word), 0),
      near: nearby ? nearness(entry, nearby) : 0,
    }))
    .filter(({ score }) => score > 0 || words.length === 0)
    .toSorted((a, b) => b.score + b.near - (a.score + a.near))
    .map(({ entry }) => entry)
}

function worth(entry: LibraryIndicator, word: string): number {
  if (/^[a-z]+$/i.test(word)) return pinyinInitials(entry.name).includes(word.toLowerCase()) ? INITIALS * word.length : 0
  const whole = found(entry, word)
  if (whole > 0) return whole * word.length
  return pairs(word).reduce((sum, pair) => sum + found(entry, pair), 0)
}

/** Less than any word that was typed: it only orders what was found. */
function nearness({ fits, name, category }: LibraryIndicator, { project, category: wanted }: Nearby): number {
  const kinds = fits.filter((kind) => project.includes(kind)).length
  const shared = pairs(project).filter((pair) => name.includes(pair)).length
  return Math.min(3, kinds * 2 + shared) + (category === wanted ? 1 : 0)
}

const found = (entry: LibraryIndicator, word: string) =>
  weights.reduce((sum, [of, weight]) => sum + (of(entry).includes(word) ? weight : 0), 0)

const pairs = (text: string): readonly string[] => {
  const letters = [...text]
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`)
}

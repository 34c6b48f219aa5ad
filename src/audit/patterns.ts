const cache = new Map<string, RegExp>()

/** A pattern of the lexicon, compiled once. Flags: g and u, m so that ^ and $ are the ends of a paragraph. */
export function compiled(pattern: string): RegExp {
  const known = cache.get(pattern)
  if (known) return known
  const made = new RegExp(pattern, 'gmu')
  cache.set(pattern, made)
  return made
}

const alternatives = new WeakMap<readonly string[], string>()

/** One pattern for any of the words, longest first. Never matches when there are none. */
export function anyOf(words: readonly string[]): string {
  if (words.length === 0) return '(?!)'
  const known = alternatives.get(words)
  if (known !== undefined) return known
  const made = [...words]
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|')
  alternatives.set(words, made)
  return made
}

/** Whether a lexicon pattern matches anywhere in a text. */
export function matches(text: string, pattern: string | undefined): boolean {
  if (pattern === undefined) return false
  const expression = compiled(pattern)
  expression.lastIndex = 0
  return expression.test(text)
}

export const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** Whether two names speak of one thing: most of the shorter one's character pairs stand in the other. */
export function sameThing(a: string, b: string): boolean {
  const [x, y] = [bigrams(a), bigrams(b)]
  const shared = [...x].filter((gram) => y.has(gram)).length
  return shared > 0 && shared * 3 >= Math.min(x.size, y.size) * 2
}

/** Pairs of Chinese characters that follow each other. */
export function bigrams(words: string): Set<string> {
  const text = words.replace(/[^一-龥]/g, '')
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
}

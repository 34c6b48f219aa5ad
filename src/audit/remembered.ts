/** Texts kept, and the longest that are: the paragraphs of a long report. */
const MOST = 2000
const LONGEST = 4000

/** What many checks ask of the same paragraph, found once: the latest answers are kept 记住最近问过的. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    if (text.length > LONGEST) return answer(text)
    const before = known.get(text)
    if (before !== undefined) return before
    const found = answer(text)
    if (known.size >= MOST) known.clear()
    known.set(text, found)
    return found
  }
}

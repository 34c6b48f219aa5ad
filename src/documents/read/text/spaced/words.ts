import { isValue } from '../aligned/stretches.ts'
import type { TextLine } from '../lines.ts'

/** A word of a line between single blanks. */
export interface Word {
  readonly line: TextLine
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Signs and words of a line that may be a row. */
const longest = 300
const most = 30

const known = new WeakMap<TextLine, readonly Word[]>()

/** The words of a line whose cells may be set apart by one blank each; none where the line has wide gaps or is running text without a blank. */
export function wordsIn(line: TextLine): readonly Word[] {
  if (!line.text.includes(' ') || line.text.length > longest || / {2}|[\t\u3000]/.test(line.text)) return []
  const before = known.get(line)
  if (before) return before
  const words: Word[] = []
  for (const { index, 0: text } of line.text.matchAll(/\S+/g)) {
    const last = words.at(-1)
    if (last && goesOn(last.text, text))
      words[words.length - 1] = { ...last, end: index + text.length, text: line.text.slice(last.start, index + text.length) }
    else words.push({ line, start: index, end: index + text.length, text })
  }
  const found = words.length > most ? [] : words
  known.set(line, found)
  return found
}

/** “合 计” is one word, and so is “金额 （万元）”. */
const goesOn = (before: string, text: string): boolean =>
  (/^\p{Script=Han}$/u.test(before) && /^\p{Script=Han}$/u.test(text)) || (/^[（(][^）)\d]*[）)]$/.test(text) && !isValue(before))

/** The whole of a line as one word: what a cell that was broken over lines goes on with. */
export const wholeLine = (line: TextLine): Word => ({ line, start: 0, end: line.text.length, text: line.text })

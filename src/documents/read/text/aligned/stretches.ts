import { displayWidth, type TextLine } from '../lines.ts'

/** A stretch of a line between wide gaps: characters of the line, and screen columns. */
export interface Stretch {
  readonly start: number
  readonly end: number
  readonly left: number
  readonly right: number
  readonly text: string
}

/** Screen columns that may stand between two signs of one word: “合  计”, “决    策”. */
const WIDEST_INNER_GAP = 6

/** The stretches of a line: two blanks, or one full-width blank, set them apart. A word of two signs printed wide stays one. */
export function stretches(line: TextLine): readonly Stretch[] {
  const before = known.get(line)
  if (before) return before
  const found: Stretch[] = []
  for (const match of line.text.matchAll(/\S+(?: \S+)*/g)) {
    const next = stretch(line, match.index, match.index + match[0].length)
    const last = found.at(-1)
    if (last && isWideWord(last, next)) found[found.length - 1] = stretch(line, last.start, next.end)
    else found.push(next)
  }
  known.set(line, found)
  return found
}

/** Lines that make no table together are looked at again one by one. */
const known = new WeakMap<TextLine, readonly Stretch[]>()

/** The words of a stretch, set apart by single blanks. */
export const wordsOf = (line: TextLine, { start, end }: Stretch): readonly Stretch[] =>
  [...line.text.slice(start, end).matchAll(/\S+/g)].map((match) =>
    stretch(line, start + match.index, start + match.index + match[0].length),
  )

function stretch(line: TextLine, start: number, end: number): Stretch {
  const left = line.indent + displayWidth(line.text.slice(0, start))
  const text = line.text.slice(start, end)
  return { start, end, left, right: left + displayWidth(text), text }
}

const isWideWord = (a: Stretch, b: Stretch) =>
  /^\p{Script=Han}$/u.test(a.text) && /^\p{Script=Han}$/u.test(b.text) && b.left - a.right <= WIDEST_INNER_GAP

const narrow = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** A number or a percentage and nothing else, or a dash or stroke in its place. */
export const isPureFigure = (text: string): boolean => /^(?:[-+±]?\d[\d,]*(?:\.\d+)?[%‰]?|[-—–/]{1,2})$/.test(narrow(text))

/** A value as cells of figures hold them: with a unit, an operator, a date, a dash. */
export const isValue = (text: string): boolean => isPureFigure(text) || (!/^20\d\d年/.test(narrow(text)) && VALUE.test(narrow(text)))
const VALUE = /^(?:[≥≤=<>≧≦]|[≥≤=<>]?[-+]?\d[\d,.]*\D{0,4}|\d{1,2}月\d{1,2}日)$/

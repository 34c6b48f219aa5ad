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
export function stretches(line: TextLine, signs: SignWidth = 1): readonly Stretch[] {
  const before = known[signs].get(line)
  if (before) return before
  const found: Stretch[] = []
  for (const match of line.text.matchAll(/\S+(?: \S+)*/g)) {
    const next = stretch(line, match.index, match.index + match[0].length, signs)
    const last = found.at(-1)
    if (last && isWideWord(last, next)) found[found.length - 1] = stretch(line, last.start, next.end, signs)
    else found.push(next)
  }
  known[signs].set(line, found)
  return found
}

/** Lines that make no table together are looked at again one by one. */
const known: Readonly<Record<SignWidth, WeakMap<TextLine, readonly Stretch[]>>> = { 1: new WeakMap(), 2: new WeakMap() }

/** The words of a stretch, set apart by single blanks. */
export const wordsOf = (line: TextLine, { start, left, right, text }: Stretch): readonly Stretch[] => {
  const signs = right - left > displayWidth(text) ? 2 : 1
  return [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => stretch(line, start + index, start + index + word.length, signs))
}

function stretch(line: TextLine, start: number, end: number, signs: SignWidth): Stretch {
  const left = line.indent + displayWidth(line.text.slice(0, start)) + added(line.text.slice(0, start), signs)
  const text = line.text.slice(start, end)
  return { start, end, left, right: left + displayWidth(text) + added(text, signs), text }
}

/** Screen columns of signs that take one among Latin letters and two among 汉字: “ ” — ≥ ① × °. Only the lines themselves tell which. */
export type SignWidth = 1 | 2

const SIGNS = /[‘’“”—―–…‰※℃№°±×÷·§≈≠≡≤≥≦≧∑√∞①-⓿■□▲△◆◇○●★☆Ⅰ-ⅿ←-↙]/g
const added = (text: string, signs: SignWidth): number => (signs === 1 ? 0 : (text.match(SIGNS)?.length ?? 0))

/** The width of these signs that lets more of the stretches begin, or end, below one another. */
export function signWidth(lines: readonly TextLine[]): SignWidth {
  if (!lines.some(({ text }) => text.search(SIGNS) >= 0)) return 1
  return edges(lines, 2) < edges(lines, 1) ? 2 : 1
}

function edges(lines: readonly TextLine[], signs: SignWidth): number {
  const all = lines.map((line) => stretches(line, signs)).filter((own) => own.length > 1)
  return new Set(all.flatMap((own) => own.map(({ left }) => left))).size + new Set(all.flatMap((own) => own.map(({ right }) => right))).size
}

const isWideWord = (a: Stretch, b: Stretch) =>
  /^\p{Script=Han}$/u.test(a.text) && /^\p{Script=Han}$/u.test(b.text) && b.left - a.right <= WIDEST_INNER_GAP

const narrow = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

/** A number or a percentage and nothing else, or a dash or stroke in its place. */
export const isPureFigure = (text: string): boolean => /^(?:[-+±]?\d[\d,]*(?:\.\d+)?[%‰]?|[-—–/]{1,2})$/.test(narrow(text))

/** A value as cells of figures hold them: with a unit, an operator, a date, a dash. */
export const isValue = (text: string): boolean => isPureFigure(text) || (!/^20\d\d年/.test(narrow(text)) && VALUE.test(narrow(text)))
const VALUE = /^(?:[≥≤=<>≧≦]|[≥≤=<>]?[-+]?\d[\d,.]*\D{0,4}|\d{1,2}月\d{1,2}日)$/

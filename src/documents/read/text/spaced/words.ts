import { isPureFigure, isValue, stretches } from '../aligned/stretches.ts'
import { displayWidth, type TextLine } from '../lines.ts'

/** A word of a line between single blanks, or a cell between wide ones. */
export interface Word {
  readonly line: TextLine
  readonly start: number
  readonly end: number
  /** With what it goes on with. */
  readonly text: string
  /** What it goes on with on the lines below. */
  readonly rest?: readonly Word[]
}

/** Signs and words of a line that may be a row. */
const longest = 300
const most = 30

const known = new WeakMap<TextLine, readonly Word[]>()

const WIDE_GAP = / {2}|[\t\u3000]/
export const isWide = ({ text }: TextLine): boolean => WIDE_GAP.test(text)

/** The words of a line whose cells are set apart by one blank each, or its cells where wide gaps do; none in running text without a blank. */
export function wordsIn(line: TextLine): readonly Word[] {
  if (line.text.length > longest) return []
  if (isWide(line)) return cellsIn(line)
  if (!line.text.includes(' ')) return []
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

function cellsIn(line: TextLine): readonly Word[] {
  const cells = stretches(line)
  return cells.length < 2 || cells.length > most ? [] : cells.map(({ start, end, text }) => ({ line, start, end, text }))
}

/** “合 计” is one word, and so is “金额 （万元）”. */
const goesOn = (before: string, text: string): boolean =>
  (/^\p{Script=Han}$/u.test(before) && /^\p{Script=Han}$/u.test(text)) || (/^[（(][^）)\d]*[）)]$/.test(text) && !isValue(before))

/** The whole of a line as one word: what a cell that was broken over lines goes on with. */
export const wholeLine = (line: TextLine): Word => ({ line, start: 0, end: line.text.length, text: line.text })

const leftOf = ({ line, start }: Word) => line.indent + displayWidth(line.text.slice(0, start))

/** The row with the pieces of a line below it, each behind the cell it begins nearest to; figures are never cut. */
export function goingOn(row: readonly Word[], line: TextLine): readonly Word[] {
  const pieces = isWide(line) ? cellsIn(line) : [wholeLine(line)]
  const last = row.at(-1)!
  return pieces.reduce<readonly Word[]>((words, piece) => {
    const remark = /[，。；]/.test(piece.text) && !isValue(last.text)
    const open = words.flatMap((word, i) => (isPureFigure(word.text) ? [] : [i]))
    const at = remark
      ? words.length - 1
      : open.reduce((best, i) => (distance(words[i]!, piece) < distance(words[best]!, piece) ? i : best), open[0] ?? 0)
    const word = words[at]!
    return words.with(at, { ...word, text: word.text + piece.text, rest: [...(word.rest ?? []), piece] })
  }, row)
}

const distance = (word: Word, piece: Word) => Math.abs(leftOf(word) - leftOf(piece))

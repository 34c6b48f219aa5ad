import type { Piece } from '#domain/prose.ts'
import { structureOf } from './outline.ts'

/** A paragraph that may still go on. It is kept in parts: putting a long text together again at every line would cost its square. */
export interface Growing {
  readonly parts: string[]
  readonly pieces: Piece[]
  length: number
  /** The last characters, which decide whether a sentence ends. */
  tail: string
}

const tailLength = 100
/** Longer texts are no headings. */
const longestHeading = 60

export const growing = (text: string, pieces: readonly Piece[]): Growing => ({
  parts: [text],
  pieces: [...pieces],
  length: text.length,
  tail: text.slice(-tailLength),
})

/** Adds a text with its pieces (placed in that text); words of Latin letters were cut at a blank, 汉字 and figures were not. */
export function grow(paragraph: Growing, text: string, pieces: readonly Piece[]): void {
  const gap = /[A-Za-z,]$/.test(paragraph.tail) && /^[A-Za-z]/.test(text) ? ' ' : ''
  const shift = paragraph.length + gap.length
  for (const piece of pieces) paragraph.pieces.push({ ...piece, at: piece.at + shift })
  paragraph.parts.push(gap + text)
  paragraph.length = shift + text.length
  paragraph.tail = (paragraph.tail + gap + text.slice(-tailLength)).slice(-tailLength)
}

export const textOf = (paragraph: Growing): string => paragraph.parts.join('')

/** Heading level of what has been read so far. */
export const headingOf = (paragraph: Growing): number | undefined =>
  paragraph.length > longestHeading ? undefined : structureOf(textOf(paragraph)).heading

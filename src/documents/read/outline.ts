import { type HeadingMark, headingMark, type NumberingForm } from '#domain/numbering.ts'
import type { Block } from '#domain/prose.ts'

/** Level a numbering form has in an official document when nothing else says so. */
const levels: Readonly<Partial<Record<NumberingForm, number>>> = {
  part: 1,
  section: 2,
  han: 1,
  'han-bracket': 2,
  arabic: 3,
  'arabic-bracket': 4,
  circled: 5,
}

const longestHeading = 40

/**
 * Heading level or list membership as a paragraph's own text shows it: a numbered line of its own without a full stop is a heading, any other
 * numbered paragraph belongs to a list. Styles and outline levels, where the carrier has them, come first.
 */
export function structureOf(text: string): { readonly heading?: number; readonly list?: true } {
  const mark = headingMark(text)
  if (!mark) return /^\s*[-•·●■◆▪➢]\s*\S/u.test(text) ? { list: true } : {}
  const words = text.slice(mark.end).trim()
  const level = mark.form === 'decimal' ? mark.parts.length : levels[mark.form]
  if (level === undefined || !isHeadingText(words, mark)) return { list: true }
  return mark.start > 0 && /[-•·●■◆▪➢]/u.test(text.slice(0, mark.start)) ? { list: true } : { heading: level }
}

function isHeadingText(words: string, mark: HeadingMark): boolean {
  if (words.length === 0) return mark.form === 'part'
  return words.length <= longestHeading && !/[。；;！!？?]/.test(words) && !/[：:，,、]$/.test(words)
}

/** Forms from this level down serve lists as often as headings. */
const listLevel = 3

/**
 * Short numbered lines that follow each other with nothing between are items of a list, not empty headings: 1.甲 2.乙 3.丙. Levels 一、 and （一） stay
 * headings, and so does an item that text of its own follows (unless it ends such a run).
 */
export function demoteListItems(blocks: readonly Block[]): readonly Block[] {
  const level = (i: number) => {
    const block = blocks[i]
    return block?.kind === 'paragraph' && !block.furniture ? block.heading : undefined
  }
  return blocks.map((block, i) => {
    const own = level(i)
    if (block.kind !== 'paragraph' || own === undefined || own < listLevel || structureOf(block.text).heading !== own) return block
    if (level(i + 1) !== own && level(i - 1) !== own) return block
    const { heading: _, ...rest } = block
    return { ...rest, list: true as const }
  })
}

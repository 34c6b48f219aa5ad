import { headingMark, type HeadingMark, type NumberingForm } from '#domain/numbering.ts'

/** Level a numbering form has in an official document when nothing else says so. */
const levels: Readonly<Partial<Record<NumberingForm, number>>> = {
  part: 1, section: 2, han: 1, 'han-bracket': 2, arabic: 3, 'arabic-bracket': 4, circled: 5,
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

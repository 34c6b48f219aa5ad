import { headingMark } from '#domain/numbering.ts'
import type { Place } from '#domain/place.ts'
import type { Block, Paragraph, Prose } from '#domain/prose.ts'
import { placeIn } from '#domain/prose-place.ts'
import type { Passage, Sentence } from './claims.ts'
import { originalSpan, plain } from './plain.ts'

/** A passage before its sections are known. */
export type BarePassage = Omit<Passage, 'heading' | 'section' | 'kind'>

/** The paragraphs of a document in plain form, page furniture and empty ones left out. */
export const passagesOf = (prose: Prose): BarePassage[] =>
  prose.blocks.filter(isText).map((paragraph) => {
    const { text, origin } = plain(paragraph.text)
    return { paragraph, text, origin, sentences: sentencesOf(text) }
  })

const isText = (block: Block): block is Paragraph => block.kind === 'paragraph' && block.furniture !== true && block.text.trim() !== ''

/** Splits at 。！？, closing quotes and brackets kept with their sentence. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (!'。！？'.includes(text[i]!)) continue
    while (i + 1 < text.length && '”’"』」)》。！？'.includes(text[i + 1]!)) i++
    sentences.push({ text: text.slice(start, i + 1), start, end: i + 1 })
    start = i + 1
  }
  if (start < text.length) sentences.push({ text: text.slice(start), start, end: text.length })
  return sentences
}

/** The place of the plain characters [start, end) of a passage; the whole passage when no span is given. */
export function placeOfSpan(
  file: string,
  passage: Pick<Passage, 'paragraph' | 'origin' | 'text'>,
  start = 0,
  end = passage.text.length,
): Place {
  const { text, number, pieces } = passage.paragraph
  const [from, to] = originalSpan(passage.origin, start, end)
  return placeIn({ file }, { text, number, pieces }, from, to)
}

/** Characters of the plain text that its heading or list mark takes. */
export function markLength({ paragraph, origin, text }: Pick<Passage, 'paragraph' | 'origin' | 'text'>): number {
  const end = headingMark(paragraph.text)?.end ?? 0
  let i = 0
  while (i < text.length && (origin[i] ?? 0) < end) i++
  return i
}

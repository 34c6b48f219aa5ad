import type { Place } from './place.ts'
import type { Prose } from './prose.ts'
import { type Passage, passages } from './prose-place.ts'

/** A place found again in the text it came from: its passage, and the span in the passage's own text. */
export interface PlacedSpan {
  readonly passage: Passage
  readonly start: number
  readonly end: number
}

/**
 * Makes a finder of places in one document: the way back from `placeIn`. A place without span means the whole passage; a span that is not there any more
 * (another version of the file) falls back to where its quote stands, else to the whole passage. Undefined for places in other files or without paragraph.
 */
export function spanFinder(prose: Prose): (place: Place) => PlacedSpan | undefined {
  const byNumber = new Map<number, Passage[]>()
  for (const passage of passages(prose)) {
    const known = byNumber.get(passage.number)
    if (known) known.push(passage)
    else byNumber.set(passage.number, [passage])
  }
  return (place) => {
    if (place.file !== prose.file || place.paragraph === undefined) return undefined
    const candidates = byNumber.get(place.paragraph) ?? []
    for (const passage of candidates) {
      const span = spanIn(passage, place)
      if (span && says(passage, span, place.quote)) return { passage, ...span }
    }
    for (const passage of candidates) {
      const start = place.quote === undefined || place.quote === '' ? -1 : passage.text.indexOf(place.quote)
      if (start >= 0) return { passage, start, end: start + (place.quote?.length ?? 0) }
    }
    const [first] = candidates
    return first && { passage: first, start: 0, end: first.text.length }
  }
}

/** In text files start and end count in the line; the quote tells how far a span runs on over line ends. */
function spanIn(passage: Passage, { line, start, end, quote }: Place): { readonly start: number; readonly end: number } | undefined {
  if (start === undefined || end === undefined) return undefined
  if (line === undefined) return { start, end }
  const piece = passage.pieces.find((each) => each.line === line && start >= each.column && start <= each.column + each.length)
  if (!piece) return undefined
  const from = piece.at + start - piece.column
  return { start: from, end: from + (quote?.length ?? end - start) }
}

const says = (passage: Passage, { start, end }: { readonly start: number; readonly end: number }, quote: string | undefined) =>
  end <= passage.text.length && (quote === undefined || passage.text.slice(start, end) === quote)

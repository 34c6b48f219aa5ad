import type { Place } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import { type Passage, passages, placeIn } from '#domain/prose-place.ts'
import type { SectionKind } from './extract/claims.ts'
import { originalSpan, plain } from './extract/plain.ts'
import type { Document } from './rule.ts'

/** A paragraph or table cell in plain form, with what is known of its surroundings: what rules on writing look at. */
export interface Stretch {
  /** Plain text; spans of it lead back to the words as written. */
  readonly text: string
  readonly origin: ArrayLike<number>
  /** As written. */
  readonly raw: string
  readonly passage: Passage
  readonly heading: boolean
  readonly kind?: SectionKind
  /** Index in `claims.passages`; undefined for a table cell. */
  readonly index?: number
}

/** All stretches of a document, and their texts joined by line ends so that one search covers them all. */
export interface Script {
  readonly file: string
  readonly kind: Prose['kind']
  readonly stretches: readonly Stretch[]
  readonly plain: Joined
  readonly raw: Joined
}

interface Joined {
  readonly text: string
  /** Where each stretch begins in `text`. */
  readonly starts: readonly number[]
}

/** Words found: their stretch, and their span in its plain (or raw) text. */
export interface Hit {
  readonly stretch: Stretch
  readonly start: number
  readonly end: number
  readonly text: string
  readonly groups: readonly (string | undefined)[]
}

const scripts = new WeakMap<object, Script>()

/** The document as rules on writing read it: paragraphs and table cells in reading order, page furniture left out. Made once a document. */
export function scriptOf(document: Document): Script {
  const known = scripts.get(document.claims)
  if (known) return known
  const claimed = new Map(document.claims.passages.map((passage, index) => [passage.paragraph.number, { passage, index }]))
  const stretches: Stretch[] = []
  for (const passage of passages(document.prose)) {
    if (passage.text.trim() === '') continue
    const found = passage.paragraph ? claimed.get(passage.number) : undefined
    stretches.push(
      found
        ? {
            text: found.passage.text,
            origin: found.passage.origin,
            raw: passage.text,
            passage,
            heading: found.passage.heading,
            index: found.index,
            ...(found.passage.kind === undefined ? {} : { kind: found.passage.kind }),
          }
        : bareStretch(passage),
    )
  }
  const script = {
    file: document.prose.file,
    kind: document.prose.kind,
    stretches,
    plain: joined(stretches.map(({ text }) => text)),
    raw: joined(stretches.map(({ raw }) => raw)),
  }
  scripts.set(document.claims, script)
  return script
}

function bareStretch(passage: Passage): Stretch {
  const { text, origin } = plain(passage.text)
  return { text, origin, raw: passage.text, passage, heading: false }
}

function joined(texts: readonly string[]): Joined {
  const starts: number[] = []
  let length = 0
  for (const text of texts) {
    starts.push(length)
    length += text.length + 1
  }
  return { text: texts.join('\n'), starts }
}

/** Where a pattern (flags g, u; m when it has ^ or $) matches the plain text. Matches that run over two stretches do not count. */
export const plainHits = (script: Script, pattern: RegExp): Generator<Hit> => hitsIn(script.stretches, script.plain, pattern)
/** The same in the text as written. */
export const rawHits = (script: Script, pattern: RegExp): Generator<Hit> => hitsIn(script.stretches, script.raw, pattern)

/** Nobody reads more findings of one kind, and a hostile text must not make millions. */
const MOST_HITS = 1000

function* hitsIn(stretches: readonly Stretch[], { text, starts }: Joined, pattern: RegExp): Generator<Hit> {
  const search = new RegExp(pattern)
  let hits = 0
  for (let match = search.exec(text); match; match = search.exec(text)) {
    const over = match[0].indexOf('\n')
    // What runs over two stretches is no match, but may hide one that begins in the second.
    if (over >= 0) search.lastIndex = match.index + over + 1
    else if (match[0] === '') search.lastIndex++
    if (over >= 0 || match[0] === '') continue
    if (++hits > MOST_HITS) return
    const at = lastNotAfter(starts, match.index)
    const start = match.index - starts[at]!
    yield { stretch: stretches[at]!, start, end: start + match[0].length, text: match[0], groups: match.slice(1) }
  }
}

function lastNotAfter(starts: readonly number[], position: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= position) low = middle
    else high = middle - 1
  }
  return low
}

/** Place of the plain characters [start, end); the whole stretch when no span is given. */
export function placeOfPlain(script: Pick<Script, 'file'>, stretch: Stretch, start = 0, end = stretch.text.length): Place {
  const [from, to] = originalSpan(stretch.origin, start, end)
  return placeIn(script, stretch.passage, from, to)
}

/** Place of characters as written. */
export const placeOfRaw = (script: Pick<Script, 'file'>, stretch: Stretch, start: number, end: number): Place =>
  placeIn(script, stretch.passage, start, end)

/** What has no stop for so long is no sentence. */
const LONGEST_SENTENCE = 400

/** The sentence (or the clause, with `stops` that include ，) around a span of plain text. */
export function around(text: string, start: number, end: number, stops = '。！？'): { readonly text: string; readonly start: number } {
  let from = start
  while (from > 0 && start - from < LONGEST_SENTENCE && !stops.includes(text[from - 1]!)) from--
  let to = end
  while (to < text.length && to - end < LONGEST_SENTENCE && !stops.includes(text[to]!)) to++
  return { text: text.slice(from, to), start: from }
}

/** Ends of clauses in plain text. */
export const CLAUSE = '，。！？;、'

import type { Place } from '#domain/place.ts'
import type { Document } from './rule.ts'
import { placeOfPlain, scriptOf } from './script.ts'
import { bare, CopyIndex } from './similarity.ts'

/** Shorter paragraphs are set phrases. */
const SHORTEST = 60

export interface Owner {
  readonly unit: string
  readonly file: string
}

/** A paragraph long enough to be no set phrase, `bare` of what a copyist changes unknowingly. */
export interface LongParagraph {
  readonly words: string
  readonly place: Place
}

/** What the radar needs of a report; undefined where it does not name its unit. Plain data: it may come from another thread. */
export interface RadarEcho {
  readonly owner: Owner
  readonly paragraphs: readonly LongParagraph[]
}

/** A report as the radar sees it. */
export function echoOf(document: Document): RadarEcho | undefined {
  const unit = document.claims.unit?.value
  if (unit === undefined) return undefined
  const script = scriptOf(document)
  const paragraphs = script.stretches.flatMap((stretch) => {
    const words = stretch.heading ? '' : bare(stretch.text)
    return words.length < SHORTEST ? [] : [{ words, place: placeOfPlain(script, stretch) }]
  })
  return { owner: { unit, file: document.file }, paragraphs }
}

interface Paragraph {
  readonly owner: Owner
  readonly place: Place
}

/** A report that shares long paragraphs with an earlier one of another unit. */
export interface Copying {
  readonly report: Owner
  readonly other: Owner
  /** Each shared paragraph here, and where it stands in the other report. */
  readonly paragraphs: readonly { readonly here: Place; readonly there: Place }[]
}

/**
 * Radar for copied text 雷同比对 across any number of reports: added one by one, each is compared with all before. Keeps of a report only the fingerprints and places
 * of its long paragraphs, so that a county fits into memory.
 */
export class CopyRadar {
  readonly #index = new CopyIndex<Paragraph>()

  /** With which earlier reports of other units this one shares at least `least` long paragraphs. */
  add(document: Document, least: number): Copying[] {
    const echo = echoOf(document)
    return echo ? this.addEcho(echo, least) : []
  }

  /** The same of what was taken from the report before. */
  addEcho({ owner, paragraphs: long }: RadarEcho, least: number): Copying[] {
    const found = new Map<Owner, { here: Place; there: Place }[]>()
    for (const { words, place } of long) {
      const twin = this.#index.add(words, { owner, place })?.item
      if (!twin || twin.owner.unit === owner.unit) continue
      const list = found.get(twin.owner) ?? []
      list.push({ here: place, there: twin.place })
      found.set(twin.owner, list)
    }
    return [...found]
      .filter(([, paragraphs]) => paragraphs.length >= least)
      .map(([other, paragraphs]) => ({ report: owner, other, paragraphs }))
  }
}

import type { Place } from '#domain/place.ts'
import type { Document } from './rule.ts'
import { placeOfPlain, scriptOf } from './script.ts'
import { bare, CopyIndex } from './similarity.ts'

/** Shorter paragraphs are set phrases. */
const SHORTEST = 60

interface Owner {
  readonly unit: string
  readonly file: string
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
    const unit = document.claims.unit?.value
    if (unit === undefined) return []
    const owner: Owner = { unit, file: document.file }
    const script = scriptOf(document)
    const found = new Map<Owner, { here: Place; there: Place }[]>()
    for (const stretch of script.stretches) {
      const words = stretch.heading ? '' : bare(stretch.text)
      if (words.length < SHORTEST) continue
      const place = placeOfPlain(script, stretch)
      const twin = this.#index.add(words, { owner, place })?.item
      if (!twin || twin.owner.unit === unit) continue
      const list = found.get(twin.owner) ?? []
      list.push({ here: place, there: twin.place })
      found.set(twin.owner, list)
    }
    return [...found]
      .filter(([, paragraphs]) => paragraphs.length >= least)
      .map(([other, paragraphs]) => ({ report: owner, other, paragraphs }))
  }
}

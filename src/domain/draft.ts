import type { FormRole } from './layout.ts'
import type { AmountUnit } from './parse/amount.ts'
import type { Place } from './place.ts'

/** One cell that was understood to be a field: the words as written, and where they stand. */
export interface DraftValue {
  readonly text: string
  readonly place: Place
  /** Unit of an amount, from heading, label or sheet; undefined when nothing says one. */
  readonly unit?: AmountUnit | undefined
  /** The heading or the cell says %. */
  readonly percent?: true | undefined
}

/**
 * What a carrier says, field by field, before any value is parsed 草稿. Keys are paths of a Submission with list indexes from 0
 * ("projects[0].indicators[2].target"), plus the pseudo fields `sign` and `unit` beside a `target`.
 */
export type Draft = ReadonlyMap<string, DraftValue>

/** One form, list or our workbook, as found in a file. */
export interface FormFound {
  /** Id of the layout it was read by. */
  readonly layout: string
  readonly role: FormRole
  /** Title as printed; the sheet's name when there is none. */
  readonly title: string
  /** Title cell, or first cell. */
  readonly place: Place
  readonly draft: Draft
}

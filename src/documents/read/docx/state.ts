import type { DraftBlock, DraftCell, DraftParagraph, DraftRow, DraftTable } from './draft.ts'

/** Where the pass over a part stands. */
export interface State {
  /** Open elements, and how many of them are inside a subtree that is left out. */
  readonly path: string[]
  skipped: number
  /** Ordinal of the last w:p met. */
  ordinal: number
  /** Where finished blocks go: body, cells, text boxes, innermost last. */
  readonly flows: DraftBlock[][]
  readonly paragraphs: DraftParagraph[]
  readonly tables: DraftTable[]
  readonly fields: { code: string; phase: 'code' | 'result' }[]
  /** For each open mc:AlternateContent: has one of its contents been read? */
  readonly alternatives: boolean[]
  readonly keep: (characters: number) => void
  hidden: boolean
  inText: boolean
  inCode: boolean
}

/** Adds visible characters to the open paragraph. */
export function put(state: State, text: string): void {
  const paragraph = state.paragraphs.at(-1)
  if (paragraph && !state.hidden && state.fields.every(({ phase }) => phase === 'result')) {
    state.keep(text.length)
    paragraph.text += text
  }
}

export const rowOf = (state: State): DraftRow | undefined => state.tables.at(-1)?.rows.at(-1)
export const cellOf = (state: State): DraftCell | undefined => rowOf(state)?.cells.at(-1)

import type { Block, Piece } from '#domain/prose.ts'
import { type BoundFigure, boundFigures } from './bound-figures.ts'
import { readDocx } from './docx/docx.ts'

/** Words of a document, with the source they were printed from; `source` null: the template's own words. */
export interface Run {
  readonly text: string
  readonly source: { readonly path: string; readonly format: string } | null
}

export type TracedBlock =
  | { readonly kind: 'paragraph'; readonly heading: number | null; readonly runs: readonly Run[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly TracedCell[])[] }
export interface TracedCell {
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
  readonly runs: readonly Run[]
}

/**
 * A document of ours as its reader sees it, each word with its source 带来源的文稿: blocks of the body in order, page headers and footers left out.
 * @throws ProductError for a file that is no sound container.
 */
export function tracedBlocks(docx: Uint8Array, file: string): readonly TracedBlock[] {
  const byParagraph = Map.groupBy(
    boundFigures(docx, file).filter(({ part }) => part === 'word/document.xml'),
    ({ element }) => element,
  )
  return readDocx(docx, file).blocks.flatMap((block): TracedBlock[] => (isFurniture(block) ? [] : [traced(block, byParagraph)]))
}

const isFurniture = (block: Block) => block.kind === 'paragraph' && block.furniture === true

type ByParagraph = ReadonlyMap<number, readonly BoundFigure[]>

function traced(block: Block, figures: ByParagraph): TracedBlock {
  if (block.kind === 'paragraph')
    return { kind: 'paragraph', heading: block.heading ?? null, runs: runsOf(block.text, block.pieces, figures) }
  return {
    kind: 'table',
    rows: block.rows.map(({ cells }) =>
      cells.map(({ column, columnSpan, rowSpan, text, pieces }) => ({ column, columnSpan, rowSpan, runs: runsOf(text, pieces, figures) })),
    ),
  }
}

/** The text cut where a figure begins and ends. */
function runsOf(text: string, pieces: readonly Piece[], figures: ByParagraph): readonly Run[] {
  const runs: Run[] = []
  let done = 0
  const plain = (until: number) => {
    if (until > done) runs.push({ text: text.slice(done, until), source: null })
    done = Math.max(done, until)
  }
  for (const { at, column, length, element } of pieces) {
    for (const figure of (element !== undefined && figures.get(element)) || []) {
      const from = Math.max(at, at + figure.column - column)
      const to = Math.min(at + length, at + figure.column - column + figure.text.length)
      if (from < done || to <= from) continue
      plain(from)
      runs.push({ text: text.slice(from, to), source: { path: figure.path, format: figure.format } })
      done = to
    }
  }
  plain(text.length)
  return runs
}

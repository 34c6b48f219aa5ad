import type { Place } from './place.ts'
import type { Paragraph, Piece, Prose, Table, TableCell, TableRow } from './prose.ts'

/** A stretch of text with its number and pieces: a paragraph, or one cell of a table row. What rules and extraction walk over. */
export interface Passage {
  readonly text: string
  /** Number of the paragraph, or of the table row the cell stands in. */
  readonly number: number
  readonly pieces: readonly Piece[]
  readonly paragraph?: Paragraph
  readonly table?: Table
  readonly row?: TableRow
  readonly cell?: TableCell
}

/** Every passage in reading order, page furniture and repeated table heads left out. */
export function* passages(prose: Prose): Generator<Passage> {
  for (const block of prose.blocks) {
    if (block.kind === 'paragraph') {
      if (!block.furniture) yield passageOf(block)
      continue
    }
    for (const row of block.rows) if (!row.repeated) for (const cell of row.cells) yield { ...cellPassage(row, cell), table: block }
  }
}

export const passageOf = (paragraph: Paragraph): Passage => ({
  text: paragraph.text,
  number: paragraph.number,
  pieces: paragraph.pieces,
  paragraph,
})
export const cellPassage = (row: TableRow, cell: TableCell): Passage => ({
  text: cell.text,
  number: row.number,
  pieces: cell.pieces,
  row,
  cell,
})

/** The part of one piece that a span covers. */
export interface Anchor {
  readonly piece: Piece
  /** Characters of that line (text files) or of that w:p (docx): start inclusive, end exclusive. */
  readonly from: number
  readonly to: number
}

/**
 * Where the characters text[start, end) stand, piece by piece: what a Word comment or a highlight is hung on. A span of generated characters only
 * (automatic numbering) gives the place where they would stand, with from = to.
 */
export function anchorsIn(pieces: readonly Piece[], start: number, end: number): readonly Anchor[] {
  const touched = pieces.filter((piece) => piece.at < end && piece.at + piece.length > start)
  if (touched.length > 0) return touched.map((piece) => anchor(piece, start, end))
  const next = pieces.find((piece) => piece.at >= end) ?? pieces.at(-1)
  return next ? [anchor(next, start, start)] : []
}

function anchor(piece: Piece, start: number, end: number): Anchor {
  const inside = (index: number) => piece.column + Math.min(Math.max(index - piece.at, 0), piece.length)
  return { piece, from: inside(start), to: inside(end) }
}

/**
 * The place of text[start, end) of a passage; the whole passage when no span is given.
 *
 * In spreadsheets `start` and `end` count in the cell's text. In text files `line`, `start` and `end` speak of the physical line; a span that runs over a line or page break is placed at its beginning and `end`
 * stops with that line. In other files `start` and `end` count in the passage's own text. `quote` is always the whole span, as the reader gave it.
 */
export function placeIn(
  prose: Pick<Prose, 'file'>,
  passage: Pick<Passage, 'text' | 'number' | 'pieces'>,
  start = 0,
  end = passage.text.length,
): Place {
  const first = anchorsIn(passage.pieces, start, end)[0]
  const quote = passage.text.slice(start, end)
  const page = first?.piece.page
  const line = first?.piece.line
  const span = first && (line !== undefined || first.piece.cell !== undefined) ? { start: first.from, end: first.to } : { start, end }
  return {
    file: prose.file,
    ...(page === undefined ? {} : { page }),
    paragraph: passage.number,
    ...(line === undefined ? {} : { line }),
    ...(first?.piece.sheet === undefined ? {} : { sheet: first.piece.sheet }),
    ...(first?.piece.cell === undefined ? {} : { cell: first.piece.cell }),
    ...span,
    quote,
  }
}

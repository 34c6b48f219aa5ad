import type { Piece, TableCell } from '#domain/prose.ts'
import { cellAt } from '../cell-at.ts'
import type { TextLine } from '../lines.ts'
import type { Stretch } from './stretches.ts'

/** What stands of a cell on one line. */
export interface Part {
  readonly line: TextLine
  readonly stretch: Stretch
}

/** The parts of a cell that was broken over lines as one; words of Latin letters keep a blank between them. */
export function joined(parts: readonly Part[], column: number, columnSpan = 1): TableCell {
  const [first, ...rest] = parts.map(({ line, stretch }) => cellAt(line, stretch.start, stretch.end, column, columnSpan))
  if (rest.length === 0) return first!
  let { text } = first!
  const pieces: Piece[] = [...first!.pieces]
  for (const cell of rest) {
    const glue = /[a-z]$/i.test(text) && /^[a-z]/i.test(cell.text) ? ' ' : ''
    pieces.push(...cell.pieces.map((piece) => ({ ...piece, at: text.length + glue.length })))
    text += glue + cell.text
  }
  return { ...first!, text, pieces }
}

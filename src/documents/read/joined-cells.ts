import type { TableCell } from '#domain/prose.ts'

/** A cell with what goes on behind it: its words, `between` before them, and where they stand. */
export function joinedCells(cell: TableCell, rest: TableCell, between = ''): TableCell {
  const at = cell.text.length + between.length
  return {
    ...cell,
    text: cell.text + between + rest.text,
    pieces: [...cell.pieces, ...rest.pieces.map((piece) => ({ ...piece, at: piece.at + at }))],
  }
}

import type { Piece, TableCell } from '#domain/prose.ts'
import type { NewBlock, NewRow } from '../prose-builder.ts'

/** A cell of an HTML table before it has its place. */
export interface Cell {
  readonly columnSpan: number
  readonly rowSpan: number
  readonly blocks: NewBlock[]
}
/** Places cells in their grid, around those that reach down from above. */
export function gridOf(rows: readonly (readonly Cell[])[]): readonly NewRow[] {
  /** For each column, the first row that is free again below a cell that reaches down. */
  const freeFrom: number[] = []
  return rows.map((row, r): NewRow => {
    let column = 0
    const cells = row.map((cell): TableCell => {
      while ((freeFrom[column] ?? 0) > r) column++
      const placed = { ...cellText(cell.blocks), column, columnSpan: cell.columnSpan, rowSpan: Math.min(cell.rowSpan, rows.length - r) }
      for (let c = column; c < column + cell.columnSpan; c++) freeFrom[c] = r + placed.rowSpan
      column += cell.columnSpan
      return placed
    })
    return { cells }
  })
}

function cellText(blocks: readonly NewBlock[]): Pick<TableCell, 'text' | 'pieces'> {
  let text = ''
  const pieces: Piece[] = []
  for (const block of blocks) {
    if (block.kind === 'table') continue
    if (text !== '') text += '\n'
    for (const piece of block.pieces) pieces.push({ ...piece, at: piece.at + text.length })
    text += block.text
  }
  return { text, pieces }
}

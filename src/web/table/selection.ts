import { type GridColumn, gridColumns } from './columns.ts'

/** A cell of the table: row index and column. */
export interface Position {
  readonly row: number
  readonly column: GridColumn
}

/** Selected cells 选区: from where the selection began to where it is now; one cell when they are the same. */
export interface Selection {
  readonly anchor: Position
  readonly head: Position
}

/** The rectangle of a selection, column indexes of `gridColumns`, ends included. */
export interface Block {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export const at = (position: Position): Selection => ({ anchor: position, head: position })

export function blockOf({ anchor, head }: Selection): Block {
  const [a, b] = [gridColumns.indexOf(anchor.column), gridColumns.indexOf(head.column)]
  return { top: Math.min(anchor.row, head.row), bottom: Math.max(anchor.row, head.row), left: Math.min(a, b), right: Math.max(a, b) }
}

export const isOneCell = ({ anchor, head }: Selection): boolean => anchor.row === head.row && anchor.column === head.column

/** First row and last row of the merged cell that covers a position; the row itself elsewhere. */
export type MergedRows = (position: Position) => readonly [first: number, last: number]

export interface Key {
  readonly key: string
  readonly shift: boolean
  readonly ctrl: boolean
}

/**
 * Where a key leads, as in Excel: arrows by a cell (over merged cells as a whole), with Ctrl to the edge, Home and End to the ends of the row,
 * Tab and Enter to the next cell; with Shift arrows extend the selection, Tab and Enter go back. Undefined when the key leads nowhere: at the
 * edges the keyboard is let go, Tab leaves the table.
 */
export function moved(selection: Selection, { key, shift, ctrl }: Key, rows: number, merged: MergedRows): Selection | undefined {
  const { head } = selection
  const c = gridColumns.indexOf(head.column)
  const [first, last] = merged(head)
  const go = (row: number, column: number, extend = false): Selection | undefined => {
    const to = gridColumns[column]
    if (row < 0 || row >= rows || to === undefined) return undefined
    return extend ? { anchor: selection.anchor, head: { row, column: to } } : at({ row, column: to })
  }
  const end = gridColumns.length - 1
  switch (key) {
    case 'ArrowUp':
      return go(ctrl ? 0 : first - 1, c, shift)
    case 'ArrowDown':
      return go(ctrl ? rows - 1 : last + 1, c, shift)
    case 'ArrowLeft':
      return go(head.row, ctrl ? 0 : c - 1, shift)
    case 'ArrowRight':
      return go(head.row, ctrl ? end : c + 1, shift)
    case 'Home':
      return go(ctrl ? 0 : head.row, 0, shift)
    case 'End':
      return go(ctrl ? rows - 1 : head.row, end, shift)
    case 'PageUp':
      return go(Math.max(0, head.row - PAGE), c, shift)
    case 'PageDown':
      return go(Math.min(rows - 1, head.row + PAGE), c, shift)
    case 'Enter':
      return shift ? go(first - 1, c) : go(last + 1, c)
    case 'Tab':
      return shift ? (go(head.row, c - 1) ?? go(head.row - 1, end)) : (go(head.row, c + 1) ?? go(head.row + 1, 0))
    default:
      return undefined
  }
}

const PAGE = 10

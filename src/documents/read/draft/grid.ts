import type { Place } from '#domain/place.ts'
import { address, type Cell, type Merge, type Sheet } from '#domain/workbook.ts'

/** A cell with content as people see it: a merged block is one cell. Zero-based, ends included. */
export interface GridCell {
  readonly row: number
  readonly column: number
  readonly bottom: number
  readonly right: number
  /** Trimmed, never empty. */
  readonly text: string
  readonly kind: Cell['kind']
}

/** A sheet with its merges resolved. Only cells with content exist. */
export interface Grid {
  readonly file: string
  readonly sheet: string
  readonly rows: number
  /** Cells that begin in this row, from left to right. */
  own(row: number): readonly GridCell[]
  /** The cell that covers a position, also when it begins above or to the left. */
  at(row: number, column: number): GridCell | undefined
  place(cell: GridCell): Place
}

/** A merge over more rows than this is kept for its first row only: it is decoration of whole columns. */
const TALLEST = 5000

export function gridOf({ name, cells, merges }: Sheet, file: string): Grid {
  const byRow = mergesByRow(merges, cells.length)
  const known = new Map<number, readonly GridCell[]>()
  const made = new Map<Merge, GridCell | undefined>()

  const merged = (merge: Merge): GridCell | undefined => {
    if (!made.has(merge)) made.set(merge, gridCell(cells[merge.top]?.[merge.left], merge.top, merge.left, merge.bottom, merge.right))
    return made.get(merge)
  }
  const mergeAt = (row: number, column: number) => byRow.get(row)?.find(({ left, right }) => left <= column && column <= right)
  const at = (row: number, column: number): GridCell | undefined => {
    const merge = mergeAt(row, column)
    if (merge) return merged(merge)
    return cells[row]?.[column] === undefined ? undefined : own(row).find((cell) => cell.column === column)
  }
  const own = (row: number): readonly GridCell[] => {
    const before = known.get(row)
    if (before) return before
    const found: GridCell[] = []
    for (const [column, content] of (cells[row] ?? []).entries()) {
      if (content === undefined) continue
      const merge = mergeAt(row, column)
      if (merge && (merge.top !== row || merge.left !== column)) continue
      const cell = merge ? merged(merge) : gridCell(content, row, column, row, column)
      if (cell) found.push(cell)
    }
    known.set(row, found)
    return found
  }
  return { file, sheet: name, rows: cells.length, own, at, place: (cell) => ({ file, sheet: name, cell: address(cell.row, cell.column) }) }
}

function gridCell(cell: Cell | undefined, row: number, column: number, bottom: number, right: number): GridCell | undefined {
  const text = cell?.text.trim()
  return cell === undefined || !text ? undefined : { row, column, bottom, right, text, kind: cell.kind }
}

function mergesByRow(merges: readonly Merge[], rows: number): ReadonlyMap<number, readonly Merge[]> {
  const byRow = new Map<number, Merge[]>()
  for (const merge of merges) {
    const bottom = merge.bottom - merge.top > TALLEST ? merge.top : Math.min(merge.bottom, rows - 1)
    for (let row = merge.top; row <= bottom; row++) {
      const others = byRow.get(row)
      if (others) others.push(merge)
      else byRow.set(row, [merge])
    }
  }
  return byRow
}

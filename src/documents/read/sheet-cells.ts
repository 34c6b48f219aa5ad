import type { Cell, Merge } from '#domain/workbook.ts'
import type { WorkbookLimits } from './workbook-limits.ts'

/** What all sheets of one workbook may still take. */
export interface Budget {
  cells: number
  slots: number
  merges: number
}

export const budgetOf = ({ cells, slots, merges }: WorkbookLimits): Budget => ({ cells, slots, merges })

/** Something to tell about one cell: a formula without a stored result, a number too long to be exact, a format that shows another magnitude. */
export interface CellIssue {
  readonly kind: 'no-result' | 'digits-lost' | 'scaled'
  readonly row: number
  readonly column: number
  readonly found: string
}

/** A sheet while it is being read: rows grow as cells come, equal cells share one object. */
export interface SheetDraft {
  readonly rows: (Cell | undefined)[][]
  readonly merges: Merge[]
  readonly issues: CellIssue[]
  /** Cells or merges were left out because a limit was reached. */
  cut: boolean
}

export const newSheet = (): SheetDraft => ({ rows: [], merges: [], issues: [], cut: false })

/** Issues that are listed singly per sheet; thousands of the same kind help nobody. */
const listed = 20

export function tell(sheet: SheetDraft, issue: CellIssue): void {
  if (sheet.issues.length < listed) sheet.issues.push(issue)
}

const noRow: (Cell | undefined)[] = []

/** Last row and column of a spreadsheet, zero-based. */
export const lastRow = 1_048_575
export const lastColumn = 16_383

/** Puts a cell where it belongs; false when it lies outside a spreadsheet or a limit is reached. */
export function place(sheet: SheetDraft, row: number, column: number, cell: Cell, left: Budget): boolean {
  const existing = row < sheet.rows.length ? sheet.rows[row] : undefined
  const width = existing?.length ?? 0
  const slots = Math.max(0, column + 1 - width) + Math.max(0, row + 1 - sheet.rows.length)
  if (row > lastRow || column > lastColumn || left.cells < 1 || left.slots < slots) {
    sheet.cut = true
    return false
  }
  left.cells--
  left.slots -= slots
  while (sheet.rows.length < row) sheet.rows.push(noRow)
  let cells = sheet.rows[row]
  if (cells === undefined || cells === noRow) sheet.rows[row] = cells = []
  while (cells.length < column) cells.push(undefined)
  cells[column] = cell
  return true
}

/** "B3:D5" as a merge; single cells, broken references and those beyond the limit are left out. */
export function merge(sheet: SheetDraft, reference: string, left: Budget): void {
  const [from, to] = reference.split(':')
  const [start, end] = [cellAt(from ?? ''), cellAt(to ?? '')]
  if (!start || !end || (start[0] === end[0] && start[1] === end[1])) return
  if (left.merges < 1) {
    sheet.cut = true
    return
  }
  left.merges--
  sheet.merges.push({
    top: Math.min(start[0], end[0]),
    left: Math.min(start[1], end[1]),
    bottom: Math.min(Math.max(start[0], end[0]), lastRow),
    right: Math.min(Math.max(start[1], end[1]), lastColumn),
  })
}

/** "AB12" → zero-based row and column. */
export function cellAt(reference: string): readonly [row: number, column: number] | undefined {
  const parts = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(reference)
  if (!parts) return undefined
  let column = 0
  for (const letter of parts[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return [Number(parts[2]) - 1, column - 1]
}

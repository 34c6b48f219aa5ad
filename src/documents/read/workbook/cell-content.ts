import type { Cell } from '#domain/workbook.ts'
import { type CellFormat, plainFormat, showNumber } from './cell-format.ts'
import type { CellIssue } from './sheet-cells.ts'

/** Digits of a whole number that a spreadsheet keeps exactly. */
const EXACT_DIGITS = 15

/** A number cell as a person sees it, with what has to be told about it. */
export function numberCell(
  stored: string,
  format: CellFormat | undefined,
  date1904: boolean,
): { readonly cell: Cell; readonly issue?: CellIssue['kind'] } {
  const cell = showNumber(stored, format ?? plainFormat, date1904)
  if (cell === undefined) return { cell: { text: stored, kind: 'text' } }
  if (format?.scaled) return { cell, issue: 'scaled' }
  const lost =
    cell.kind === 'number' &&
    cell.text.length > EXACT_DIGITS &&
    /^-?\d+$/.test(cell.text) &&
    cell.text.replace('-', '').length > EXACT_DIGITS
  return lost ? { cell, issue: 'digits-lost' } : { cell }
}

export const booleanCell = (value: boolean): Cell => ({ text: value ? 'TRUE' : 'FALSE', kind: 'boolean' })

/** Text of a cell; undefined when there is none. Line ends are unified, as XML does. */
export const textCell = (text: string | undefined): Cell | undefined =>
  text ? { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text, kind: 'text' } : undefined

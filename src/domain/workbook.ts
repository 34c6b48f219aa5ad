import type { Problem } from './problem.ts'

/** A spreadsheet as read 工作簿: no meaning yet, places kept. Produced by documents/read, understood by layouts. */
export interface Workbook {
  readonly file: string
  readonly kind: 'xlsx' | 'xls' | 'et' | 'ods' | 'csv' | 'html' | 'xml'
  readonly sheets: readonly Sheet[]
  /** Custom document properties (our template's version stamp lives here). */
  readonly properties: Readonly<Record<string, string>>
  /** What is wrong inside: formulas without a stored result, cells left out beyond the limits. */
  readonly problems?: readonly Problem[]
  /** What a reader should know, nothing is wrong: macros not run, external links not followed. */
  readonly notices?: readonly Problem[]
}

export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  /** Rows from row 1; `cells[r][c]` is undefined where empty. Merged cells hold their value top-left only. */
  readonly cells: readonly (readonly (Cell | undefined)[])[]
  readonly merges: readonly Merge[]
}

export interface Cell {
  /** What a person sees, trimmed of nothing. Numbers in full precision ("1745.78"), dates as yyyy-mm-dd. */
  readonly text: string
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error'
  /** A formula without a stored result has text '' and `formula` set. */
  readonly formula?: string
  readonly percent?: boolean
}

/** Zero-based, ends included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** A1 address of zero-based row and column. */
export function address(row: number, column: number): string {
  let letters = ''
  for (let c = column + 1; c > 0; c = Math.floor((c - 1) / 26)) letters = String.fromCharCode(65 + ((c - 1) % 26)) + letters
  return `${letters}${row + 1}`
}

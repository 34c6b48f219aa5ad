import { address } from '../workbook.ts'

/** The looks a box of a printed form can have; how each is drawn is the carrier's business. */
export type StyleName = 'title' | 'year' | 'draft' | 'label' | 'centred' | 'prose' | 'note' | 'signature'

/** What a reader must not overlook, shown by the ground of the cell: 待填, or questioned by a finding. */
export type Mark = 'pending' | 'questioned'

/** What stands in one box of a printed form. `note` becomes a cell comment. */
export interface Content {
  readonly value?: string | number
  /** Formula without "="; `value` is its stored result. */
  readonly formula?: string
  readonly numFmt?: string
  readonly mark?: Mark
  readonly note?: string
}

/** Zero-based row and column on the grid of the form. */
export interface Box extends Content {
  readonly row: number
  readonly column: number
  readonly rows?: number
  readonly columns?: number
  readonly style: StyleName
}

/** What a form is drawn on 画布: a sheet of a workbook, or a page. */
export interface Canvas {
  /** Rows drawn so far. */
  readonly rows: number
  put(box: Box): void
  /** At least this height of a row, in points. */
  atLeast(row: number, height: number): void
  /** Grid rows that a long text of body size needs in these columns; 1 where rows may be of any height. */
  rowsFor(text: string, column: number, columns: number): { readonly rows: number; readonly height: number }
}

/** "D5:D7", zero-based ends included. */
export const range = (top: number, left: number, bottom: number, right: number) => `${address(top, left)}:${address(bottom, right)}`

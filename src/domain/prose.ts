import type { Problem } from './problem.ts'

/**
 * A written document as read 文稿: blocks in reading order with their places, no meaning yet. Produced by documents/read,
 * searched by audit/extract and the writing rules.
 */
export interface Prose {
  readonly file: string
  /** `sheets`: the forms of a spreadsheet, seen as text and tables. */
  readonly kind: 'txt' | 'md' | 'html' | 'docx' | 'doc' | 'wps' | 'pdf' | 'ofd' | 'sheets'
  readonly blocks: readonly Block[]
  /** Title property and the like, when the carrier has them. */
  readonly properties: Readonly<Record<string, string>>
  /** What the reader wants the person to know: a PDF named .docx, structure lost for want of LibreOffice, parts left out. */
  readonly problems?: readonly Problem[]
}

export type Block = Paragraph | Table

export interface Paragraph {
  readonly kind: 'paragraph'
  /** 1-based among all blocks (a table row counts as one). */
  readonly number: number
  /** Text with automatic numbering made visible ("（一）…"), page-break and line-wrap splits rejoined. */
  readonly text: string
  /** Heading level 1–9 when style, outline level or numbering says so. */
  readonly heading?: number
  /** Part of a list by mark or numbering. */
  readonly list?: true
  /** Repeated page header or footer, page number, entry of a table of contents: kept, but rules skip it. */
  readonly furniture?: true
  /**
   * Where the characters stand: pieces in order, each covering text[at, at+length) and beginning at `column` of a line/page.
   * A paragraph rejoined over a page break has two pieces.
   */
  readonly pieces: readonly Piece[]
}

export interface Piece {
  readonly at: number
  readonly length: number
  /** 1-based line of a text file. */
  readonly line?: number
  readonly page?: number
  /** 0-based character in that line (or in the docx paragraph) where the piece begins. */
  readonly column: number
  /**
   * docx: ordinal of the w:p in document.xml (0-based, all w:p counted, those in alternatives and deletions too), to hang comments on. Then `column`
   * counts one for each character of w:t and m:t and for w:tab, w:ptab, w:br, w:cr, w:noBreakHyphen, w:sym, w:checkBox and m:den that is not deleted,
   * hidden or part of a field's code.
   */
  readonly element?: number
  /** Spreadsheets: sheet and A1 address; `column` counts in the cell's text. */
  readonly sheet?: string
  readonly cell?: string
}

export interface Table {
  readonly kind: 'table'
  readonly number: number
  readonly rows: readonly TableRow[]
  readonly caption?: string
}

export interface TableRow {
  readonly number: number
  readonly cells: readonly TableCell[]
  /** A repeated header row of a table continued on the next page. */
  readonly repeated?: true
}

export interface TableCell {
  readonly text: string
  /** Zero-based first grid column and spans. */
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
  readonly pieces: readonly Piece[]
}

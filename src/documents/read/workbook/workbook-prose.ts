import type { Block, Piece, Prose, TableCell } from '#domain/prose.ts'
import { address, type Sheet, type Workbook } from '#domain/workbook.ts'
import { type Grid, type GridCell, gridOf } from '../draft/grid.ts'

/** A sheet with more rows is a ledger: nothing in it is running text. */
const MOST_ROWS = 3000

/** A spreadsheet as a document, and where the rows of its sheets stand in it. */
export interface SheetsAsProse {
  readonly prose: Prose
  /** Number of the block or table row of a sheet's row (zero-based); undefined where the row is empty or was left out. */
  numberOf(sheet: string, row: number): number | undefined
}

/**
 * The visible sheets of a workbook as a document reads: a row of one cell is a paragraph (titles, notes, texts, one for each line of the cell), rows of several
 * cells after each other are a table. So what the extraction and the writing rules know of documents holds for spreadsheets; every place is sheet and cell.
 */
export function proseOfWorkbook({ file, sheets, properties }: Workbook): SheetsAsProse {
  const blocks: Block[] = []
  const numbers = new Map<string, number>()
  let number = 0
  for (const sheet of sheets) {
    if (sheet.hidden || sheet.cells.length > MOST_ROWS) continue
    const grid = gridOf(sheet, file)
    for (const rows of groups(grid)) {
      const [first = 0] = rows
      const own = grid.own(first)
      if (rows.length === 1 && own.length === 1) {
        numbers.set(`${sheet.name}!${first}`, number + 1)
        for (const line of linesOf(own[0]!, sheet)) blocks.push({ kind: 'paragraph', number: ++number, ...line })
        continue
      }
      const tableRows = rows.map((row) => {
        numbers.set(`${sheet.name}!${row}`, ++number)
        return { number, cells: grid.own(row).map((cell) => tableCell(cell, sheet)) }
      })
      blocks.push({ kind: 'table', number: tableRows[0]!.number, rows: tableRows })
    }
  }
  return { prose: { file, kind: 'sheets', blocks, properties }, numberOf: (sheet, row) => numbers.get(`${sheet}!${row}`) }
}

/** Rows that belong together: those of a table, or a single row of one cell. A cell that reaches down into the next row holds the rows together. */
function groups(grid: Grid): number[][] {
  const found: number[][] = []
  let table: number[] | undefined
  let reach = -1
  for (let row = 0; row < grid.rows; row++) {
    const own = grid.own(row)
    if (own.length === 0) continue
    const inside = row <= reach
    reach = Math.max(reach, ...own.map(({ bottom }) => bottom))
    if (own.length === 1 && !inside) {
      found.push([row])
      table = undefined
    } else if (table) {
      table.push(row)
    } else {
      table = [row]
      found.push(table)
    }
  }
  return found
}

const pieceOf = ({ row, column }: GridCell, { name }: Sheet, length: number, from: number): Piece => ({
  at: 0,
  length,
  column: from,
  sheet: name,
  cell: address(row, column),
})

/** The lines of a cell, each with its place in it. */
function linesOf(cell: GridCell, sheet: Sheet): { readonly text: string; readonly pieces: readonly Piece[] }[] {
  const lines: { readonly text: string; readonly pieces: readonly Piece[] }[] = []
  let at = 0
  for (const line of cell.text.split('\n')) {
    const text = line.trim()
    if (text !== '') lines.push({ text, pieces: [pieceOf(cell, sheet, text.length, at + line.indexOf(text))] })
    at += line.length + 1
  }
  return lines
}

const tableCell = (cell: GridCell, sheet: Sheet): TableCell => ({
  text: cell.text,
  column: cell.column,
  columnSpan: cell.right - cell.column + 1,
  rowSpan: cell.bottom - cell.row + 1,
  pieces: [pieceOf(cell, sheet, cell.text.length, 0)],
})

import type { FormRole } from '#domain/layout.ts'
import type { Place, Places } from '#domain/place.ts'
import type { Block, Paragraph, Prose, Table } from '#domain/prose.ts'
import { placeIn } from '#domain/prose-place.ts'
import type { Submission } from '#domain/submission.ts'
import { address, type Cell, type Merge, type Sheet, type Workbook } from '#domain/workbook.ts'

/** Understands forms and lists by the layouts, passed in: the same reader that understands workbooks. */
export type TableReader = (workbook: Workbook) => { readonly submission: Submission; readonly places: Places; readonly role?: FormRole | undefined }

/** What the tables of a document say, with places in the document. */
export interface TablesRead {
  readonly submission: Submission
  readonly places: Places
  readonly role?: FormRole
}

/** A title may stand over its table in up to so many short lines. */
const TITLE_LINES = 4
const LONGEST_TITLE_LINE = 40

/** Reads every table of a document as a sheet of a workbook; undefined when it has none. */
export function readTables(prose: Prose, read: TableReader): TablesRead | undefined {
  const places = new Map<string, Place>()
  const sheets = prose.blocks.flatMap((block, index) => (block.kind === 'table' && block.rows.length > 1 ? [sheetOf(prose, block, index, places)] : []))
  if (sheets.length === 0) return undefined
  const { submission, places: found, role } = read({ file: prose.file, kind: 'html', sheets, properties: prose.properties })
  const moved = Object.entries(found).flatMap(([path, place]) => {
    const inProse = places.get(`${place.sheet}!${place.cell}`)
    return inProse ? [[path, inProse] as const] : []
  })
  return { submission, places: Object.fromEntries(moved), ...(role === undefined ? {} : { role }) }
}

/** A table as a sheet: the lines of its title above it, spans as merges; `places` learns where every cell stands in the document. */
function sheetOf(prose: Prose, table: Table, index: number, places: Map<string, Place>): Sheet {
  const name = `表${index + 1}`
  const titles = titleLines(prose.blocks, index)
  const cells: (Cell | undefined)[][] = (titles.length === 0 && table.caption !== undefined ? [[textCell(table.caption)]] : []).concat(titles.map((line, row) => {
    places.set(`${name}!${address(row, 0)}`, placeIn(prose, { text: line.text, number: line.number, pieces: line.pieces }))
    return [textCell(line.text)]
  }))
  const merges: Merge[] = []
  for (const row of table.rows.filter(({ repeated }) => !repeated)) {
    const at = cells.length
    const line: (Cell | undefined)[] = []
    for (const cell of row.cells) {
      if (cell.text.trim() !== '') line[cell.column] = textCell(cell.text)
      places.set(`${name}!${address(at, cell.column)}`, placeIn(prose, { text: cell.text, number: row.number, pieces: cell.pieces }))
      if (cell.columnSpan > 1 || cell.rowSpan > 1) merges.push({ top: at, left: cell.column, bottom: at + cell.rowSpan - 1, right: cell.column + cell.columnSpan - 1 })
    }
    cells.push(Array.from(line))
  }
  return { name, hidden: false, cells, merges }
}

const textCell = (text: string): Cell => ({ text: text.trim(), kind: 'text' })

/** Caption, or the short lines right above the table: title, year, unit of amounts. */
function titleLines(blocks: readonly Block[], index: number): Paragraph[] {
  const lines: Paragraph[] = []
  for (let i = index - 1; i >= 0 && lines.length < TITLE_LINES; i--) {
    const block = blocks[i]!
    if (block.kind !== 'paragraph' || block.text.length > LONGEST_TITLE_LINE || /[。；]$/.test(block.text)) break
    if (!block.furniture) lines.unshift(block)
  }
  return lines
}

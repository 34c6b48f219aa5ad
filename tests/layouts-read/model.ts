import { readProse } from '#documents/read/prose.ts'
import type { Table } from '#domain/prose.ts'

/** A document as what it says: lines of text and tables of cells, whatever it was written in. */
export type Part = TextPart | TablePart

export interface TextPart {
  readonly kind: 'text'
  readonly text: string
  readonly heading?: number
}

export interface TablePart {
  readonly kind: 'table'
  readonly width: number
  readonly rows: readonly (readonly ModelCell[])[]
}

export interface ModelCell {
  readonly text: string
  readonly column: number
  readonly columnSpan: number
  readonly rowSpan: number
}

/** The document of a file, tables with their merged cells. */
export async function modelOf(bytes: Uint8Array, name: string): Promise<readonly Part[]> {
  const { blocks } = await readProse(bytes, name)
  return blocks.flatMap((block): Part[] => {
    if (block.kind === 'table') return [tableOf(block)]
    if (block.furniture || block.text.trim() === '') return []
    return [{ kind: 'text', text: block.text, ...(block.heading === undefined ? {} : { heading: block.heading }) }]
  })
}

function tableOf({ rows }: Table): TablePart {
  const cells = rows
    .filter(({ repeated }) => !repeated)
    .map((row) =>
      row.cells.map(({ text, column, columnSpan, rowSpan }) => ({ text: text.replace(/\s*\n\s*/g, ''), column, columnSpan, rowSpan })),
    )
  return { kind: 'table', width: Math.max(...cells.flat().map(({ column, columnSpan }) => column + columnSpan)), rows: cells }
}

/** Every place of the table: the text where a cell begins, '' where it goes on or is empty. */
export const gridOf = ({ rows, width }: TablePart): string[][] =>
  rows.map((cells) => Array.from({ length: width }, (_, column) => cells.find((cell) => cell.column === column)?.text ?? ''))

/** Cells of a row with the empty ones between them; cells that go on from above are left out. */
export function placesOf({ rows, width }: TablePart): ModelCell[][] {
  const until = Array.from({ length: width }, () => 0)
  return rows.map((cells, r) => {
    const row: ModelCell[] = []
    for (let column = 0; column < width; ) {
      const own = cells.find((cell) => cell.column === column)
      if (own) {
        row.push(own)
        for (let c = column; c < column + own.columnSpan; c++) until[c] = r + own.rowSpan
        column += own.columnSpan
      } else {
        if ((until[column] ?? 0) <= r) row.push({ text: '', column, columnSpan: 1, rowSpan: 1 })
        column++
      }
    }
    return row
  })
}

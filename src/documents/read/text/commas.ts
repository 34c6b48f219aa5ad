import type { TableCell } from '#domain/prose.ts'
import type { NewRow } from '../prose-builder.ts'
import { isValue } from './aligned/stretches.ts'
import { cellAt } from './cell-at.ts'
import type { TextLine } from './lines.ts'

const FEWEST_COMMAS = 2
const FEWEST_LINES = 3

/**
 * Rows of cells between commas, as programs export them, in the middle of a text: neighbouring lines with the same number of half-width commas outside
 * quotation marks. Undefined when no such rows begin here.
 */
export function commaRows(
  lines: readonly TextLine[],
  from: number,
): { readonly rows: readonly NewRow[]; readonly taken: number } | undefined {
  const rows: (readonly TableCell[])[] = []
  let width = 0
  for (let line = lines[from]; line && !line.furniture && /,.*,|^,|,$/.test(line.text); line = lines[from + rows.length]) {
    const cells = cellsOf(line)
    if (/[。；]$/.test(line.text) || (width > 0 && cells.length !== width)) break
    width = cells.length
    rows.push(cells)
  }
  const filled = rows.flat().filter(({ text }) => text !== '')
  // Sentences with half-width commas have no figures alone between them.
  if (rows.length < FEWEST_LINES || width <= FEWEST_COMMAS || !filled.some(({ text }) => isValue(text))) return undefined
  return { rows: rows.map((cells) => ({ cells })), taken: rows.length }
}

function cellsOf(line: TextLine): readonly TableCell[] {
  const { text } = line
  const cells: TableCell[] = []
  let start = 0
  let quoted = false
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    if (at < text.length && (text[at] !== ',' || quoted)) continue
    const wrapped = at - start >= 2 && text[start] === '"' && text[at - 1] === '"'
    cells.push(cellAt(line, wrapped ? start + 1 : start, wrapped ? at - 1 : at, cells.length))
    start = at + 1
  }
  return cells
}

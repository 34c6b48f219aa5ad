import type { TableCell } from '#domain/prose.ts'
import type { NewRow } from '../prose-builder.ts'
import { isFigure, isTotal } from '../workbook/cell-grid.ts'
import { cellAt } from './cell-at.ts'
import type { TextLine } from './lines.ts'

/** "| 专项债券": a bar, one cell, and no other bar. */
const isCell = ({ text }: TextLine) => /^[|｜][^|｜]*$/.test(text) && !isEnd({ text })
/** "||||" or "|-": the end of a row. */
const isEnd = ({ text }: Pick<TextLine, 'text'>) => /^[|｜](?:[|｜\s]*[|｜]|-+)$/.test(text)

/** Fewest cells behind one another that make a table. */
const fewestCells = 4

/**
 * A table written with one cell to a line, a bar before each, and a line of bars at the end of every row. One row alone holds labels and their values in turn.
 * A row of totals may leave out cells: its figures stand under the columns that hold figures throughout. Undefined when no such table begins here.
 */
export function barCells(
  lines: readonly TextLine[],
  from: number,
): { readonly rows: readonly NewRow[]; readonly taken: number } | undefined {
  const groups: TableCell[][] = [[]]
  let at = from
  for (let line = lines[at]; line && (isCell(line) || isEnd(line)); line = lines[++at]) {
    if (isEnd(line)) groups.push([])
    else groups.at(-1)!.push(cellAt(line, 1, line.text.length, groups.at(-1)!.length))
  }
  const filled = groups.filter((cells) => cells.length > 0)
  if (filled.flat().length < fewestCells) return undefined
  const [only] = filled
  const rows = filled.length === 1 && only!.length % 2 === 0 ? pairs(only!) : underHeadings(filled)
  return { rows: rows.map((cells) => ({ cells })), taken: at - from }
}

/** "项目名称 / 某工程 / 主管部门 / 某局": two columns, labels and values. */
const pairs = (cells: readonly TableCell[]): TableCell[][] =>
  Array.from({ length: cells.length / 2 }, (_, i) => [
    { ...cells[2 * i]!, column: 0 },
    { ...cells[2 * i + 1]!, column: 1 },
  ])

function underHeadings(rows: readonly TableCell[][]): readonly TableCell[][] {
  const width = Math.max(...rows.map(({ length }) => length))
  const full = rows.slice(1).filter(({ length }) => length === width)
  const figures = Array.from({ length: width }, (_, c) => c).filter((c) => full.length > 0 && full.every((row) => isFigure(row[c]!.text)))
  return rows.map((row) => {
    const [name, ...rest] = row
    if (!name || row.length === width || !isTotal(name.text) || rest.length > figures.length) return row
    const columns = figures.slice(figures.length - rest.length)
    return [name, ...rest.map((cell, i) => ({ ...cell, column: columns[i]! }))]
  })
}

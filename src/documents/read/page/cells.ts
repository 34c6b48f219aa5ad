import type { Piece, TableCell } from '#domain/prose.ts'
import type { NewRow } from '../prose-builder.ts'
import type { TextRun } from './content.ts'
import type { Grid, GridCell } from './grid.ts'
import { linesOf, type PageLine } from './lines.ts'

/** A ruled table of one page with its text. */
export interface PageTable {
  readonly grid: Grid
  readonly rows: readonly NewRow[]
  readonly page: number
}

/** Fills a grid with the runs that stand in it. */
export function fillGrid(grid: Grid, runs: readonly TextRun[], page: number): PageTable {
  const byCell = new Map<GridCell, TextRun[]>()
  for (const run of runs) {
    const [x, y] = [run.x + run.width / 2, run.y - run.size * 0.35]
    const cell = grid.cells.find((c) => x >= c.left && x <= c.right && y >= c.top && y <= c.bottom)
    if (!cell) continue
    const list = byCell.get(cell) ?? []
    list.push(run)
    byCell.set(cell, list)
  }
  const rows: TableCell[][] = Array.from({ length: grid.rows }, () => [])
  for (const cell of grid.cells) {
    const text = cellText(linesOf(byCell.get(cell) ?? [], page), cell)
    const pieces: Piece[] = text === '' ? [] : [{ at: 0, length: text.length, page, column: 0 }]
    rows[cell.row]?.push({ text, column: cell.column, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan, pieces })
  }
  return { grid, rows: rows.map((cells) => ({ cells })), page }
}

/** Is this point of a run inside the table? */
export const isInside = ({ left, right, top, bottom }: Grid, run: TextRun): boolean => {
  const [x, y] = [run.x + run.width / 2, run.y - run.size * 0.35]
  return x >= left - 1 && x <= right + 1 && y >= top - 1 && y <= bottom + 1
}

/** Lines of a cell: those that reach its edge were wrapped and go on, others end. */
function cellText(lines: readonly PageLine[], cell: GridCell): string {
  let text = ''
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    const wrapped = before !== undefined && cell.right - cell.left - (before.right - before.left) < before.size * 1.6 + 12
    const gap = wrapped ? (/[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(line.text) ? ' ' : '') : '\n'
    text += i === 0 ? line.text : gap + line.text
  })
  return text
}

/** Lines in at least three rows whose parts stand under each other: a table without rules. */
export function alignedTable(lines: readonly PageLine[]): readonly NewRow[] | undefined {
  const several = lines.filter((line) => line.parts.length >= 2)
  if (several.length < 3) return undefined
  const gutters = commonGaps(several)
  if (gutters.length === 0) return undefined
  const columnAt = (x: number) => gutters.filter((gutter) => gutter <= x + 1).length
  return lines.map((line): NewRow => {
    let free = 0
    return {
      cells: line.parts.map(({ text, left, right }): TableCell => {
        const column = Math.max(free, columnAt(left))
        const columnSpan = Math.max(1, columnAt(right - 1) - column + 1)
        free = column + columnSpan
        return { text, column, columnSpan, rowSpan: 1, pieces: [{ at: 0, length: text.length, page: line.page, column: 0 }] }
      }),
    }
  })
}

function commonGaps(lines: readonly PageLine[]): readonly number[] {
  const covered = new Uint8Array(4_000)
  const bound = (x: number) => Math.min(Math.max(Math.round(x), 0), covered.length - 1)
  for (const line of lines)
    for (const part of line.parts) covered.fill(1, bound(part.left), Math.max(bound(part.right), bound(part.left) + 1))
  const gaps: number[] = []
  let started = false
  for (let x = 1; x < covered.length; x++) {
    if (covered[x] && started && !covered[x - 1]) gaps.push(x)
    started ||= covered[x] === 1
  }
  return gaps
}

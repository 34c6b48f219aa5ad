import { append } from '../append.ts'
import type { NewBlock, NewRow } from '../prose-builder.ts'
import { joinCut } from '../text/join-lines.ts'
import { alignedTable, fillGrid, isInside } from './cells.ts'
import type { PageContent, Rule } from './content.ts'
import { continued, type OpenTable, openTable } from './continued-table.ts'
import { markFurniture } from './furniture.ts'
import { findGrids } from './grid.ts'
import { cutAtRules, linesOf } from './lines.ts'
import type { PageItem } from './page-item.ts'
import { type MarkedLine, marginsOfPages, paragraphsOf } from './paragraphs.ts'

/**
 * Pages of a fixed layout → blocks: ruled tables with merged cells, tables continued over pages joined and their repeated heads marked, lines joined to
 * paragraphs (over page ends too), running heads and page numbers told apart.
 */
export function layOut(pages: readonly PageContent[]): readonly NewBlock[] {
  const items = markFurniture(pages.map(itemsOf), pages).flat()
  const marginOf = marginsOfPages(
    items.filter((item) => item.kind === 'line'),
    pages,
  )
  const blocks: NewBlock[] = []
  let lines: MarkedLine[] = []
  const flush = () => {
    for (const part of apart(lines)) append(blocks, part.kind === 'table' ? [part] : paragraphsOf(part.lines, marginOf))
    lines = []
  }
  let open: OpenTable | undefined
  for (const item of items) {
    if (item.kind === 'line') {
      lines.push(item)
      continue
    }
    const longer = open && lines.every(({ furniture }) => furniture) ? continued(open, item.table) : undefined
    if (longer) {
      // Running heads stand between; the table is still the last block.
      open = longer
      blocks[blocks.length - 1] = { kind: 'table', rows: longer.rows }
    } else {
      flush()
      open = openTable(item.table)
      blocks.push({ kind: 'table', rows: open.rows })
    }
  }
  flush()
  return joinCut(blocks)
}

function itemsOf(page: PageContent): readonly PageItem[] {
  const grids = findGrids(page.rules)
  // Beyond the right edge of a table stands no other cell: words that run over it, or off the page, belong to the last.
  const edges = (rule: Rule) => grids.some(({ right, top, bottom }) => Math.abs(rule.x1 - right) < 3 && rule.y1 < bottom && rule.y2 > top)
  const runs = cutAtRules(
    page.runs,
    page.rules.filter((rule) => !edges(rule)),
  )
  const tables = grids
    .map((grid) =>
      fillGrid(
        grid,
        runs.filter((run) => isInside(grid, run)),
        page.number,
      ),
    )
    .filter((table) => table.rows.some((row) => row.cells.some((cell) => cell.text !== '')))
  const free = runs.filter((run) => !tables.some(({ grid }) => isInside(grid, run)))
  const placed = [
    ...linesOf(free, page.number).map((line) => ({ top: line.y, item: { kind: 'line' as const, line, furniture: false } })),
    ...tables.map((table) => ({ top: table.grid.top, item: { kind: 'table' as const, table } })),
  ]
  return placed.toSorted((a, b) => a.top - b.top).map(({ item }) => item)
}

type Stretch =
  | { readonly kind: 'lines'; readonly lines: readonly MarkedLine[] }
  | { readonly kind: 'table'; readonly rows: readonly NewRow[] }

/** Separates tables without rules from running lines. */
function apart(lines: readonly MarkedLine[]): readonly Stretch[] {
  const parts: Stretch[] = []
  let plain: MarkedLine[] = []
  for (let i = 0; i < lines.length; ) {
    let end = i
    while (
      end < lines.length &&
      !lines[end]?.furniture &&
      (lines[end]?.line.parts.length ?? 0) >= 2 &&
      lines[end]?.line.page === lines[i]?.line.page
    )
      end++
    const rows = end - i >= 3 ? alignedTable(lines.slice(i, end).map(({ line }) => line)) : undefined
    if (rows) {
      if (plain.length > 0) parts.push({ kind: 'lines', lines: plain })
      plain = []
      parts.push({ kind: 'table', rows })
      i = end
    } else
      for (const stop = Math.max(end, i + 1); i < stop; i++) {
        const line = lines[i]
        if (line) plain.push(line)
      }
  }
  if (plain.length > 0) parts.push({ kind: 'lines', lines: plain })
  return parts
}

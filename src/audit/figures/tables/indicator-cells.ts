import { type ColumnHolds, columnHolds } from '#domain/column-words.ts'
import type { Prose, TableCell, TableRow } from '#domain/prose.ts'
import { bare } from '../../extract/plain.ts'
import { type Quantity, quantitiesIn } from '../quantities.ts'

/** What a row of a table says of an indicator: its target and what was reached, each one figure in the same unit. */
export interface IndicatorCells {
  readonly name: string
  readonly row: TableRow
  readonly target: Quantity
  readonly actual: Quantity
  readonly cells: { readonly target: TableCell; readonly actual: TableCell }
  /** As its own column has it: "万元/座"; empty where the unit stands in the cells. */
  readonly unit: string
}

/** "1—6月执行情况": what was reached in the months of a monitoring form. */
const MONITORED =
  /^(?:20\d\d年)?(?:\d{1,2}[-—–~至]+\d{1,2}月|上半年|截至\d{1,2}月底?)(?:累计)?(?:目标)?(?:实际)?(?:执行|完成)(?:情况|值|数)$/

const known = new WeakMap<object, readonly IndicatorCells[]>()

/** The rows of indicators of all tables, read by the headings alone: whose form it is does not matter. Read once for a document. */
export function indicatorCellsOf(prose: Pick<Prose, 'blocks'>): readonly IndicatorCells[] {
  const before = known.get(prose)
  if (before) return before
  const found = readCells(prose)
  known.set(prose, found)
  return found
}

function readCells({ blocks }: Pick<Prose, 'blocks'>): IndicatorCells[] {
  const found: IndicatorCells[] = []
  for (const block of blocks) {
    if (block.kind !== 'table') continue
    let at = new Map<ColumnHolds, number>()
    for (const row of block.rows) {
      const heading = headingOf(row)
      if (heading) at = heading
      else if (at.size > 0) found.push(...cellsOf(row, at))
    }
  }
  return found
}

/** Names, targets and actual values have headings in one row; the last name is the most particular. */
function headingOf({ cells }: TableRow): Map<ColumnHolds, number> | undefined {
  const at = new Map<ColumnHolds, number>()
  for (const { text, column } of cells) {
    const holds = MONITORED.test(bare(text)) ? 'actual' : columnHolds(text)
    if (holds !== undefined && (holds === 'name' || !at.has(holds))) at.set(holds, column)
  }
  return at.has('name') && at.has('target') && at.has('actual') ? at : undefined
}

function cellsOf(row: TableRow, at: ReadonlyMap<ColumnHolds, number>): IndicatorCells[] {
  const cellOf = (holds: ColumnHolds): TableCell | undefined => {
    const column = at.get(holds)
    return column === undefined ? undefined : row.cells.find((cell) => cell.column <= column && column < cell.column + cell.columnSpan)
  }
  const text = (holds: ColumnHolds) => bare(cellOf(holds)?.text ?? '')
  const unit = text('unit')
  const [target, actual] = [only(text('target'), unit), only(text('actual'), unit)]
  const name = text('name')
  if (!target || !actual || target.unit !== actual.unit || target.unit === '' || name === '') return []
  return [{ name, row, target, actual, cells: { target: cellOf('target')!, actual: cellOf('actual')! }, unit }]
}

/** The one figure of a cell, the unit of its own column behind it. */
function only(text: string, unit: string): Quantity | undefined {
  const [first, second] = quantitiesIn(/\d$/.test(text) ? text + unit : text)
  return second ? undefined : first
}

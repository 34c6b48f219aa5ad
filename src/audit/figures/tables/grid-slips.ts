import type { Prose } from '#domain/prose.ts'
import type { Mismatch, Sheet } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import { holds, isTelling, LEFT, type Reading, slipIn, sumOf } from '../sums/slipped-sums.ts'
import { type Figure, type Grid, type GridColumn, type GridRow, nameAt } from './grid.ts'
import { isOfIncome, placeOfFigure } from './grid-totals.ts'

/** A figure of a table as a quantity, and the figure itself. */
interface Cell extends Quantity {
  readonly figure: Figure
  readonly rowAt: GridRow
}

/** Longest list of a column that is tried. */
const LONGEST = 40

/**
 * Columns and rows of a table that add up but for one slip 表中只差一笔: lists side by side with one row of totals, totals without the word, "其中" below a row, a remainder
 * beside its two amounts. What the learnt readings of the whole table do not see is asked about here.
 */
export function* gridSlips(prose: Pick<Prose, 'file'>, { columns, rows }: Grid, times: Sheet['times']): Iterable<Mismatch> {
  const told = new Set<Figure>()
  const readings = [
    ...columns.filter(isAdditive).flatMap((column) => readingsDown(rows, column)),
    ...rows.flatMap((row) => readingsAcross(row, columns)),
  ]
  const fitting = new Set(readings.filter(holds).flatMap((one) => cellsOf(one).map(({ figure }) => figure)))
  for (const reading of readings.filter((one) => !holds(one))) {
    const wrong = (slipIn(reading) as Cell[]).find(
      ({ figure }) => !fitting.has(figure) && !told.has(figure) && (times.get(figure.value) ?? 0) < 2,
    )
    if (!wrong || told.size > 0 || !isTelling(reading, wrong)) continue
    told.add(wrong.figure)
    const sum = sumOf(reading.parts)
    const whole = reading.whole as Cell
    const expected = sayNumber(wrong === whole ? sum : whole.value - (sum - wrong.value))
    const names = reading.parts.map((one) => nameAt((one as Cell).rowAt, (one as Cell).figure.cell.column))
    yield {
      kind: LEFT.test(wrong.label)
        ? 'figures'
        : isOfIncome(nameAt(whole.rowAt, whole.figure.cell.column), names)
          ? 'income'
          : 'expenditure',
      severity: 'warning',
      place: placeOfFigure(prose, wrong.figure),
      related: cellsOf(reading).flatMap((one) => (one === wrong ? [] : [placeOfFigure(prose, one.figure)])),
      message: `“${nameAt(wrong.rowAt, wrong.figure.cell.column)}”一行的 ${wrong.written} 像是写错了：${reading.parts.map(({ written }) => written).join(' + ')} = ${sayNumber(sum)}，写的是 ${whole.written}；改为 ${expected} 就相符`,
      found: wrong.written,
      expected,
    }
  }
}

const cellsOf = ({ whole, parts }: Reading) => [whole, ...parts] as Cell[]
const isAdditive = ({ holds: kind }: GridColumn) => kind === 'money' || kind === 'count' || kind === 'other'

const cellAt = (row: GridRow, { at, heading }: GridColumn): Cell | undefined => {
  const figure = row.figures.get(at)
  if (!figure || figure.percent || figure.value <= 0) return undefined
  const { value, half, written } = figure
  return { value, half, written, unit: '元', label: heading, start: 0, end: 0, labelStart: 0, depth: 0, bound: false, figure, rowAt: row }
}

/** A figure and the run above or below it. */
function readingsDown(rows: readonly GridRow[], column: GridColumn): Reading[] {
  const cells = rows.flatMap((row) => cellAt(row, column) ?? [])
  if (cells.length < 3 || cells.length > LONGEST) return []
  return cells.flatMap((whole, i) =>
    [1, -1].flatMap((step) => {
      const readings: Reading[] = []
      for (let j = i + 2 * step; cells[j] !== undefined; j += step) {
        const parts = step > 0 ? cells.slice(i + 1, j + 1) : cells.slice(j, i)
        const isSaid = whole.rowAt.total || (step > 0 && parts[0]!.rowAt.inner)
        const isWholeList = step > 0 ? j === cells.length - 1 : j === 0
        readings.push({ whole, parts, joined: isSaid && (isWholeList || parts[0]!.rowAt.inner) ? 'list' : undefined })
      }
      return readings
    }),
  )
}

/** A total beside the figures of its row, and a remainder beside the two amounts it comes from. */
function readingsAcross(row: GridRow, columns: readonly GridColumn[]): Reading[] {
  const cells = columns.flatMap((column) => (isAdditive(column) ? (cellAt(row, column) ?? []) : []))
  if (cells.length < 3) return []
  const [first, ...behind] = cells
  const last = cells.at(-1)!
  const total: Reading[] = [
    { whole: last, parts: cells.slice(0, -1), joined: /合计|总计|小计/.test(last.label) ? ('list' as const) : undefined },
    { whole: first!, parts: behind, joined: /合计|总计|小计|总额/.test(first!.label) ? ('list' as const) : undefined },
  ]
  const left = cells.findLast(({ label }) => LEFT.test(label))
  const others = cells.filter((one) => one !== left)
  const pairs = left
    ? others
        .slice(0, 4)
        .flatMap((whole, i) => others.slice(i + 1, 5).map((spent): Reading => ({ whole, parts: [spent, left], joined: 'left' })))
    : []
  return [...total, ...pairs]
}

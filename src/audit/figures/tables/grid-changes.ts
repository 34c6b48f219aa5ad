import type { Prose } from '#domain/prose.ts'
import type { Mismatch } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import type { Figure, Grid, GridColumn, GridRow } from './grid.ts'
import { placeOfFigure } from './grid-totals.ts'

const PAST = /上年|去年|上期|同期|基期/
const NOW = /本年|今年|本期|当年/
const CHANGE = /增减|增长|增加|减少|下降|变动|变化|升降|增幅|降幅|同比|比上年|较上年/
const SHARE = /率|幅|%|比例/
const AIM = /目标|计划|预算/

interface Columns {
  readonly past: GridColumn
  readonly now: GridColumn
  readonly difference: GridColumn | undefined
  readonly share: GridColumn | undefined
}

/**
 * Two years side by side with what changed 两年对比表: 增减额 is the later less the earlier, 增减率 that by the earlier. Believed when another row of the table, or the other of the two
 * in the same row, holds; else asked about.
 */
export function* changesInGridsThatDoNotFit(prose: Pick<Prose, 'file'>, grid: Grid): Iterable<Mismatch> {
  const columns = columnsOf(grid)
  if (!columns) return
  const rows = grid.rows.flatMap((row) => checked(row, columns))
  const holding = rows.filter(({ holds }) => holds)
  for (const { row, column, said, right, holds, from } of rows) {
    if (holds) continue
    const isProven = holding.some(
      (other) => (other.column === column && other.row !== row) || (other.column !== column && other.row === row),
    )
    if (!isProven) continue
    const expected = said.percent || SHARE.test(column.heading) ? `${right.toFixed(2)}%` : sayNumber(right)
    yield {
      kind: expected.endsWith('%') ? 'rate' : 'figures',
      place: placeOfFigure(prose, said),
      related: from.map((one) => placeOfFigure(prose, one)),
      message: `“${row.name}”的${column.heading}写的是 ${said.written}，按 ${from[1]!.written} 与 ${from[0]!.written} 计算为 ${expected}`,
      found: said.written,
      expected,
    }
  }
}

function columnsOf({ columns }: Grid): Columns | undefined {
  const years = columns.filter(({ heading }) => !CHANGE.test(heading) && !AIM.test(heading))
  const dated = years.flatMap((column) => {
    const year = PAST.test(column.heading)
      ? 0
      : NOW.test(column.heading)
        ? 1
        : Number(/20\d\d(?=年)/.exec(column.heading)?.[0] ?? Number.NaN)
    return Number.isNaN(year) ? [] : [{ column, year }]
  })
  const [past, now, more] = dated.toSorted((a, b) => a.year - b.year)
  if (!past || !now || more || past.year === now.year) return undefined
  const changes = columns.filter(({ heading }) => CHANGE.test(heading))
  const [share, otherShare] = changes.filter(({ heading }) => SHARE.test(heading))
  const [difference, otherDifference] = changes.filter(({ heading }) => !SHARE.test(heading))
  if (otherShare || otherDifference || (!share && !difference)) return undefined
  return { past: past.column, now: now.column, difference, share }
}

interface Checked {
  readonly row: GridRow
  readonly column: GridColumn
  readonly said: Figure
  readonly right: number
  readonly holds: boolean
  readonly from: readonly [Figure, Figure]
}

function checked(row: GridRow, { past, now, difference, share }: Columns): Checked[] {
  const [before, after] = [row.figures.get(past.at), row.figures.get(now.at)]
  if (!before || !after || before.percent !== after.percent) return []
  const change = after.value - before.value
  const slack = before.half + after.half
  const found: Checked[] = []
  const add = (column: GridColumn | undefined, right: number, allowed: number) => {
    const said = column && row.figures.get(column.at)
    if (!column || !said || (said.value === 0 && change === 0)) return
    const tolerance = said.half + allowed + 1e-9
    found.push({ row, column, said, right, holds: Math.abs(Math.abs(said.value) - Math.abs(right)) <= tolerance, from: [before, after] })
  }
  add(difference, change, slack)
  if (before.value > 0 && !before.percent) add(share, (100 * change) / before.value, (100 * slack * 1.5) / before.value)
  return found
}

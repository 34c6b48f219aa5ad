import type { Prose } from '#domain/prose.ts'
import type { Mismatch } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import type { Figure, Grid, GridRow } from './grid.ts'
import { placeOfFigure } from './grid-totals.ts'

/** A row that a share of it is read from: the share, what it is of, and what it should be. */
interface Shared {
  readonly row: GridRow
  readonly written: Figure
  readonly from: readonly [Figure, Figure]
  readonly expected: number
  /** How far rounding of the figures it is computed from can move it. */
  readonly slack: number
}

/** Rows that must agree before the columns are believed to belong together. */
const LEAST = 2

/** Shares of a total row 占比, and scores that are a coefficient of the full points 得分系数: learnt from the rows that agree. */
export function* sharesThatDoNotFit(prose: Pick<Prose, 'file'>, grid: Grid): Iterable<Mismatch> {
  for (const rows of [...sharesOf(grid), ...coefficientsOf(grid)]) {
    const bad = rows.filter(({ written, expected, slack }) => Math.abs(written.value - expected) > written.half + slack + 1e-9)
    const good = rows.length - bad.length
    if (bad.length === 0 || good < LEAST || bad.length * 2 > good) continue
    for (const { row, written, from, expected } of bad) {
      const sign = written.percent ? '%' : ''
      const says = `${sayNumber(Math.round(expected * 100) / 100)}${sign}`
      yield {
        kind: written.percent ? 'rate' : 'figures',
        place: placeOfFigure(prose, written),
        related: from.map((figure) => placeOfFigure(prose, figure)),
        message: `“${row.name}”一行写的是 ${written.written}，按 ${from[0].written} ÷ ${from[1].written} 计算为 ${says}`,
        found: written.written,
        expected: says,
      }
    }
  }
}

/** "支出金额 | 占比": each amount of the total row, which says 100 %. */
function* sharesOf({ columns, rows }: Grid): Iterable<Shared[]> {
  const totals = rows.filter(({ total }) => total)
  const [total] = totals
  if (totals.length !== 1 || !total) return
  for (const share of columns.filter(({ heading }) => /占比|比重|构成比|占.{0,6}比例/.test(heading))) {
    if ((total.figures.get(share.at)?.value ?? 100) !== 100) continue
    for (const amount of columns.filter(({ holds, at }) => holds !== 'rate' && at < share.at)) {
      const whole = total.figures.get(amount.at)
      if (!whole || whole.value <= 0) continue
      yield rows.flatMap((row): Shared[] => {
        const [written, part] = [row.figures.get(share.at), row.figures.get(amount.at)]
        if (row.total || !written || !part) return []
        return [{ row, written, from: [part, whole], expected: (100 * part.value) / whole.value, slack: roundingOf(part, whole) }]
      })
    }
  }
}

/** "得分系数（%） | 指标权重 | 指标得分": the coefficient is the score by the points. */
function* coefficientsOf({ columns, rows }: Grid): Iterable<Shared[]> {
  const points = columns.find(({ holds }) => holds === 'points')
  const score = columns.find(({ holds, heading }) => holds === 'score' && !/系数|率/.test(heading))
  if (!points || !score) return
  for (const factor of columns.filter(({ heading }) => /得分系数|得分率|得分比例/.test(heading)))
    yield rows.flatMap((row): Shared[] => {
      const [written, part, whole] = [factor, score, points].map(({ at }) => row.figures.get(at))
      if (!written || !part || !whole || whole.value <= 0) return []
      return [{ row, written, from: [part, whole], expected: (100 * part.value) / whole.value, slack: roundingOf(part, whole) }]
    })
}

const roundingOf = (part: Figure, whole: Figure) =>
  (100 * (part.decimals === 0 ? 0 : part.half)) / whole.value +
  (100 * part.value * (whole.decimals === 0 ? 0 : whole.half)) / whole.value ** 2

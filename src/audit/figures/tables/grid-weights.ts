import type { Prose, TableCell, TableRow } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { bare } from '../../extract/plain.ts'
import type { Mismatch } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import type { Grid } from './grid.ts'

/** "产出指标（40分）" in the column of first-level indicators. */
const WEIGHTED = /^(?:[一-龥]{2,12})\((\d+(?:\.\d+)?)分?\)$/

/** Points that a first-level name carries in brackets must be those of its rows 一级指标分值. */
export function* weightsThatDoNotFit(prose: Pick<Prose, 'file'>, grid: Grid): Iterable<Mismatch> {
  const points = grid.columns.find(({ holds }) => holds === 'points')
  if (!points) return
  const groups: { name: string; said: number; sum: number; rows: number; at: { row: TableRow; cell: TableCell } }[] = []
  // Second-level names may carry points as well: the first column of such names counts.
  const named = grid.rows.flatMap(({ row }) => row.cells.filter(({ column, text }) => column <= 1 && WEIGHTED.test(bare(text))))
  const level = Math.min(...named.map(({ column }) => column))
  for (const { row, figures, total } of grid.rows) {
    const cell = named.find((one) => one.column === level && row.cells.includes(one))
    const last = groups.at(-1)
    if (cell && (!last || bare(cell.text) !== last.name))
      groups.push({ name: bare(cell.text), said: Number(WEIGHTED.exec(bare(cell.text))![1]), sum: 0, rows: 0, at: { row, cell } })
    const figure = figures.get(points.at)
    const group = groups.at(-1)
    if (!group || !figure || total) continue
    group.sum += figure.value
    group.rows++
  }
  const wrong = groups.filter(({ said, sum, rows }) => rows > 0 && Math.abs(said - sum) > 1e-9)
  // Where most names do not fit, the bracket means something else.
  if (wrong.length * 2 > groups.length) return
  for (const { name, said, sum, at } of wrong)
    yield {
      kind: 'points',
      place: placeIn(prose, cellPassage(at.row, at.cell)),
      message: `“${name}”下各行分值相加为 ${sayNumber(sum)} 分，不是 ${sayNumber(said)} 分`,
      found: `${sayNumber(sum)} 分`,
      expected: `${sayNumber(said)} 分`,
    }
}

import type { Place } from '#domain/place.ts'
import type { Prose, TableRow } from '#domain/prose.ts'
import { cellPassage, placeIn } from '#domain/prose-place.ts'
import { Exact, type Points, points } from '#domain/quantity.ts'
import { bare } from './plain.ts'

/** A row of a table that lost points and has nothing in the column for reasons. */
export interface SilentRow {
  readonly name: string
  readonly amount: Points
  readonly place: Place
}

const POINTS = /^(?:分值|满分|权重|标准分|标准分值|指标分值|设定分值|应得分)(?:\(分\))?$/u
const SCORE = /^(?:得分|自评得分|评价得分|实际得分|实得分|最终得分|评分|自评分|复核得分)(?:\(分\))?$/u
const REASON = /原因|扣分说明|评分说明|扣分情况|未完成|偏差|得分说明|扣分依据/u
const TOTAL = /合计|总计|总分|小计|总得分/u
const NUMBER = /^\d+(?:\.\d+)?$/u
/** Rows with a reason, at least, for one without to be a slip. */
const TOLD = 2
const HEADS = 4

/** Rows without a reason 表中扣了分没有写原因, where most rows that lost points have one in the column made for it. */
export function silentRows(prose: Prose): SilentRow[] {
  return prose.blocks.flatMap((block) => {
    if (block.kind !== 'table') return []
    const head = block.rows
      .slice(0, HEADS)
      .findIndex(({ cells }) => columnOf(cells, POINTS) !== undefined && columnOf(cells, SCORE) !== undefined)
    const heads = block.rows[head]?.cells ?? []
    const [full, got, why] = [columnOf(heads, POINTS), columnOf(heads, SCORE), columnOf(heads, REASON)]
    if (full === undefined || got === undefined || why === undefined) return []
    const lost = block.rows.slice(head + 1).flatMap((row) => {
      const [most, score] = [textAt(row, full), textAt(row, got)]
      if (!NUMBER.test(most) || !NUMBER.test(score) || row.cells.some(({ text }) => TOTAL.test(text))) return []
      const amount = Exact.of(most).minus(Exact.of(score))
      return amount.gt(0) ? [{ row, amount, reason: textAt(row, why) }] : []
    })
    const silent = lost.filter(({ reason }) => !/[一-龥]{2}/u.test(reason))
    const told = lost.length - silent.length
    if (told < TOLD || silent.length === 0 || (silent.length > 1 && silent.length * 3 > told)) return []
    return silent.map(({ row, amount }) => {
      const cell = cellAt(row, got)!
      const name = row.cells.filter(({ column, text }) => column < full && /[一-龥]{2}/u.test(text)).at(-1)
      return { name: bare(name?.text ?? ''), amount: points(amount.toString()), place: placeIn(prose, cellPassage(row, cell)) }
    })
  })
}

const columnOf = (cells: TableRow['cells'], heading: RegExp): number | undefined =>
  cells.find(({ text }) => heading.test(bare(text)))?.column
const cellAt = ({ cells }: TableRow, at: number) => cells.find(({ column, columnSpan }) => column <= at && at < column + columnSpan)
const textAt = (row: TableRow, at: number): string => bare(cellAt(row, at)?.text ?? '')

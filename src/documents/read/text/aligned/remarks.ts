import type { TableCell } from '#domain/prose.ts'
import type { NewRow } from '../../prose-builder.ts'
import type { TextLine } from '../lines.ts'
import { joined } from './joined.ts'

/** "偏差原因：……" on a line of its own, between two rows of a table. */
const REMARK = /^(?:偏差|未完成|未达标|扣分|失分)?(?:情况)?原因(?:分析)?[：:]/
export const isRemark = ({ text }: TextLine): boolean => REMARK.test(text)

/** The rows with the remarks that stand below them, in a column behind the others. */
export function withRemarks(rows: readonly NewRow[], remarks: readonly TextLine[]): readonly NewRow[] {
  if (remarks.length === 0) return rows
  const column = Math.max(...rows.flatMap(({ cells }) => cells.map((cell) => cell.column + cell.columnSpan)))
  const starts = rows.map(({ cells }) => Math.min(...cells.flatMap(({ pieces }) => pieces.map(({ line }) => line ?? 0))))
  const own = Map.groupBy(remarks, ({ number }) => starts.findLastIndex((start) => start < number))
  const heading: TableCell = { text: '偏差原因', column, columnSpan: 1, rowSpan: 1, pieces: [] }
  return rows.map((row, r) => {
    const said = own.get(r)
    const cell = said ? joined(said.map(saidOf), column) : r === 0 ? heading : undefined
    return cell ? { ...row, cells: [...row.cells, cell] } : row
  })
}

/** What stands behind the colon. */
const saidOf = (line: TextLine) => ({
  line,
  stretch: { start: line.text.search(/[：:]/) + 1, end: line.text.length, left: 0, right: 0, text: '' },
})

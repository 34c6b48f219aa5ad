import { columnHolds } from '#domain/column-words.ts'
import { isExpectedHeading, isReachedHeading } from '#domain/form-words.ts'
import type { TableCell } from '#domain/prose.ts'

/** The name of a part of the form that was merged downward and is printed in each row. */
export const BESIDE = /^.{0,6}(?:目标|资金|预算执行情况|绩效指标)(?:情况)?(?:[（(][^（()）]*[）)])?$/

/** Columns that one heading was merged over, from first to last. */
export type Span = readonly [first: number, last: number]

/** Headings that were merged over columns and are printed in each of them: "得分 | 得分". */
export function repeatedOver(cells: readonly TableCell[]): readonly Span[] {
  const runs: [number, number][] = []
  let own = 0
  for (const [i, { text, column, columnSpan }] of cells.entries()) {
    if (text.length > LONGEST_HEADING || /^[-\d.,%]+$/.test(text)) return []
    if (i > 0 && text !== '' && text === cells[i - 1]!.text) runs.at(-1)![1] = column + columnSpan - 1
    else {
      runs.push([column, column + columnSpan - 1])
      if (columnHolds(text) !== undefined || isExpectedHeading(text) || isReachedHeading(text)) own++
    }
  }
  return own < 2 || runs.length === cells.length ? [] : runs.filter(([first, last]) => last > first)
}

/** Cells below such headings that say the same in each of their columns are one. */
export const mergedAgain = (cells: readonly TableCell[], spans: readonly Span[]): readonly TableCell[] =>
  spans.reduce((all, [first, last]) => {
    const [cell, ...others] = all.filter(({ column }) => column >= first && column <= last)
    if (!cell || others.length === 0 || others.some(({ text }) => text !== cell.text)) return all
    return all.flatMap((one) => (one === cell ? [{ ...cell, columnSpan: last - first + 1 }] : others.includes(one) ? [] : [one]))
  }, cells)
const LONGEST_HEADING = 20

import { cellText, editCell, type IndicatorColumn, indicatorColumns } from '#domain/edit/indicator-cell.ts'
import type { Indicator } from '#domain/indicator.ts'

/** A cell of the table: row index and column. */
export interface Position {
  readonly row: number
  readonly column: IndicatorColumn
}

/** Columns in which a person may type now. */
export type Editable = readonly IndicatorColumn[]

const typed = (indicators: readonly Indicator[], row: number, column: IndicatorColumn, text: string, year: number | undefined) =>
  indicators.map((indicator, index) => (index === row ? editCell(indicator, column, text, year).indicator : indicator))

/** One cell typed into. */
export const typeInto = (indicators: readonly Indicator[], { row, column }: Position, text: string, year: number | undefined): readonly Indicator[] =>
  typed(indicators, row, column, text, year)

const blank: Indicator = { category: '', name: '', evidence: [] }

/**
 * A block from the clipboard, its first cell at `at` 粘贴: columns that may not be changed are passed over, rows below the table are added.
 */
export function pasteBlock(indicators: readonly Indicator[], at: Position, block: readonly (readonly string[])[], editable: Editable, year: number | undefined): readonly Indicator[] {
  const first = indicatorColumns.indexOf(at.column)
  const grown = [...indicators, ...Array.from({ length: Math.max(0, at.row + block.length - indicators.length) }, () => blank)]
  return grown.map((indicator, index) => {
    const cells = block[index - at.row]
    if (!cells) return indicator
    return cells.reduce((edited, text, offset) => {
      const column = indicatorColumns[first + offset]
      return column !== undefined && editable.includes(column) ? editCell(edited, column, text, year).indicator : edited
    }, indicator)
  })
}

/** The cell above, again 向下填充. */
export const fillDown = (indicators: readonly Indicator[], { row, column }: Position, year: number | undefined): readonly Indicator[] => {
  const above = indicators[row - 1]
  return above === undefined ? indicators : typed(indicators, row, column, cellText(above, column), year)
}

/** Where a key leads: arrows over the editable cells, Enter to the row below; undefined when it stays. */
export function moved({ row, column }: Position, key: string, rows: number, editable: Editable): Position | undefined {
  const at = editable.indexOf(column)
  const to = { ArrowUp: [row - 1, at], ArrowDown: [row + 1, at], Enter: [row + 1, at], ArrowLeft: [row, at - 1], ArrowRight: [row, at + 1] }[key]
  if (!to) return undefined
  const [newRow, index] = to as [number, number]
  const target = editable[index]
  return newRow < 0 || newRow >= rows || target === undefined ? undefined : { row: newRow, column: target }
}

/** Row spans of a column whose equal neighbours are one cell 合并单元格: the first of a run has its length, the others 0. */
export function spans(texts: readonly string[]): readonly number[] {
  const lengths = texts.map(() => 0)
  for (let start = 0; start < texts.length; ) {
    let end = start + 1
    while (end < texts.length && texts[end] === texts[start] && texts[start] !== '') end++
    lengths[start] = end - start
    start = end
  }
  return lengths
}

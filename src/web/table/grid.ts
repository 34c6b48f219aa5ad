import { cellText, editCell, type IndicatorColumn } from '#domain/edit/indicator-cell.ts'
import type { Indicator } from '#domain/indicator.ts'
import type { Cells } from './clipboard-html.ts'
import { columnOfHeading, type GridColumn, gridColumns, isTyped } from './columns.ts'
import type { Block, MergedRows, Position } from './selection.ts'

type Rows = readonly Indicator[]
type Year = number | undefined

const typed = (rows: Rows, row: number, column: IndicatorColumn, text: string, year: Year): Rows =>
  rows.map((indicator, index) => (index === row ? editCell(indicator, column, text, year).indicator : indicator))

/** One cell typed into; of a merged cell all rows it covers. */
export function typeInto(rows: Rows, position: Position & { readonly column: IndicatorColumn }, text: string, year: Year): Rows {
  const [first, last] = mergedRows(rows)(position)
  let edited = rows
  for (let row = first; row <= last; row++) edited = typed(edited, row, position.column, text, year)
  return edited
}

const blank: Indicator = { category: '', name: '', evidence: [] }

/** A text of a pasted block that its column did not understand; it was left out. */
export interface Refused {
  readonly row: number
  readonly column: IndicatorColumn
  readonly text: string
  readonly message: string
}

/**
 * A block from the clipboard, its first cell at `at` 粘贴. With a heading row the columns follow the headings, else they follow the order of the
 * form; a column of nothing but 定量 and 定性 is always 性质, and what lies on 得分 is left out: it is computed. Rows below the table are
 * added. A blank 一级 or 二级指标 under a filled one is a merged cell, and means the same as above.
 */
export function pasteBlock(
  rows: Rows,
  at: Position,
  block: Cells,
  year: Year,
): { readonly rows: Rows; readonly refused: readonly Refused[]; readonly pasted: Block } {
  const headed = (block[0] ?? []).filter((text) => columnOfHeading(text)).length >= 2
  const body = headed ? block.slice(1) : block
  const columns = headed ? (block[0] ?? []).map(columnOfHeading) : columnsFrom(at.column, body)
  const filled = filledDown(body, columns)
  const grown = [...rows, ...Array.from({ length: Math.max(0, at.row + filled.length - rows.length) }, () => blank)]
  const refused: Refused[] = []
  const edited = grown.map((indicator, row) =>
    (filled[row - at.row] ?? []).reduce((before, text, index) => {
      const column = columns[index]
      if (column === undefined || !isTyped(column)) return before
      const { indicator: after, problem } = editCell(before, column, text, year)
      if (problem && cellText(after, column) === '') refused.push({ row, column, text, message: problem.message })
      return after
    }, indicator),
  )
  const used = columns.flatMap((column) => (column === undefined ? [] : gridColumns.indexOf(column)))
  const left = Math.min(...used, gridColumns.indexOf(at.column))
  return {
    rows: edited,
    refused,
    pasted: { top: at.row, bottom: at.row + Math.max(1, filled.length) - 1, left, right: Math.max(left, ...used) },
  }
}

function columnsFrom(first: GridColumn, body: Cells): readonly (GridColumn | undefined)[] {
  const width = Math.max(0, ...body.map((row) => row.length))
  let next = gridColumns.indexOf(first)
  return Array.from({ length: width }, (_, index) => {
    const texts = body.flatMap((row) => row[index]?.trim() || [])
    const natures = texts.length > 0 && texts.every((text) => text === '定量' || text === '定性')
    return natures && gridColumns[next] !== 'nature' ? 'nature' : gridColumns[next++]
  })
}

function filledDown(body: Cells, columns: readonly (GridColumn | undefined)[]): Cells {
  let above: readonly string[] = []
  return body.map((row) => {
    const newCategory = columns.some((column, index) => column === 'category' && (row[index] ?? '').trim() !== '')
    above = row.map((text, index) => {
      const merged = columns[index] === 'category' || (columns[index] === 'subcategory' && !newCategory)
      return merged && text.trim() === '' && row.some((other) => other.trim() !== '') ? (above[index] ?? '') : text
    })
    return above
  })
}

/** The first row of the block in all its rows; with one row only, the cells above it 向下填充. */
export function fillDown(rows: Rows, { top, bottom, left, right }: Block, year: Year): Rows {
  const from = rows[bottom > top ? top : top - 1]
  if (!from) return rows
  const columns = gridColumns.slice(left, right + 1).filter(isTyped)
  return rows.map((row, index) =>
    index < top || index > bottom || row === from
      ? row
      : columns.reduce((before, column) => editCell(before, column, cellText(from, column), year).indicator, row),
  )
}

/** The cells of the block emptied 清除: missing, not zero. */
export function clear(rows: Rows, { top, bottom, left, right }: Block, year: Year): Rows {
  const columns = gridColumns.slice(left, right + 1).filter(isTyped)
  return rows.map((row, index) =>
    index < top || index > bottom ? row : columns.reduce((before, column) => editCell(before, column, '', year).indicator, row),
  )
}

/** A new row at `row`, of the kind of the row above it (the row below at the top). */
export function insertRow(rows: Rows, row: number): Rows {
  const { category = '产出指标', subcategory } = rows[row - 1] ?? rows[row] ?? {}
  return rows.toSpliced(row, 0, { ...blank, category, ...(subcategory === undefined ? {} : { subcategory }) })
}

export const deleteRows = (rows: Rows, { top, bottom }: Pick<Block, 'top' | 'bottom'>): Rows => rows.toSpliced(top, bottom - top + 1)

/** Copies of the rows behind them, without what was achieved and what proves it. */
export const duplicateRows = (rows: Rows, { top, bottom }: Pick<Block, 'top' | 'bottom'>): Rows =>
  rows.toSpliced(
    bottom + 1,
    0,
    ...rows
      .slice(top, bottom + 1)
      .map(
        ({
          actual: _,
          actualText: __,
          level: ___,
          share: ____,
          claimedScore: _____,
          deviationReason: ______,
          survey: _______,
          ...row
        }) => ({ ...row, evidence: [] }),
      ),
  )

/** The rows moved by one, up or down; as they are at the edges. */
export function moveRows(rows: Rows, { top, bottom }: Pick<Block, 'top' | 'bottom'>, by: 1 | -1): Rows {
  if (top + by < 0 || bottom + by >= rows.length) return rows
  return rows.toSpliced(top, bottom - top + 1).toSpliced(top + by, 0, ...rows.slice(top, bottom + 1))
}

/** The texts of a block as they are shown; `scoreOf` gives 得分. */
export const textsOf = (rows: Rows, { top, bottom, left, right }: Block, scoreOf: (row: number) => string): Cells =>
  rows
    .slice(top, bottom + 1)
    .map((row, index) =>
      gridColumns.slice(left, right + 1).map((column) => (isTyped(column) ? cellText(row, column) : scoreOf(top + index))),
    )

const keysOf = (rows: Rows, column: GridColumn): readonly string[] =>
  rows.map(({ category, subcategory }) =>
    column === 'category' ? category : column === 'subcategory' && subcategory ? `${category}\n${subcategory}` : '',
  )

/** Row spans of both merged columns; see `spans`. */
export const mergedSpans = (rows: Rows) => ({ category: spans(keysOf(rows, 'category')), subcategory: spans(keysOf(rows, 'subcategory')) })

/** The rows that each merged cell covers. */
export function mergedRows(rows: Rows): MergedRows {
  const merged = mergedSpans(rows)
  return ({ row, column }) => {
    if (column !== 'category' && column !== 'subcategory') return [row, row]
    const lengths = merged[column]
    let first = row
    while (first > 0 && lengths[first] === 0) first--
    return [first, first + Math.max(1, lengths[first] ?? 1) - 1]
  }
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

import { Exact, toWanyuan } from '#domain/quantity.ts'
import type { Cell, Merge, Sheet, Workbook } from '#domain/workbook.ts'

/** What people do to a workbook that changes nothing of what it says. Each takes a workbook and gives another. */

type Rows = readonly (readonly (Cell | undefined)[])[]

const onSheets = (workbook: Workbook, change: (sheet: Sheet, index: number) => Sheet): Workbook => ({
  ...workbook,
  sheets: workbook.sheets.map(change),
})
const widthOf = (rows: Rows): number => rows.reduce((width, row) => Math.max(width, row.length), 0)
const textCell = (text: string): Cell => ({ text, kind: 'text' })

export const turnSheets = (workbook: Workbook): Workbook => ({ ...workbook, sheets: workbook.sheets.toReversed() })

export const renameSheets = (workbook: Workbook): Workbook => onSheets(workbook, (sheet, i) => ({ ...sheet, name: `Sheet${i + 1}` }))

/** Columns in another order; merges of titles are undone, as cutting and pasting columns does. */
export const turnColumns = (workbook: Workbook, by: number): Workbook =>
  onSheets(workbook, (sheet) => {
    const width = widthOf(sheet.cells)
    const order = Array.from({ length: width }, (_, i) => (i + by) % width).toSorted(
      (a, b) => ((a * 7 + by) % width) - ((b * 7 + by) % width),
    )
    return { ...sheet, merges: [], cells: sheet.cells.map((row) => order.map((column) => row[column])) }
  })

/** A column of one's own with remarks, and an empty one, before column `at`. */
export const insertColumns = (workbook: Workbook, at: number): Workbook =>
  onSheets(workbook, (sheet) => ({
    ...sheet,
    merges: sheet.merges.map((merge) => ({
      ...merge,
      left: merge.left + (merge.left >= at ? 2 : 0),
      right: merge.right + (merge.right >= at ? 2 : 0),
    })),
    cells: sheet.cells.map((row) => (row.length === 0 ? row : [...row.slice(0, at), undefined, undefined, ...row.slice(at)])),
  }))

/** Empty rows and a letterhead above. */
export const insertRows = (workbook: Workbook, count: number): Workbook =>
  onSheets(workbook, (sheet) => ({
    ...sheet,
    merges: sheet.merges.map((merge) => ({ ...merge, top: merge.top + count, bottom: merge.bottom + count })),
    cells: [...Array.from({ length: count }, () => []), ...sheet.cells],
  }))

/** Headings and labels said in other words. */
export const reword = (workbook: Workbook, words: ReadonlyMap<string, string>): Workbook =>
  onSheets(workbook, (sheet) => ({
    ...sheet,
    cells: sheet.cells.map((row) =>
      row.map((cell) => {
        const word = cell && words.get(cell.text.replace(/\s+/g, ''))
        return cell && word !== undefined ? { ...cell, text: word } : cell
      }),
    ),
  }))

const WANYUAN = '（万元）'
const isIn = (cell: Cell | undefined): boolean => cell?.text.replace(/\s+/g, '').endsWith(WANYUAN) === true

/** Amounts in 元: headings and labels say so, the figures under and beside them are as many times larger. `headings` tells rows of headings from others. */
export const inYuan = (workbook: Workbook, headings: ReadonlySet<string>): Workbook =>
  onSheets(workbook, (sheet) => {
    let columns: ReadonlySet<number> = new Set()
    const isHeading = (cell: Cell | undefined) => cell !== undefined && headings.has(cell.text.replace(/\s+/g, ''))
    const cells = sheet.cells.map((row) => {
      const heads = row.filter(isHeading).length > 1
      if (heads) columns = new Set(row.flatMap((cell, column) => (isIn(cell) ? [column] : [])))
      const labelled = !heads && row.some(isIn)
      return row.map((cell, column) => {
        if (cell && isIn(cell)) return { ...cell, text: cell.text.replace(WANYUAN, '（元）') }
        const amount = cell?.kind === 'number' && (columns.has(column) || labelled)
        return cell && amount
          ? {
              ...cell,
              text: Exact.of(cell.text)
                .div(toWanyuan(Exact.of(1)))
                .toString(),
            }
          : cell
      })
    })
    return { ...sheet, cells }
  })

const FULL_WIDTH_OFFSET = 0xfee0

/** Figures typed with a Chinese keyboard. */
export const fullWidth = (workbook: Workbook): Workbook =>
  onSheets(workbook, (sheet) => ({
    ...sheet,
    cells: sheet.cells.map((row) =>
      row.map((cell) =>
        cell?.kind === 'number'
          ? textCell([...cell.text].map((c) => String.fromCharCode(c.charCodeAt(0) + FULL_WIDTH_OFFSET)).join(''))
          : cell,
      ),
    ),
  }))

/** Equal texts below each other become one merged cell, in columns with these headings, as long as the columns further left are equal too. */
export const mergeEqual = (workbook: Workbook, headings: ReadonlySet<string>): Workbook =>
  onSheets(workbook, (sheet) => {
    const head = sheet.cells.findIndex((row) => row.some((cell) => headings.has(cell?.text ?? '')))
    if (head < 0) return sheet
    const columns = sheet.cells[head]!.flatMap((cell, column) => (headings.has(cell?.text ?? '') ? [column] : []))
    const cells = sheet.cells.map((row) => [...row])
    const merges: Merge[] = [...sheet.merges]
    const textAt = (row: number, column: number) => sheet.cells[row]?.[column]?.text
    for (const [i, column] of columns.entries()) {
      const isSame = (row: number) =>
        columns.slice(0, i + 1).every((c) => textAt(row, c) !== undefined && textAt(row, c) === textAt(row - 1, c))
      // The row under the headings is the example.
      for (let top = head + 2; top < cells.length; ) {
        let bottom = top
        while (textAt(top, column) !== '—' && isSame(bottom + 1)) bottom++
        for (let row = top + 1; row <= bottom; row++) cells[row]![column] = undefined
        if (bottom > top) merges.push({ top, left: column, bottom, right: column })
        top = bottom + 1
      }
    }
    return { ...sheet, cells, merges }
  })

/** Another text in one cell. */
export const changeCell = (workbook: Workbook, sheet: string, row: number, column: number, cell: Cell): Workbook =>
  onSheets(workbook, (each) =>
    each.name === sheet
      ? { ...each, cells: each.cells.map((cells, r) => (r === row ? cells.map((old, c) => (c === column ? cell : old)) : cells)) }
      : each,
  )

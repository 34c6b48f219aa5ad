import type { Cell, CellStyle, MergeRange, RowDef, WriteSheet } from 'hucre'
import type { Box, Canvas } from '#domain/form/canvas.ts'
import { CHARACTERS_PER_UNIT, LINE_HEIGHT, styleOf, styles } from './style.ts'
import { lineCount } from './text-size.ts'

/** Excel refuses taller rows. */
const MAX_ROW_HEIGHT = 400
const PADDING = 6
const MIN_ROW_HEIGHT = 24

/**
 * A form being drawn 表格画布: boxes on a grid of fixed column widths; row heights follow from the text, so that nothing wrapped is hidden.
 * Zero-based rows and columns.
 */
export class Grid implements Canvas {
  readonly #widths: readonly number[]
  readonly #boxes: Box[] = []
  readonly #minimum = new Map<number, number>()
  rows = 0

  constructor(widths: readonly number[]) {
    this.#widths = widths
  }

  get columns(): number {
    return this.#widths.length
  }

  /** Of all columns, in half-width characters. */
  get width(): number {
    return this.#widths.reduce((sum, width) => sum + width, 0)
  }

  /** Of all rows, in points. */
  height(): number {
    return this.#heights().reduce((sum, height) => sum + height, 0)
  }

  /**
   * Ends pages of `room` points between the rows after `headings` (repeated on every page) up to `last`; what follows `last` stays with it. Boxes that
   * run over the end of a page are repeated on the next.
   * @returns the last row of each page but the final one.
   */
  breakPages(room: number, headings: number, last: number): number[] {
    const heights = this.#heights()
    const tail = heights.slice(last + 1).reduce((sum, height) => sum + height, 0)
    const ends: number[] = []
    let used = heights.slice(0, headings + 1).reduce((sum, height) => sum + height, 0)
    for (let row = headings + 1; row <= last; row++) {
      const height = (heights[row] ?? 0) + (row === last ? tail : 0)
      if (used + height > room && row > headings + 1) {
        ends.push(row - 1)
        used = heights[headings] ?? 0
      }
      used += height
    }
    for (const end of ends) this.#splitAfter(end)
    return ends
  }

  #splitAfter(end: number): void {
    for (const [i, box] of this.#boxes.entries()) {
      const below = box.row + (box.rows ?? 1) - 1 - end
      if (box.row > end || below <= 0) continue
      const { note: _once, ...again } = box
      this.#boxes[i] = { ...box, rows: end - box.row + 1 }
      this.#boxes.push({ ...again, row: end + 1, rows: below })
    }
  }

  put(box: Box): void {
    this.#boxes.push(box)
    this.rows = Math.max(this.rows, box.row + (box.rows ?? 1))
  }

  /** At least this height, in points. */
  atLeast(row: number, height: number): void {
    this.#minimum.set(row, height)
  }

  /** A very long text takes several rows, since Excel limits a row's height; heights in points. */
  rowsFor(text: string, column: number, columns: number): { readonly rows: number; readonly height: number } {
    const height = lineCount(text, this.#capacity(column, columns)) * LINE_HEIGHT + PADDING
    const rows = Math.max(1, Math.ceil(height / MAX_ROW_HEIGHT))
    return { rows, height: height / rows }
  }

  sheet(name: string): WriteSheet {
    const heights = this.#heights()
    const cells = new Map<string, Partial<Cell>>()
    const merges: MergeRange[] = []
    for (const box of this.#boxes) this.#draw(box, cells, merges)
    const rowDefs = new Map<number, RowDef>(heights.map((height, row) => [row, { height: Math.min(409, Math.round(height * 2) / 2) }]))
    const empty = Array.from({ length: this.rows }, () => [] as (string | null)[])
    return { name, columns: this.#widths.map((width) => ({ width })), rows: empty, cells, merges, rowDefs }
  }

  #draw(box: Box, cells: Map<string, Partial<Cell>>, merges: MergeRange[]): void {
    const [rows, columns] = [box.rows ?? 1, box.columns ?? 1]
    const style = styleOf(box.style, box.numFmt, box.mark)
    for (let row = box.row; row < box.row + rows; row++)
      for (let column = box.column; column < box.column + columns; column++) cells.set(`${row},${column}`, { value: null, style })
    cells.set(`${box.row},${box.column}`, cellOf(box, style))
    if (rows > 1 || columns > 1)
      merges.push({ startRow: box.row, startCol: box.column, endRow: box.row + rows - 1, endCol: box.column + columns - 1 })
  }

  #capacity(column: number, columns: number): number {
    let units = 0
    for (let c = column; c < column + columns; c++) units += this.#widths[c] ?? 0
    return units * CHARACTERS_PER_UNIT - 1.5
  }

  #needed(box: Box): number {
    const text = typeof box.value === 'string' ? box.value : ''
    const scale = (styles[box.style].font.size ?? 10.5) / 10.5
    return lineCount(text, this.#capacity(box.column, box.columns ?? 1) / scale) * LINE_HEIGHT * scale + PADDING
  }

  /** Single rows first; what a merged box still lacks is given to its last row. */
  #heights(): number[] {
    const heights = Array.from({ length: this.rows }, (_, row) => this.#minimum.get(row) ?? MIN_ROW_HEIGHT)
    const grow = (row: number, height: number) => {
      heights[row] = Math.max(heights[row] ?? 0, height)
    }
    for (const box of this.#boxes) if ((box.rows ?? 1) === 1) grow(box.row, this.#needed(box))
    for (const box of this.#boxes) {
      const last = box.row + (box.rows ?? 1) - 1
      if (last === box.row) continue
      const above = heights.slice(box.row, last).reduce((a, b) => a + b, 0)
      grow(last, this.#needed(box) - above)
    }
    return heights
  }
}

function cellOf(box: Box, style: CellStyle): Partial<Cell> {
  const comment = box.note === undefined ? {} : { comment: { author: '明绩', text: box.note } }
  if (box.formula !== undefined) return { formula: box.formula, formulaResult: box.value ?? null, value: null, style, ...comment }
  return { value: box.value ?? null, style, ...comment }
}

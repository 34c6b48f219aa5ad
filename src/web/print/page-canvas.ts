import type { Box, Canvas } from '#domain/form/canvas.ts'

/** A form drawn on a page 页面画布: the same boxes as in the workbook, row by row; the browser gives rows their height. */
export class PageCanvas implements Canvas {
  readonly #lines: Box[][] = []

  get rows(): number {
    return this.#lines.length
  }

  /** Boxes by the row they begin in, from left to right. */
  get lines(): readonly (readonly Box[])[] {
    return this.#lines
  }

  put(box: Box): void {
    const last = box.row + (box.rows ?? 1)
    while (this.#lines.length < last) this.#lines.push([])
    const line = this.#lines[box.row]!
    line.push(box)
    line.sort((a, b) => a.column - b.column)
  }

  atLeast(): void {}

  rowsFor() {
    return { rows: 1, height: 0 }
  }
}

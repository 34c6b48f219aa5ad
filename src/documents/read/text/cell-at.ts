import type { TableCell } from '#domain/prose.ts'
import type { TextLine } from './lines.ts'

/** The cell between two positions of a line, blanks around it left out; its place is that of its first sign. */
export function cellAt(line: TextLine, start: number, end: number, column: number, columnSpan = 1): TableCell {
  const raw = line.text.slice(start, end)
  const text = raw.trim()
  const at = start + (raw.length - raw.trimStart().length)
  const pieces =
    text === ''
      ? []
      : [
          {
            at: 0,
            length: text.length,
            line: line.number,
            column: line.column + at,
            ...(line.page === undefined ? {} : { page: line.page }),
          },
        ]
  return { text, column, columnSpan, rowSpan: 1, pieces }
}

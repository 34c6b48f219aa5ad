import { isLevelName } from '#domain/column-words.ts'
import type { Part } from './joined.ts'
import type { Placed, RowLines } from './rows.ts'

/** A cell of a level: its lines, and the rows [row, row + rows) it stands beside. */
export interface LevelCell {
  readonly parts: readonly Part[]
  readonly column: number
  readonly row: number
  readonly rows: number
}

/**
 * The cells of columns that stand beside several rows (一级指标、二级指标): lines that touch are one cell, unless a row begins that has a name of its own. A
 * column whose first row is empty has its words in the middle of their rows; any other has them at the top.
 */
export function spanLevels(
  body: readonly Placed[],
  rows: readonly RowLines[],
  columns: number,
  isTotal: (row: RowLines) => boolean,
): LevelCell[] {
  const found: LevelCell[] = []
  const rowAt = body.map(() => -1)
  for (const [r, { from, to }] of rows.entries()) rowAt.fill(r, from, to)
  const plainRows = rows.filter((row) => !isTotal(row))
  const end = plainRows.length === 0 ? 0 : rows.indexOf(plainRows.at(-1)!) + 1
  for (let column = 0; column < columns; column++) {
    const groups = groupsIn(body, rows, rowAt, column)
    const centred = groups.length > 0 && rowAt[groups[0]!.lines[0]!]! > 0
    let next = 0
    for (const [k, { lines }] of groups.entries()) {
      const first = rowAt[lines[0]!]!
      const following = groups[k + 1] ? rowAt[groups[k + 1]!.lines[0]!]! : end
      if (first >= end) continue
      const row = centred ? Math.min(next, first) : first
      const middle = (first + rowAt[lines.at(-1)!]!) / 2
      const until = centred ? Math.round(2 * middle - row) + 1 : following
      const to = Math.min(Math.max(until, first + 1), k === groups.length - 1 ? end : Math.max(following, first + 1), end)
      found.push({
        parts: lines.map((i) => ({ line: body[i]!.line, stretch: body[i]!.at.get(column)! })),
        column,
        row,
        rows: Math.max(1, to - row),
      })
      next = to
    }
  }
  return found
}

/** Touching lines of a column. */
function groupsIn(
  body: readonly Placed[],
  rows: readonly RowLines[],
  rowAt: readonly number[],
  column: number,
): { readonly lines: number[] }[] {
  const groups: { lines: number[]; text: string }[] = []
  for (const [i, { at }] of body.entries()) {
    const stretch = at.get(column)
    if (!stretch) continue
    const last = groups.at(-1)
    const touching = last !== undefined && last.lines.at(-1) === i - 1
    const begins = rows[rowAt[i]!]?.from === i
    const text = stretch.text.replace(/\s/g, '')
    const goesOn = touching && (!begins || (!isLevelName(text) && isLevelName(last.text + text)))
    if (goesOn) {
      last.lines.push(i)
      last.text += text
    } else groups.push({ lines: [i], text })
  }
  return groups
}

import type { TextLine } from '../lines.ts'
import type { Stretch } from './stretches.ts'

/** A line with its stretches in their columns. */
export interface Placed {
  readonly line: TextLine
  readonly at: ReadonlyMap<number, Stretch>
}

/** A row: the lines [from, to) of the body, one of which holds its figures. */
export interface RowLines {
  readonly from: number
  readonly to: number
  readonly anchor: number
}

/** Words that a row may begin with on a line of its own, above the name that has the figures. */
const LEADS = /^(?:其中|包括)[：:]?$|^财政专户$|^一般公共$|^政府性$|^国有资本$/

/**
 * Rows out of lines: each row has one line with figures, its anchor. Lines between two anchors go on with the upper row where figures stand on the first line
 * of a row, come before the lower one where they stand on the last, and are shared out where they stand in the middle.
 */
export function rowsOf(body: readonly Placed[], isAnchor: (placed: Placed) => boolean, isTotal: (placed: Placed) => boolean): RowLines[] {
  const anchors = body.flatMap((placed, i) => (isAnchor(placed) ? [i] : []))
  if (anchors.length === 0) return []
  const before = anchors[0]!
  const lastBody = anchors.findLast((i) => !isTotal(body[i]!)) ?? anchors.at(-1)!
  const following = anchors.find((i) => i > lastBody) ?? body.length
  const after = following - lastBody - 1
  const stands = before === 0 ? 'first' : after > 0 || isCentred(anchors, body.length) ? 'middle' : 'last'
  const rows: RowLines[] = []
  let from = 0
  for (const [k, anchor] of anchors.entries()) {
    const next = anchors[k + 1] ?? body.length
    const to = isTotal(body[anchor]!)
      ? anchor + 1
      : stands === 'last'
        ? anchor + 1
        : stands === 'middle'
          ? Math.min(next, Math.max(anchor + 1, 2 * anchor - from + 1))
          : leadsFrom(body, anchor + 1, next)
    rows.push({ from, to: k === anchors.length - 1 ? body.length : to, anchor })
    from = to
  }
  return rows
}

/** Whether every row has as many lines above its figures as below them. */
function isCentred(anchors: readonly number[], lines: number): boolean {
  let from = 0
  for (const [k, anchor] of anchors.entries()) {
    const to = 2 * anchor - from + 1
    if (anchor < from || to > (anchors[k + 1] ?? lines)) return false
    from = to
  }
  return from === lines
}

/** The end of a row whose figures stand on its first line: the next anchor, less the words that lead up to that one. */
function leadsFrom(body: readonly Placed[], start: number, next: number): number {
  let end = next
  while (end > start && next < body.length && [...body[end - 1]!.at.values()].every(({ text }) => LEADS.test(text))) end--
  return end
}

import { columnHolds, isLevelName } from '#domain/column-words.ts'
import type { TableCell } from '#domain/prose.ts'
import { joinedCells } from '../joined-cells.ts'
import { cellAt } from '../text/cell-at.ts'
import type { TextLine } from '../text/lines.ts'

/** A cell one to a line, or broken over several lines. */
export interface CellLine extends TextLine {
  /** Lines it goes on over. */
  readonly rest?: readonly TextLine[]
}

/** Lines that a cell takes, and the number of its last one. */
export const linesOf = ({ rest }: CellLine): number => 1 + (rest?.length ?? 0)
export const lastNumber = ({ number, rest }: CellLine): number => rest?.at(-1)?.number ?? number

/** The lines of a cell, each by itself. */
export function partsOf(cell: CellLine): readonly TextLine[] {
  if (!cell.rest) return [cell]
  const { rest, ...line } = cell
  return [{ ...line, text: line.text.slice(0, line.text.length - rest.reduce((sum, { text }) => sum + text.length, 0)) }, ...rest]
}

/** One cell of consecutive lines. */
export const joined = ([first, ...rest]: readonly TextLine[]): CellLine =>
  rest.length === 0 ? first! : { ...first!, text: [first!, ...rest].map(({ text }) => text).join(''), rest }

/** The cell of a line, with the places of all the lines it is broken over. */
export function cellOfLine(line: CellLine, column: number): TableCell {
  return partsOf(line)
    .map((part) => cellAt(part, 0, part.text.length, column))
    .reduce((cell, rest) => joinedCells(cell, rest))
}

const mostParts = 5
const isWord = (line: TextLine | undefined): line is TextLine =>
  line !== undefined && !line.furniture && /^\p{Script=Han}{1,6}$/u.test(line.text)

/** "（A）", "（B/A）", "（万元）": goes with the heading above. */
const BRACKETED = /^[（(][^（()）。，；]{1,8}[)）]$/
/** "偏差原因分析 / 及改进措施". */
const GOES_ON = /^(?:及|和|与|、)\p{Script=Han}{2,8}$/u
/** Words before a heading that are none themselves. */
const QUALIFIER = /^(?:年度|全年|本年|年初|实际|预期|自评|绩效|项目)$/

/** The heading that begins at a line, with the lines it is broken over. */
export function headingAt(lines: readonly TextLine[], at: number): CellLine | undefined {
  const first = lines[at]
  if (!first) return undefined
  let count = 1
  if (columnHolds(first.text) === undefined && isWord(first)) {
    const next = lines[at + 1]
    if (isWord(next) && first.text.length + next.text.length <= 8) {
      const whole = columnHolds(first.text + next.text) !== undefined
      if (whole && (columnHolds(next.text) === undefined || QUALIFIER.test(first.text))) count = 2
    }
  }
  const holds = columnHolds(
    lines
      .slice(at, at + count)
      .map(({ text }) => text)
      .join(''),
  )
  if (holds === undefined) return first
  const more = (text: string | undefined) => text !== undefined && (BRACKETED.test(text) || (holds === 'reason' && GOES_ON.test(text)))
  if (more(lines[at + count]?.text)) count++
  return joined(lines.slice(at, at + count))
}

/** The first lines that together are what is asked for: "年度 / 总体 / 目标"; 0 where none are. */
export function partsOfName(lines: readonly TextLine[], at: number, is: (text: string) => boolean): number {
  let text = ''
  for (let count = 1; count <= mostParts; count++) {
    const line = lines[at + count - 1]
    if (!isWord(line)) return 0
    text += line.text
    if (is(text)) return count
  }
  return 0
}

const POINTS = /^[（(]\d+(?:\.\d+)?分[)）]$/

/** Names of levels broken over lines are put together: "服务对象满意度 / 指标", "产出指标 / （50分）", "产 / 出 / 指 / 标". */
export function wholeLevels(lines: readonly TextLine[]): readonly CellLine[] {
  const cells: CellLine[] = []
  for (let i = 0; i < lines.length; ) {
    const count = levelParts(lines, i)
    cells.push(count > 1 ? joined(lines.slice(i, i + count)) : lines[i]!)
    i += count
  }
  return cells
}

function levelParts(lines: readonly TextLine[], at: number): number {
  let count = isLevelName(lines[at]!.text) ? 1 : 0
  if (count === 1 && lines[at + 1]?.text === '指标') count = 2
  if (count === 0) {
    let text = ''
    for (let n = 1; n <= mostParts && isWord(lines[at + n - 1]); n++) {
      const part = lines[at + n - 1]!.text
      if (n > 1 && isLevelName(part)) break
      text += part
      if (n > 1 && text.length <= 10 && isLevelName(text)) count = n
    }
  }
  if (count > 0 && POINTS.test(lines[at + count]?.text ?? '')) count++
  return Math.max(1, count)
}

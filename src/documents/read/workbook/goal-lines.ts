import { isExpectedHeading, isGoalTitle, isReachedHeading } from '#domain/form-words.ts'
import type { NewRow } from '../prose-builder.ts'
import { cellAt } from '../text/cell-at.ts'
import type { TextLine } from '../text/lines.ts'
import { cellOfLine, joined, partsOfName } from './broken-cells.ts'

/**
 * "年度总体目标 / 预期目标 / 实际完成情况 / …… / ……": the two headings of the goal one to a line, then what stands below each, in one line
 * or in several. Undefined when no goal begins here.
 */
export function goalLines(
  lines: readonly TextLine[],
  from: number,
): { readonly rows: readonly NewRow[]; readonly taken: number } | undefined {
  const isAt = (at: number, is: (text: string) => boolean) => is(lines[at]?.text ?? '')
  const stacked = goalsInTurn(lines, from)
  if (stacked) return stacked
  const isHeaded = (at: number) => isAt(at, isExpectedHeading) && isAt(at + 1, isReachedHeading)
  const parts = partsOfName(lines, from, isGoalTitle)
  const titled = parts > 0 && isHeaded(from + parts)
  const first = titled ? from + parts : from
  if (!titled && !isHeaded(from)) return undefined
  const count = halfOf(lines, first + 2)
  if (count === 0) return undefined
  const cell = (at: number, column: number) => cellAt(lines[at]!, 0, lines[at]!.text.length, column)
  const title = titled ? [{ ...cellOfLine(joined(lines.slice(from, first)), 0), rowSpan: 1 + count }] : []
  const beside = title.length
  return {
    rows: [
      { cells: [...title, cell(first, beside), cell(first + 1, beside + 1)] },
      ...Array.from({ length: count }, (_, i) => ({ cells: [cell(first + 2 + i, beside), cell(first + 2 + count + i, beside + 1)] })),
    ],
    taken: first + 2 + 2 * count - from,
  }
}

/** "年度总体目标 / 预期目标 / …… / 实际完成情况 / ……": each heading with what it is over. */
function goalsInTurn(lines: readonly TextLine[], from: number): { readonly rows: readonly NewRow[]; readonly taken: number } | undefined {
  const parts = partsOfName(lines, from, isGoalTitle)
  if (parts === 0) return undefined
  const run = lines.slice(from + parts, from + parts + PAIRS)
  const [expected, asked, reached, done] = run
  if (!expected || !asked || !reached || !done || !isExpectedHeading(expected.text) || !isReachedHeading(reached.text)) return undefined
  const next = lines[from + parts + PAIRS]
  if (!isSaid(asked) || !isSaid(done) || (next !== undefined && isSaid(next))) return undefined
  const title = { ...cellOfLine(joined(lines.slice(from, from + parts)), 0), rowSpan: 2 }
  return {
    rows: [{ cells: [title, cellOfLine(expected, 1), cellOfLine(asked, 2)] }, { cells: [cellOfLine(reached, 1), cellOfLine(done, 2)] }],
    taken: parts + PAIRS,
  }
}
const PAIRS = 4

/** Lines of sentences, half of them goals and half, in the same order, what became of each; 0 where no such halves begin here. */
function halfOf(lines: readonly TextLine[], from: number): number {
  const run: TextLine[] = []
  for (let line = lines[from]; line && isSaid(line) && run.length < 2 * MOST; line = lines[from + run.length]) run.push(line)
  const half = run.length / 2
  if (Number.isInteger(half) && half > 1 && run.slice(0, half).every((line, i) => begin(line) === begin(run[half + i]!))) return half
  return run.length >= 2 ? 1 : 0
}
const MOST = 20
const isSaid = ({ text, furniture }: TextLine) => !furniture && /[，。；]/.test(text)
/** What was done is told in the words of what was to be done, behind its number. */
const begin = ({ text }: TextLine) => text.replace(/^(?:目标)?[（(]?\d{1,2}[.．、：:）)]\s*/, '').slice(0, 2)

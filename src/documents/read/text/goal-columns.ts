import { columnHolds } from '#domain/column-words.ts'
import { isExpectedHeading, isGoalTitle, isReachedHeading } from '#domain/form-words.ts'
import type { NewRow } from '../prose-builder.ts'
import { joined, type Part } from './aligned/joined.ts'
import { type Stretch, stretches, wordsOf } from './aligned/stretches.ts'
import type { TextLine } from './lines.ts'

/** The headings of the goal side by side: its name, what was to be reached, what was reached. */
interface GoalHead {
  readonly title?: Stretch
  readonly expected: Stretch
  readonly reached: Stretch
  /** Lines of the headings. */
  readonly taken: number
}

const LONGEST_HEAD = 600
/** Lines that the two texts may take side by side. */
const MOST = 40
/** Screen columns that a line of the right text may begin before its heading. */
const NEARLY = 2

/** "年度总体目标   预期目标   实际完成情况" on one line, or without the first; the last sign of a heading may have gone to the next line. */
export function goalHeadAt(lines: readonly TextLine[], at: number): GoalHead | undefined {
  const line = lines[at]!
  if (line.furniture || line.text.length > LONGEST_HEAD || !/目|完成/.test(line.text)) return undefined
  const cells = stretches(line)
  const words = cells.length > 1 ? cells : cells.flatMap((cell) => wordsOf(line, cell))
  if (words.length < 2 || words.length > 4) return undefined
  const whole = headOf(
    words.map((word) => ({ word, text: word.text })),
    1,
  )
  const next = lines[at + 1]
  if (whole || cells.length < 2 || !next || next.furniture || next.gapBefore) return whole
  const rest = stretches(next)
  const below = words.map((word) => ({
    word,
    text: word.text + (rest.find(({ left }) => Math.abs(left - word.left) <= NEARLY)?.text ?? ''),
  }))
  return rest.every(({ text }) => text.length <= LONGEST_REST) ? headOf(below, 2) : undefined
}
/** Signs of a heading that may go to the next line. */
const LONGEST_REST = 4

function headOf(words: readonly { readonly word: Stretch; readonly text: string }[], taken: number): GoalHead | undefined {
  const [expected, reached] = words.slice(-2)
  if (!expected || !reached || !isExpectedHeading(expected.text) || !isReachedHeading(reached.text)) return undefined
  const titles = words.slice(0, -2)
  if (!titles.every(({ text }) => isGoalTitle(text))) return undefined
  return { ...(titles[0] ? { title: titles[0].word } : {}), expected: expected.word, reached: reached.word, taken }
}

/**
 * The goal of a form and what became of it, side by side in two columns of blanks: two headings, then the texts below them, each in one line or broken over
 * several. Undefined when no goal begins here.
 */
export function goalColumns(
  lines: readonly TextLine[],
  from: number,
): { readonly rows: readonly NewRow[]; readonly taken: number } | undefined {
  const head = goalHeadAt(lines, from)
  if (!head) return undefined
  const left: Part[] = []
  const right: Part[] = []
  let end = from + head.taken
  for (; end < lines.length && end - from <= MOST; end++) {
    const line = lines[end]!
    const own = line.furniture ? undefined : sidesOf(line, head, left.length === 0)
    if (!own) break
    if (own.left) left.push({ line, stretch: own.left })
    if (own.right) right.push({ line, stretch: own.right })
  }
  if (left.length === 0 || right.length === 0) return undefined
  const shift = head.title ? 1 : 0
  const cell = (stretch: Stretch, column: number) => {
    const rest = head.taken > 1 ? stretches(lines[from + 1]!).filter(({ left }) => Math.abs(left - stretch.left) <= NEARLY) : []
    return joined([{ line: lines[from]!, stretch }, ...rest.map((own) => ({ line: lines[from + 1]!, stretch: own }))], column)
  }
  const headings = [cell(head.expected, shift), cell(head.reached, shift + 1)]
  return {
    rows: [
      { cells: head.title ? [{ ...cell(head.title, 0), rowSpan: 2 }, ...headings] : headings },
      { cells: [joined(left, shift), joined(right, shift + 1)] },
    ],
    taken: end - from,
  }
}

interface Sides {
  readonly left?: Stretch
  readonly right?: Stretch
}

/** What stands on a line of either text; undefined where the line is no part of them. */
function sidesOf(line: TextLine, head: GoalHead, first: boolean): Sides | undefined {
  const all = stretches(line)
  const cells = all.length > 1 && isGoalTitle(all[0]!.text) && all[0]!.left < head.expected.left ? all.slice(1) : all
  if (cells.length > 2 || cells.some(({ text }) => columnHolds(text) !== undefined || /^绩效指标/.test(text))) return undefined
  const [one, other] = cells
  if (one && other) return { left: one, right: other }
  if (!one) return undefined
  if (first) return halvesOf(one)
  if (line.gapBefore || one.left === 0) return undefined
  return one.left + NEARLY >= head.reached.left ? { right: one } : { left: one }
}

/** One blank between two texts: the one behind a full stop, or else the one nearest to the middle. */
function halvesOf({ start, left, text }: Stretch): Sides | undefined {
  const blanks = [...text.matchAll(/ /g)].map(({ index }) => index)
  const behindStops = blanks.filter((at) => /[。；]/.test(text[at - 1]!))
  const middle = text.length / 2
  const nearest = (behindStops.length > 0 ? behindStops : blanks).toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  if (nearest === undefined) return undefined
  const part = (from: number, to: number): Stretch => ({
    start: start + from,
    end: start + to,
    left,
    right: left,
    text: text.slice(from, to),
  })
  return { left: part(0, nearest), right: part(nearest + 1, text.length) }
}

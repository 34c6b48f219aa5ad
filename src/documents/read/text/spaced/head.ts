import { type ColumnHolds, columnHolds } from '#domain/column-words.ts'
import { isValue } from '../aligned/stretches.ts'
import type { TextLine } from '../lines.ts'
import { isWide, type Word, wholeLine, wordsIn } from './words.ts'

/** A line of column headings, one blank between each, and what stands of them on the next line. */
export interface Head {
  /** The name of the whole part of the form, beside its headings: “绩效指标 一级指标 二级指标 …”. */
  readonly beside?: Word
  readonly headings: readonly (readonly Word[])[]
  readonly kinds: readonly (ColumnHolds | undefined)[]
  /** Half of the headings are words that forms and reports print; otherwise only the figures below tell that they are headings. */
  readonly known: boolean
  readonly taken: number
}

const longest = 18
const fewest = 2
/** Headings that tell by themselves, whatever the rows hold. */
const TELLING = 3
/** “护林员（人）”: what is counted, and in what. */
const COUNTED = /^\p{Script=Han}{2,}[（(][^（()）\d]{1,6}[)）]$/u
/** Words of names and remarks stand in prose as well; these stand over figures. */
const OVER_FIGURES: ReadonlySet<ColumnHolds | undefined> = new Set([
  'points',
  'score',
  'deduction',
  'rate',
  'money',
  'count',
  'target',
  'actual',
])

/** The column headings that begin at a line; undefined where its words are none. */
export function headAt(lines: readonly TextLine[], from: number): Head | undefined {
  const line = lines[from]!
  if (line.furniture || /[。；，！？]/.test(line.text)) return undefined
  const words = wordsIn(line)
  if (words.length < fewest || words.some(({ text }) => text.length > longest || isValue(text) || /[：:]/.test(text))) return undefined
  const { headings, taken } = withNextLine(words, lines[from + 1])
  const kinds = headings.map((own) => columnHolds(own.map(({ text }) => text).join('')))
  const told = kinds.filter((kind, i) => kind !== undefined || COUNTED.test(headings[i]![0]!.text)).length
  const overFigures = kinds.some((kind, i) => OVER_FIGURES.has(kind) || COUNTED.test(headings[i]![0]!.text))
  const known = overFigures && told * 2 >= headings.length && told >= Math.min(TELLING, headings.length)
  if (!known && headings.length < TELLING && !OVER_FIGURES.has(kinds[1])) return undefined
  const beside = isTitled(kinds) ? headings[0]![0]! : undefined
  return beside ? { beside, headings: headings.slice(1), kinds: kinds.slice(1), known, taken } : { headings, kinds, known, taken }
}

/** “偏差原因分析及” above “改进措施”: the last heading goes on where it becomes a known one, or has its unit below it. */
function withNextLine(words: readonly Word[], next: TextLine | undefined) {
  const headings = words.map((word) => [word])
  const last = words.at(-1)!
  const goesOn =
    next !== undefined &&
    !next.furniture &&
    !next.text.includes(' ') &&
    (/^[（(][^（()）\d]{1,6}[)）]$/.test(next.text) ||
      ((columnHolds(last.text) === undefined || columnHolds(last.text) === 'reason') &&
        columnHolds(last.text + next.text) !== undefined &&
        columnHolds(next.text) !== 'level-1'))
  if (!goesOn) return { headings, taken: 1 }
  if (isWide(last.line)) return { headings: [[headings[0]![0]!, wholeLine(next)], ...headings.slice(1)], taken: 2 }
  return { headings: [...headings.slice(0, -1), [last, { line: next, start: 0, end: next.text.length, text: next.text }]], taken: 2 }
}

/** “绩效指标 一级指标 …”, “项目资金（元） 资金来源 …”: what stands before the names of the rows is the name of the whole. */
const isTitled = ([first, second, ...others]: readonly (ColumnHolds | undefined)[]): boolean =>
  others.length >= 2 && ((second === 'level-1' && first !== 'level-1') || ((first === 'money' || first === 'actual') && second === 'name'))

import { isTotalName } from '#domain/column-words.ts'
import { absent, misfit } from '../../workbook/cell-dealing.ts'
import type { Holds } from '../../workbook/cell-lines.ts'
import { isPureFigure, isValue } from '../aligned/stretches.ts'
import type { Word } from './words.ts'

/** Words of one row, and how badly they fit its columns. */
export interface Dealt {
  /** The words of each column. */
  readonly cells: readonly (readonly Word[])[]
  readonly cost: number
}

export const FIGURES: ReadonlySet<Holds> = new Set(['points', 'score', 'deduction', 'money', 'rate', 'count', 'target', 'actual'])
const LEVELS: ReadonlySet<Holds> = new Set(['level-1', 'level-2'])
/** What may hold several words: names, and what is said behind the figures. */
const WORDY: ReadonlySet<Holds> = new Set(['name', 'reason', 'standard', 'free', 'target', 'actual'])

/** Words of one cell on one line. */
const MOST_WORDS = 8
/** A blank inside a cell; inside a name that could be a level and a name. */
const GLUE = { words: 0.3, levels: 1, reason: 0.05, unit: 0.1, values: 0.8, named: 2 }
/** A word that no list of levels has in the column of levels. */
const OTHER_LEVEL = 0.8
/** Rows of funds give points, rate and score but for their total. */
const ABSENT_BESIDE_MONEY: Partial<Record<Holds, number>> = { points: 0.6, rate: 0.8, score: 0.6 }
/** In the row of totals any column may be empty. */
const ABSENT_IN_TOTAL = 0.1
/** A row must name its columns well enough. */
export const WORST = 4.5

/** The columns of a table, and the sums of those that hold figures. */
export interface Columns {
  readonly holds: readonly Holds[]
  readonly sums: readonly (number | undefined)[]
}

/** Deals the words of a row to its columns, a blank inside a cell costing little: the cheapest way, columns rising. */
export function dealRow(words: readonly Word[], { holds, sums }: Columns): Dealt | undefined {
  const total = isTotalName(words[0]!.text)
  const one = total ? undefined : oneToOne(words, holds)
  if (one) return one
  const levels = holds.some((kind) => LEVELS.has(kind))
  const money = holds.filter((kind) => kind === 'money').length >= 2
  const [n, m] = [words.length, holds.length]
  const cost = Array.from({ length: m + 1 }, () => new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY))
  const from = Array.from({ length: m + 1 }, () => new Int32Array(n + 1))
  cost[0]![0] = 0
  for (let column = 0; column < m; column++) {
    const kind = holds[column]!
    const gap = total ? ABSENT_IN_TOTAL : ((money ? ABSENT_BESIDE_MONEY[kind] : undefined) ?? absent[kind])
    for (let start = 0; start <= n; start++) {
      const before = cost[column]![start]!
      if (before === Number.POSITIVE_INFINITY) continue
      const offer = (end: number, added: number) => {
        if (before + added >= cost[column + 1]![end]!) return
        cost[column + 1]![end] = before + added
        from[column + 1]![end] = start
      }
      offer(start, gap)
      let glue = 0
      for (let end = start + 1; end <= n && end - start <= MOST_WORDS; end++) {
        if (end - start > 1) {
          if (!WORDY.has(kind) || total) break
          glue += glueOf(kind, words[end - 2]!, words[end - 1]!, levels)
        }
        offer(end, glue + (total ? totalMisfit(words, start, column, holds, sums) : misfitOf(kind, textOf(words.slice(start, end)))))
      }
    }
  }
  if (cost[m]![n] === Number.POSITIVE_INFINITY) return undefined
  const cells: (readonly Word[])[] = []
  for (let column = m, end = n; column > 0; column--) {
    const start = from[column]![end]!
    cells.unshift(words.slice(start, end))
    end = start
  }
  return { cells, cost: cost[m]![n]! }
}

/** What a blank inside a cell costs; a line's end inside it costs nothing. */
function glueOf(kind: Holds, before: Word, word: Word, levels: boolean): number {
  if (before.line !== word.line) return 0
  if (kind === 'reason') return GLUE.reason
  if (kind === 'name') return levels ? GLUE.levels : GLUE.words
  if (kind !== 'target' && kind !== 'actual') return GLUE.words
  const isUnit = /\d$/.test(before.text) && /^[^\d≥≤]{1,5}$/.test(word.text)
  const isOperator = /^[≥≤=<>]$/.test(before.text) && /^\d/.test(word.text)
  if (isUnit || isOperator) return GLUE.unit
  return /^[≥≤=<>\d]/.test(word.text) ? GLUE.named : GLUE.values
}

const textOf = (words: readonly Word[]) => words.map(({ text }) => text).join('')

/** As many words as columns, or one less before remarks, each of them fitting. */
function oneToOne(words: readonly Word[], holds: readonly Holds[]): Dealt | undefined {
  const short = words.length === holds.length - 1 && holds.at(-1) === 'reason'
  if (words.length !== holds.length && !short) return undefined
  const fits = words.every(({ text }, i) => {
    const kind = holds[i]!
    return LEVELS.has(kind) ? !isValue(text) : misfitOf(kind, text) <= 1
  })
  if (!fits) return undefined
  return { cells: holds.map((_, i) => (words[i] ? [words[i]] : [])), cost: 0 }
}

function misfitOf(kind: Holds, text: string): number {
  if (LEVELS.has(kind)) return isValue(text) ? 4 : Math.min(OTHER_LEVEL, misfit[kind](text))
  if (kind === 'count') return isValue(text) ? 0 : 3
  return misfit[kind](text)
}

/** The figures of a total row stand in the columns whose sum they are, or nearly are. */
function totalMisfit(
  words: readonly Word[],
  at: number,
  column: number,
  holds: readonly Holds[],
  sums: readonly (number | undefined)[],
): number {
  const { text } = words[at]!
  const kind = holds[column]!
  if (at === 0) return column === 0 ? 0 : FIGURES.has(kind) ? 4 : 0.5
  if (!isPureFigure(text)) return misfitOf(kind, text)
  if (/[%％]$/.test(text)) return kind === 'rate' ? 0 : FIGURES.has(kind) ? 1.5 : 3
  if (/^[-—–/－]+$/.test(text)) return 0.2
  if (!FIGURES.has(kind)) return 3
  if ((kind === 'target' || kind === 'actual') && holds.includes('score')) return 1.5
  const sum = sums[column]
  const own = Number(text.replaceAll(/[,，]/g, ''))
  if (sum === undefined || Number.isNaN(own)) return 1
  return sum === own ? 0 : Math.min(1, (Math.abs(sum - own) / Math.max(Math.abs(sum), Math.abs(own))) * 2)
}

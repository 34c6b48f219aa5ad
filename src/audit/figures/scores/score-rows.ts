import { bare } from '../../extract/plain.ts'
import { placeOfPlain, type Script, type Stretch } from '../../script.ts'
import type { Mismatch } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import { TOTAL } from '../tables/grid.ts'

/** A row that ends on points and score, or on the sums of them, whatever stands above it. */
interface ScoredRow {
  readonly stretch: Stretch
  readonly isTotal: boolean
  readonly full: number
  readonly score: number
}

const FIGURE = /^\d{1,3}(?:\.\d{1,2})?$/
const WHOLE = 100
const MOST_POINTS = 60
const LEAST = 4
/** Further off, rows are missing or are of something else. */
const MOST_APART = 12

/**
 * Rows of indicators without headings 没有表头的评分行: "问题整改率 ≥95% 93.1% 15 14.70", and "总分 100 99.42" below them. Their points make a hundred or their scores the total, so that
 * the one proves that all rows are there and the other is wrong.
 */
export function* scoredRowsThatDoNotAdd(script: Script): Iterable<Mismatch> {
  let run: ScoredRow[] = []
  for (const row of rowsOf(script)) {
    if (row === undefined) run = []
    else if (!row.isTotal) run.push(row)
    else {
      if (run.length >= LEAST) yield* against(script, run, row)
      run = []
    }
  }
}

function* against(script: Script, run: readonly ScoredRow[], total: ScoredRow): Iterable<Mismatch> {
  const [full, score] = [sum(run.map((one) => one.full)), sum(run.map((one) => one.score))]
  const [isFull, isScore] = [near(full, total.full), near(score, total.score)]
  const off = isFull ? score - total.score : full - total.full
  if (isFull === isScore || Math.abs(off) > MOST_APART) return
  const [what, computed, said] = isFull ? ['得分', score, total.score] : ['分值', full, total.full]
  yield {
    kind: isFull ? 'scores' : 'points',
    place: placeOfPlain(script, total.stretch, 0, total.stretch.text.length),
    related: run.map(({ stretch }) => placeOfPlain(script, stretch, 0, stretch.text.length)),
    message: `${what}合计写的是 ${sayNumber(said)} 分，上面 ${run.length} 行相加为 ${sayNumber(computed)} 分`,
    found: `${sayNumber(said)} 分`,
    expected: `${sayNumber(computed)} 分`,
  }
}

/** The rows of a document in order; undefined for what is none. */
function* rowsOf({ stretches }: Script): Iterable<ScoredRow | undefined> {
  for (let i = 0; i < stretches.length; i++) {
    const stretch = stretches[i]!
    const { row } = stretch.passage
    if (row) {
      let end = i
      while (stretches[end + 1]?.passage.row === row) end++
      yield readRow(
        stretch,
        stretches.slice(i, end + 1).map(({ text }) => bare(text)),
      )
      i = end
    } else {
      const cells = stretch.raw.trim().split(/[\t　]+| {2,}/)
      yield cells.length < 2
        ? undefined
        : readRow(
            stretch,
            cells.map((cell) => bare(cell)),
          )
    }
  }
}

function readRow(stretch: Stretch, cells: readonly string[]): ScoredRow | undefined {
  const last = cells.findLastIndex((cell) => FIGURE.test(cell))
  const [full, score] = [cells[last - 1] ?? '', cells[last] ?? '']
  // Behind the score only a reason may stand.
  if (last < 1 || !FIGURE.test(full) || cells.length - last > 2) return undefined
  const isTotal = cells.slice(0, 2).some((cell) => TOTAL.test(cell))
  const read = { stretch, isTotal, full: Number(full), score: Number(score) }
  if (isTotal) return read.full === WHOLE && read.score <= WHOLE ? read : undefined
  return Number.isInteger(read.full) && read.full > 0 && read.full <= MOST_POINTS && read.score <= 2 * read.full ? read : undefined
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
const near = (a: number, b: number) => Math.abs(a - b) < 0.005

import type { Prose } from '#domain/prose.ts'
import type { Mismatch } from '../mismatch.ts'
import { sayNumber } from '../quantities.ts'
import type { Figure, Grid } from './grid.ts'
import { placeOfFigure } from './grid-totals.ts'

/** Rows of which a mean is told. */
const LEAST = 2

/** "合计（平均） | … | 97.00": the score in the last row is the mean of those above it, plain or weighted by a column of the table. A question: weights may stand elsewhere. */
export function* meansThatDoNotFit(prose: Pick<Prose, 'file'>, { columns, rows }: Grid): Iterable<Mismatch> {
  const last = rows.find(({ total, name }) => total && /平均/.test(name))
  if (!last) return
  const items = rows.filter(({ total }) => !total)
  for (const score of columns.filter(({ holds }) => holds === 'score')) {
    const mean = last.figures.get(score.at)
    const scores = items.flatMap(({ figures }) => figures.get(score.at) ?? [])
    if (!mean || scores.length < LEAST || scores.length < items.length) continue
    const weights = columns
      .filter(({ at, holds }) => at !== score.at && holds !== 'rate')
      .map(({ at }) => items.flatMap(({ figures }) => figures.get(at)?.value ?? []))
      .filter((list) => list.length === items.length && list.every((weight) => weight > 0))
    const plain = weighted(
      scores,
      scores.map(() => 1),
    )
    if ([plain, ...weights.map((list) => weighted(scores, list))].some((one) => Math.abs(one - mean.value) <= mean.half + 1e-9)) continue
    // A sum in spite of its name.
    if (Math.abs(plain * scores.length - mean.value) <= mean.half + 1e-9) continue
    const expected = sayNumber(Math.round(plain * 100) / 100)
    yield {
      kind: 'figures',
      severity: 'warning',
      place: placeOfFigure(prose, mean),
      related: scores.map((figure) => placeOfFigure(prose, figure)),
      message: `“${score.heading}”的${last.name}写的是 ${mean.written}，${scores.length} 行的平均是 ${expected}`,
      found: mean.written,
      expected,
    }
  }
}

function weighted(scores: readonly Figure[], weights: readonly number[]): number {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return scores.reduce((sum, { value }, i) => sum + value * weights[i]!, 0) / all
}

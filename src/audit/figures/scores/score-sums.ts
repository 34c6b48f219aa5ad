import type { Script } from '../../script.ts'
import { type Mismatch, placeOf } from '../mismatch.ts'
import { type Quantity, sayNumber } from '../quantities.ts'
import type { ScoreItem } from './score-items.ts'

/** The score of a whole against those of its parts; further than `most` from them it is the score of something else. */
export function* against(
  script: Script,
  name: string,
  score: Quantity,
  at: Pick<ScoreItem, 'stretch'>,
  parts: readonly ScoreItem[],
  most: number,
): Iterable<Mismatch> {
  const sum = sumOf(parts)
  if (near(sum, score.value) || Math.abs(sum - score.value) > most) return
  yield {
    kind: 'scores',
    place: placeOf(script, at.stretch, score),
    related: parts.map((part) => placeOf(script, part.stretch, part.score ?? part.full)),
    message: `“${name}”得分写的是 ${sayNumber(score.value)} 分，各项得分相加为 ${sayNumber(sum)} 分（${parts.map((part) => sayNumber(scoreOf(part))).join(' + ')}）`,
    found: `${sayNumber(score.value)} 分`,
    expected: `${sayNumber(sum)} 分`,
  }
}

export const scoreOf = ({ score, full, deductions }: ScoreItem) =>
  score?.value ?? full.value - deductions.reduce((all, { value }) => all + value, 0)
/** Scores of items together; one that only tells what was taken off has the rest. */
export const sumOf = (items: readonly ScoreItem[]) => items.reduce((all, item) => all + scoreOf(item), 0)
export const near = (a: number, b: number) => Math.abs(a - b) < 0.005

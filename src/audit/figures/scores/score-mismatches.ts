import { withoutScale } from '../../extract/grade-scale.ts'
import { withoutScoringRules } from '../../extract/scoring-sentences.ts'
import type { Mismatch, Sheet } from '../mismatch.ts'
import { pointListsThatDoNotAdd } from './point-lists.ts'
import { againstExecution, againstRate, againstTarget, beyondFull, ratesWithoutPoints, subtraction, withoutReason } from './score-checks.ts'
import { itemsIn, type ScoreItem } from './score-items.ts'
import { scoreLinesThatDoNotAdd } from './score-lines.ts'
import { scoreListsThatDoNotAdd } from './score-lists.ts'
import { scoredRowsThatDoNotAdd } from './score-rows.ts'
import { sectionsThatDoNotAdd } from './score-sections.ts'
import { totalsThatDoNotAdd } from './score-totals.ts'
import { scoreTreeThatDoesNotAdd } from './score-tree.ts'
import { scoringRulesOf } from './scoring-rules.ts'

/** Scores in running text: 满分 − 扣分 = 得分 for every item, the items of a heading against its own figures, and totals behind their parts. */
export function* scoresThatDoNotFit({ script, figures }: Sheet): Iterable<Mismatch> {
  const items: ScoreItem[] = []
  const rules = scoringRulesOf(script)
  for (const { stretch, quantities } of figures) {
    if (stretch.index === undefined) continue
    const text = withoutScoringRules(withoutScale(stretch.text))
    const points = quantities.filter(({ unit, bound, start }) => unit === '分' && !bound && text[start] !== '〓')
    if (points.length === 0) continue
    const own = itemsIn(stretch, points)
    items.push(...own)
    for (const item of own) {
      yield* subtraction(script, item)
      yield* beyondFull(script, item)
      yield* againstTarget(script, item, rules)
      yield* againstRate(script, item)
      yield* againstExecution(script, item)
      yield* withoutReason(script, item)
    }
    yield* ratesWithoutPoints(script, stretch)
    const totals = [...totalsThatDoNotAdd(script, stretch, points)]
    yield* totals
    if (totals.length === 0) yield* scoreListsThatDoNotAdd(script, stretch, points)
  }
  yield* scoreTreeThatDoesNotAdd(script, items, figures)
  yield* sectionsThatDoNotAdd(script, items, figures)
  yield* scoreLinesThatDoNotAdd(script)
  yield* scoredRowsThatDoNotAdd(script)
  yield* pointListsThatDoNotAdd(script, figures)
}

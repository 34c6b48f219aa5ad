import type { Document } from '../rule.ts'
import { countsInParts, scalesApart } from './counts/counts-in-parts.ts'
import { countsBesideBounds } from './counts/threshold-counts.ts'
import { listsCountedWrong } from './counts/told-counts.ts'
import type { Mismatch, Sheet } from './mismatch.ts'
import { unitsDeclaredOtherwise } from './money/declared-units.ts'
import { amountsBeyondAll, oddUnits } from './money/odd-units.ts'
import { slippedRates } from './rates/slipped-rates.ts'
import { overallScoresExchanged } from './scores/overall-twice.ts'
import { slippedSums } from './sums/slipped-sums.ts'
import type { Grid } from './tables/grid.ts'
import { gridSlips } from './tables/grid-slips.ts'
import { figuresToldTwice } from './told-twice.ts'

/** What is asked about figures whose words say that they belong together, where nothing is told of their passage yet. */
export function* questionsIn({ prose, claims }: Document, sheet: Sheet, grids: readonly Grid[]): Iterable<Mismatch> {
  yield* slippedSums(sheet)
  yield* slippedRates(sheet)
  for (const grid of grids) yield* gridSlips(prose, grid, sheet.times)
  yield* oddUnits(sheet)
  yield* amountsBeyondAll(sheet)
  yield* countsInParts(sheet)
  yield* scalesApart(sheet)
  yield* unitsDeclaredOtherwise(sheet)
  yield* countsBesideBounds(sheet, grids)
  yield* listsCountedWrong(sheet)
  yield* overallScoresExchanged(sheet)
  yield* figuresToldTwice(sheet, claims.year?.value)
}

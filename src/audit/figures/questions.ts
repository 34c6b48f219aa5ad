import type { Document } from '../rule.ts'
import { countsInParts, scalesApart } from './counts-in-parts.ts'
import { unitsDeclaredOtherwise } from './declared-units.ts'
import type { Grid } from './grid.ts'
import { gridSlips } from './grid-slips.ts'
import type { Mismatch, Sheet } from './mismatch.ts'
import { amountsBeyondAll, oddUnits } from './odd-units.ts'
import { overallScoresExchanged } from './overall-twice.ts'
import { slippedRates } from './slipped-rates.ts'
import { slippedSums } from './slipped-sums.ts'
import { countsBesideBounds } from './threshold-counts.ts'
import { listsCountedWrong } from './told-counts.ts'
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

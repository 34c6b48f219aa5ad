import type { Document } from '../../rule.ts'
import type { Mismatch, Sheet } from '../mismatch.ts'
import type { Grid } from '../tables/grid.ts'
import { changesByAnotherBase } from './change-bases.ts'
import { thingsCountedTwice } from './counted-things.ts'
import { productsToldWrong } from './each.ts'
import { executionPointsToldWrong } from './execution-points.ts'
import { fractionsThatDoNotHold } from './fractions.ts'
import { gapsToldWrong } from './gaps.ts'
import { itemSumsThatDoNotFit } from './item-sums.ts'
import { kindTotalsThatDoNotFit } from './kind-totals.ts'
import { leftCountsToldOtherwise } from './left-counts.ts'
import { partsOfNamedThatDoNotAdd } from './named-parts.ts'
import { namedRowsToldOtherwise } from './named-rows.ts'
import { pricedRowsThatDoNotFit } from './priced-rows.ts'
import { ratesToldWrong } from './rates.ts'
import { respectiveRatesThatDoNotFit } from './respectively.ts'
import { restatedOtherwise } from './restated.ts'
import { restsToldWrong } from './rests.ts'
import { rowsToldOtherwise } from './rows.ts'
import { rowsBesideTheirCount } from './rows-announced.ts'
import { savingsToldWrong } from './savings.ts'
import { sharesOfUntoldWholes } from './shares-of-amounts.ts'
import { sharesThatMakeNoHundred } from './shares-of-hundred.ts'
import { productsOfAnotherScale } from './shifted-products.ts'
import { standingsThatDoNotAdd } from './standings.ts'
import { boundsToldWrong } from './thresholds.ts'
import { totalsBehindThatDoNotFit } from './totals-behind.ts'
import { factsToldTwice } from './twice.ts'

/** A paragraph of more numbers is no report's; every two of them would be tried. */
const MOST = 200

/** Results that a text tells in words together with what they are made of 文中说出的关系. */
export function* toldWrong(all: Sheet, grids: readonly Grid[], document: Pick<Document, 'claims' | 'prose'>): Iterable<Mismatch> {
  const sheet = { ...all, figures: all.figures.filter(({ quantities }) => quantities.length <= MOST) }
  const year = document.claims.year?.value
  yield* fractionsThatDoNotHold(sheet)
  yield* changesByAnotherBase(sheet, year)
  yield* respectiveRatesThatDoNotFit(sheet)
  yield* sharesOfUntoldWholes(sheet)
  yield* gapsToldWrong(sheet, year)
  yield* ratesToldWrong(sheet, year)
  yield* productsToldWrong(sheet, year)
  yield* productsOfAnotherScale(sheet, year)
  yield* restsToldWrong(sheet, year)
  yield* restatedOtherwise(sheet)
  yield* savingsToldWrong(sheet, year)
  yield* standingsThatDoNotAdd(sheet, year)
  yield* leftCountsToldOtherwise(sheet, document)
  yield* itemSumsThatDoNotFit(sheet)
  yield* boundsToldWrong(sheet, year)
  yield* kindTotalsThatDoNotFit(sheet, year)
  yield* totalsBehindThatDoNotFit(sheet)
  yield* partsOfNamedThatDoNotAdd(sheet, grids)
  yield* executionPointsToldWrong(sheet, grids)
  yield* pricedRowsThatDoNotFit(sheet.script)
  yield* sharesThatMakeNoHundred(sheet)
  yield* rowsToldOtherwise(sheet, document)
  yield* namedRowsToldOtherwise(sheet, grids, year)
  yield* rowsBesideTheirCount(sheet, document.prose)
  yield* factsToldTwice(sheet, year)
  yield* thingsCountedTwice(sheet, document)
}

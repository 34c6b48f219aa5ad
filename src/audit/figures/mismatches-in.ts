import type { Place } from '#domain/place.ts'
import type { Document, Report } from '../rule.ts'
import { type Script, scriptOf } from '../script.ts'
import { answersThatDiffer } from './counts/answers.ts'
import { averagesThatDoNotFit } from './counts/averages.ts'
import { funnelsThatWiden } from './counts/funnels.ts'
import { countsAgainstTheirLists } from './counts/listed-counts.ts'
import { surveysThatDoNotFit } from './counts/survey-rates.ts'
import { reckoningsThatFail } from './counts/told-counts.ts'
import { sharesOfNoWhole } from './counts/whole-counts.ts'
import type { Mismatch, MismatchKind, Sheet } from './mismatch.ts'
import { accountsThatDoNotBalance, budgetsThatDoNotBalance } from './money/balances.ts'
import { levelsThatDoNotAdd } from './money/level-sums.ts'
import { unitsAgainstEachOther, unitsThatDoNotFit } from './money/mixed-units.ts'
import { moneyRatesThatDoNotFit } from './money/money-rates.ts'
import { amountsThatAreNoProducts } from './money/priced-amounts.ts'
import { remaindersThatDoNotFit } from './money/remainders.ts'
import { pricesInTwoUnits, pricesOfAnotherScale } from './money/same-price.ts'
import { pricesBeyondAll } from './money/unit-prices.ts'
import { quantitiesIn } from './quantities.ts'
import { questionsIn } from './questions.ts'
import { changesThatDoNotFit } from './rates/changes.ts'
import { gapsThatDoNotFit } from './rates/missed-by.ts'
import { progressThatIsNotSo } from './rates/progress-said.ts'
import { ratesThatDoNotFit } from './rates/ratios.ts'
import { reachedOtherwise } from './rates/reached-said.ts'
import { sharesOfTargetsThatDoNotFit } from './rates/reached-shares.ts'
import { slipsInFigures } from './relations/relations.ts'
import { categorySumsThatDoNotFit } from './scores/category-sums.ts'
import { deductionListsThatDoNotAdd } from './scores/deduction-lists.ts'
import { deductionTotalsThatFail } from './scores/deduction-totals.ts'
import { deductionsToldOtherwise, deductionTotalsToldOtherwise } from './scores/deductions-told.ts'
import { scoresThatDoNotFit } from './scores/score-mismatches.ts'
import { scoredWithoutActual } from './scores/scored-targets.ts'
import { equationsThatDoNotHold } from './sums/equations.ts'
import { partsThatDoNotAdd } from './sums/parts.ts'
import { plainOf } from './sums/slipped-sums.ts'
import { type Grid, gridsOf } from './tables/grid.ts'
import { changesInGridsThatDoNotFit } from './tables/grid-changes.ts'
import { meansThatDoNotFit } from './tables/grid-means.ts'
import { executionScoresThatDoNotFit, rowSumsThatDoNotFit, rowsThatDoNotFit } from './tables/grid-rows.ts'
import { sharesThatDoNotFit } from './tables/grid-shares.ts'
import { sourcesThatDoNotAdd } from './tables/grid-sources.ts'
import { totalsThatDoNotAdd } from './tables/grid-totals.ts'
import { weightsThatDoNotFit } from './tables/grid-weights.ts'
import { progressThatDoesNotFit } from './tables/indicator-progress.ts'
import { levelsCountedWrong } from './tables/level-counts.ts'
import { listsThatDifferFromColumns } from './tables/lists-against-columns.ts'
import { pairsThatDoNotFit } from './tables/pair-rows.ts'
import { countsBeyondRows } from './tables/row-counts.ts'
import { totalsToldOtherwise } from './tables/text-against-total.ts'
import { toldWrong } from './told/told.ts'

const known = new WeakMap<object, readonly Mismatch[]>()

/** All written figures of a document that contradict each other, found once for all rules. */
function mismatchesIn(document: Document): readonly Mismatch[] {
  const before = known.get(document.claims)
  if (before) return before
  const script = scriptOf(document)
  const figures = script.stretches.flatMap((stretch) => {
    const quantities = stretch.kind === 'safeguards' ? [] : quantitiesIn(stretch.text)
    return quantities.length === 0 ? [] : [{ stretch, quantities }]
  })
  const grids = document.prose.blocks.flatMap((block) => (block.kind === 'table' ? gridsOf(block) : []))
  const times = new Map<number, number>()
  for (const { quantities } of figures) for (const one of quantities) times.set(plainOf(one), (times.get(plainOf(one)) ?? 0) + 1)
  const sheet: Sheet = { script, figures, times }
  const found = [
    ...partsThatDoNotAdd(sheet),
    ...ratesThatDoNotFit(sheet),
    ...moneyRatesThatDoNotFit(sheet, grids, document.claims.year?.value),
    ...changesThatDoNotFit(sheet),
    ...funnelsThatWiden(sheet),
    ...scoresThatDoNotFit(sheet),
    ...categorySumsThatDoNotFit(script),
    ...equationsThatDoNotHold(sheet),
    ...unitsThatDoNotFit(sheet),
    ...unitsAgainstEachOther(sheet),
    ...pricesBeyondAll(sheet, document),
    ...pricesInTwoUnits(sheet, document.prose),
    ...pricesOfAnotherScale(script, document),
    ...remaindersThatDoNotFit(sheet, grids),
    ...countsBeyondRows(sheet, grids),
    ...countsAgainstTheirLists(sheet),
    ...amountsThatAreNoProducts(sheet),
    ...budgetsThatDoNotBalance(sheet),
    ...levelsThatDoNotAdd(sheet),
    ...averagesThatDoNotFit(sheet, grids, document.claims),
    ...answersThatDiffer(sheet, document),
    ...pairsThatDoNotFit(document.prose),
    ...surveysThatDoNotFit(sheet, satisfactionRates(document)),
    ...progressThatDoesNotFit(document.prose),
    ...progressThatIsNotSo(sheet, grids),
    ...sharesOfTargetsThatDoNotFit(sheet, document.prose),
    ...reachedOtherwise(sheet, document),
    ...levelsCountedWrong(sheet, grids),
    ...listsThatDifferFromColumns(sheet, grids),
    ...totalsToldOtherwise(sheet, grids),
    ...reckoningsThatFail(sheet),
    ...deductionTotalsThatFail(sheet),
    ...deductionsToldOtherwise(document),
    ...deductionTotalsToldOtherwise(document),
    ...deductionListsThatDoNotAdd(document),
    ...gapsThatDoNotFit(sheet, document),
    ...sharesOfNoWhole(sheet),
    ...inTables(document, grids),
  ]
  const all = withSlips(found, [...slipsInFigures(sheet)])
  all.push(...untold(all, [...toldWrong(sheet, grids, document)]))
  all.push(...besides(all, [...questionsIn(document, sheet, grids)], script))
  const blank = new Set(all.flatMap(({ kind, place }) => (kind === 'actual' ? [place?.paragraph] : [])))
  all.push(...[...scoredWithoutActual(sheet)].filter(({ place }) => !blank.has(place?.paragraph)))
  known.set(document.claims, all)
  return all
}

/** Scores are reckoned by rules of their own: what these prove stands, whatever slip of the pen may explain it. */
const OF_SCORES: ReadonlySet<MismatchKind> = new Set([
  'scores',
  'points',
  'deduction',
  'range',
  'execution-score',
  'indicator-score',
  'unexplained',
  'actual',
])

const keyOf = (place: Place | undefined) => place && `${place.paragraph}/${place.quote}`

/** What is told of figures already, and the slips: one that blames the same number is told once, one that blames another number of it instead. */
function withSlips(found: readonly Mismatch[], slips: readonly Mismatch[]): Mismatch[] {
  const told = new Set(found.map(({ place }) => keyOf(place)))
  const ofScores = new Set(
    found.flatMap(({ kind, related = [] }) => (OF_SCORES.has(kind) ? related.map((one) => `${kind}/${keyOf(one)}`) : [])),
  )
  // A wrong unit that the words prove explains every relation of its amount.
  const ofUnits = new Set(found.flatMap(({ kind, place, severity }) => (kind === 'unit' && severity === undefined ? [keyOf(place)] : [])))
  const better = slips.filter(
    ({ kind, place, related = [] }) =>
      !told.has(keyOf(place)) && !ofScores.has(`${kind}/${keyOf(place)}`) && !related.some((one) => ofUnits.has(keyOf(one))),
  )
  const blames = new Map(better.map((slip) => [keyOf(slip.place), slip]))
  const proven = new Set<Mismatch>()
  const kept = found.filter(({ kind, related, severity }) => {
    if (OF_SCORES.has(kind)) return true
    const instead = related?.map((one) => blames.get(keyOf(one))).find((slip) => slip !== undefined)
    if (instead && severity === undefined) proven.add(instead)
    return instead === undefined
  })
  return [...kept, ...better.map((slip) => (proven.has(slip) ? { ...slip, severity: 'error' as const } : slip))]
}

/** Those whose own number is not told of yet, and that compare with none that is blamed. */
function untold(found: readonly Mismatch[], more: readonly Mismatch[]): readonly Mismatch[] {
  const blamed = new Set(found.map(({ place }) => keyOf(place)))
  const told = new Set(found.flatMap(({ place, related = [] }) => [place, ...related].map(keyOf)))
  return more.filter(({ place, related = [] }) => !told.has(keyOf(place)) && !related.some((one) => blamed.has(keyOf(one))))
}

/** Questions about sentences, and rows, of which nothing is told yet. */
const besides = (found: readonly Mismatch[], questions: readonly Mismatch[], { stretches }: Script): readonly Mismatch[] => {
  const paragraphs = new Map(stretches.flatMap(({ passage: { row, number, text } }) => (row ? [] : [[number, text] as const])))
  const sentenceOf = (place: Place | undefined) => {
    const at = place?.quote === undefined ? -1 : (paragraphs.get(place.paragraph ?? -1)?.indexOf(place.quote) ?? -1)
    const before = paragraphs.get(place?.paragraph ?? -1)?.slice(0, Math.max(0, at)) ?? ''
    return `${place?.paragraph}/${before.split('。').length}`
  }
  const told = new Set(found.flatMap(({ place, related = [] }) => [place, ...related].map(sentenceOf)))
  return questions.filter(({ place }) => !told.has(sentenceOf(place)))
}

/** Satisfaction as the tables give it, in percent. */
const satisfactionRates = ({ submission }: Document): number[] =>
  [...submission.projects, ...(submission.whole ? [submission.whole] : [])].flatMap(({ indicators }) =>
    indicators.flatMap(({ category, name, actual }) =>
      /满意/.test(`${category}${name}`) && actual?.kind === 'measure' && actual.measure.unit === '%'
        ? [Number(actual.measure.value.toString())]
        : [],
    ),
  )

function* inTables({ prose }: Document, grids: readonly Grid[]): Iterable<Mismatch> {
  for (const grid of grids) {
    // The execution rate has its points in a table of its own.
    const others = grids.filter((one) => one !== grid)
    const beside = new Map((['points', 'score'] as const).map((holds) => [holds, others.flatMap((one) => scoresOf(one, holds))]))
    yield* totalsThatDoNotAdd(prose, grid, beside)
    yield* rowsThatDoNotFit(prose, grid)
    yield* changesInGridsThatDoNotFit(prose, grid)
    yield* rowSumsThatDoNotFit(prose, grid)
    yield* executionScoresThatDoNotFit(prose, grid)
    yield* weightsThatDoNotFit(prose, grid)
    yield* sharesThatDoNotFit(prose, grid)
    yield* meansThatDoNotFit(prose, grid)
    yield* sourcesThatDoNotAdd(prose, grid)
    yield* accountsThatDoNotBalance(prose, grid)
  }
}

function scoresOf({ columns, rows }: Grid, holds: 'points' | 'score'): number[] {
  const column = columns.find((one) => one.holds === holds)
  // "得分（10分）" beside the amounts, without a column of its own for the full points.
  const inHeadings = columns
    .flatMap(({ heading }) => Number(/\((\d+(?:\.\d+)?)分/.exec(heading)?.[1] ?? Number.NaN))
    .filter(Number.isFinite)
  if (!column && holds === 'points') return inHeadings
  return column ? rows.flatMap(({ figures }) => figures.get(column.at)?.value ?? []) : []
}

/** What a rule reports of one kind of mismatch. */
export const mismatchesOf = (document: Document, ...kinds: readonly MismatchKind[]): readonly Report[] =>
  mismatchesIn(document).filter(({ kind }) => kinds.includes(kind))

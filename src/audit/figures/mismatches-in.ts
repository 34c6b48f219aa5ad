import type { Document, Report } from '../rule.ts'
import { scriptOf } from '../script.ts'
import { changesThatDoNotFit } from './changes.ts'
import { funnelsThatWiden } from './funnels.ts'
import { gridsOf } from './grid.ts'
import { rowsThatDoNotFit } from './grid-rows.ts'
import { totalsThatDoNotAdd } from './grid-totals.ts'
import { weightsThatDoNotFit } from './grid-weights.ts'
import type { Mismatch, MismatchKind, Sheet } from './mismatch.ts'
import { moneyRatesThatDoNotFit } from './money-rates.ts'
import { partsThatDoNotAdd } from './parts.ts'
import { quantitiesIn } from './quantities.ts'
import { ratesThatDoNotFit } from './ratios.ts'
import { scoresThatDoNotFit } from './score-items.ts'

const known = new WeakMap<object, readonly Mismatch[]>()

/** All written figures of a document that contradict each other, found once for all rules. */
function mismatchesIn(document: Document): readonly Mismatch[] {
  const before = known.get(document.claims)
  if (before) return before
  const script = scriptOf(document)
  const figures = script.stretches.flatMap((stretch) => {
    const quantities = stretch.kind === 'goals' || stretch.kind === 'safeguards' ? [] : quantitiesIn(stretch.text)
    return quantities.length === 0 ? [] : [{ stretch, quantities }]
  })
  const sheet: Sheet = { script, figures }
  const found = [
    ...partsThatDoNotAdd(sheet),
    ...ratesThatDoNotFit(sheet),
    ...moneyRatesThatDoNotFit(sheet),
    ...changesThatDoNotFit(sheet),
    ...funnelsThatWiden(sheet),
    ...scoresThatDoNotFit(sheet),
    ...inTables(document),
  ]
  known.set(document.claims, found)
  return found
}

function* inTables({ prose }: Document): Iterable<Mismatch> {
  const grids = prose.blocks.flatMap((block) => (block.kind === 'table' ? gridsOf(block) : []))
  for (const grid of grids) {
    // The execution rate has its points in a table of its own.
    const others = grids.filter((one) => one !== grid)
    const beside = new Map((['points', 'score'] as const).map((holds) => [holds, others.flatMap((one) => scoresOf(one, holds))]))
    yield* totalsThatDoNotAdd(prose, grid, beside)
    yield* rowsThatDoNotFit(prose, grid)
    yield* weightsThatDoNotFit(prose, grid)
  }
}

function scoresOf({ columns, rows }: ReturnType<typeof gridsOf>[number], holds: 'points' | 'score'): number[] {
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

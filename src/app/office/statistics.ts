import { rules } from '#audit/rules/index.ts'
import type { Severity } from '#domain/finding.ts'
import { Exact, points, toWanyuan } from '#domain/quantity.ts'
import type { Stage } from '#domain/workflow.ts'
import { ProductError } from '#errors'
import type { DivisionTable, RollupTable } from '#store/database.ts'
import { divisionsBelow, getDivision } from '#store/divisions.ts'
import { findingCounts } from '#store/findings.ts'
import { listRollups } from '#store/rollups.ts'
import { everything, region } from '#store/scope.ts'
import { grantsWith, mustBeAllowed } from '../permission.ts'
import type { Services } from '../services.ts'
import type { Caller } from '../session/caller.ts'

export interface StatisticsRequest {
  readonly year: number
  readonly stage: Stage
  readonly region?: number | undefined
}

const STORED = 4
const MEAN_DECIMALS = 2

/**
 * A division and those directly below it 区划汇总, from kept roll-ups: as quick for a province as for a county.
 * @throws ProductError NOT_ALLOWED unless the whole division is within reach, DIVISION_UNKNOWN
 */
export async function divisionStatistics({ store, now }: Services, caller: Caller, { year, stage, region: wanted }: StatisticsRequest) {
  const home = wanted ?? widest(caller, now())
  const { division, below } = await store.read(everything, async (db) => {
    const found = await getDivision(db, home)
    if (!found) throw new ProductError('DIVISION_UNKNOWN', { region: home })
    return { division: found, below: await divisionsBelow(db, found) }
  })
  mustReach(caller, division, now())
  const rollups = await store.read({ from: division.lo, to: division.hi }, (db) =>
    listRollups(db, { from: division.lo, to: division.hi }, year, stage),
  )
  return {
    region: { regionId: division.region_id, name: division.name, level: division.level },
    total: tally(rollups),
    rows: rowsOf(division, below).map(({ region_id, name, level, lo, hi }) => {
      const own = rollups.filter((rollup) => rollup.region_id >= lo && rollup.region_id <= hi)
      return {
        regionId: region_id,
        name,
        level,
        ...tally(own),
        refreshedAt:
          own
            .map(({ refreshed_at }) => refreshed_at)
            .toSorted()
            .at(-1) ?? null,
      }
    }),
  }
}

/** Without a wish: the division of the widest role. */
const widest = (caller: Caller, now: string): number =>
  grantsWith(caller, 'statistics.read', now).toSorted((a, b) => b.regions.to - b.regions.from - (a.regions.to - a.regions.from))[0]?.regions
    .from ?? caller.regionId

function mustReach(caller: Caller, { lo, hi }: DivisionTable, now: string): void {
  const reached = grantsWith(caller, 'statistics.read', now).some(
    ({ regions, unitId }) => unitId === undefined && regions.from <= lo && hi <= regions.to,
  )
  if (!reached) throw new ProductError('NOT_ALLOWED', { what: '查看统计' })
}

/** A division's own budget 本级 stands beside those below it. */
const rowsOf = (division: DivisionTable, below: readonly DivisionTable[]): readonly DivisionTable[] =>
  below.length === 0 ? [division] : [{ ...division, name: `${division.name}本级`, hi: division.lo }, ...below]

function tally(rollups: readonly RollupTable[]) {
  const total = (of: (rollup: RollupTable) => number) => rollups.reduce((sum, rollup) => sum + of(rollup), 0)
  const big = (of: (rollup: RollupTable) => bigint) => rollups.reduce((sum, rollup) => sum + of(rollup), 0n)
  const scored = total((rollup) => rollup.scored)
  const grades: Record<string, number> = {}
  for (const rollup of rollups) for (const [grade, count] of gradesOf(rollup)) grades[grade] = (grades[grade] ?? 0) + count
  return {
    units: total(({ units }) => units),
    submitted: total(({ submitted }) => submitted),
    accepted: total(({ accepted }) => accepted),
    scored,
    projects: total(({ projects }) => projects),
    amount: toWanyuan(
      Exact.scaled(
        big(({ amount_sum }) => amount_sum),
        STORED,
      ),
    ).toString(),
    mean:
      scored === 0
        ? null
        : points(
            Exact.scaled(
              big(({ total_sum }) => total_sum),
              STORED,
            ).div(scored),
          )
            .round(MEAN_DECIMALS)
            .toString(),
    grades,
  }
}

/** Written by the store as grade → count. */
const gradesOf = ({ grades }: RollupTable) => Object.entries(JSON.parse(grades) as Record<string, number>)

/** How often each rule spoke in a division's current versions 常见问题, most frequent first. */
export async function commonFindings({ store, now }: Services, caller: Caller, { year, stage, region: wanted }: StatisticsRequest) {
  const regionId = wanted ?? caller.regionId
  mustBeAllowed(caller, 'statistics.read', { regionId }, now())
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  const rows = await store.read(region(regionId), (db) => findingCounts(db, regionId, year, stage))
  // Severity was written by this program only, from this very type.
  return rows.map(({ rule, severity, count, submissions }) => ({
    rule,
    title: titles.get(rule) ?? rule,
    severity: severity as Severity,
    count,
    submissions,
  }))
}

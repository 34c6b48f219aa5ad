import { CompiledQuery, sql } from 'kysely'
import type { Stage } from '#domain/workflow.ts'
import type { Db, RollupTable, Tx } from './database.ts'

/** States in which a unit's work has left the unit, and in which the finance bureau has accepted it. */
const SUBMITTED = ['submitted', 'accepted', 'locked', 'published', 'archived']
const ACCEPTED = ['accepted', 'locked', 'published', 'archived']

/**
 * Counts a division's year anew from its submissions; provinces and the nation read only these rows. The step that moves the numbers is often
 * a clerk's, whose scope is one unit: from here to the end of the transaction it sees every unit of its divisions, so call this after all
 * reading.
 */
export async function refreshRollup(tx: Tx, regionId: number, year: number, stage: Stage, at: string): Promise<void> {
  await tx.executeQuery(CompiledQuery.raw(`set local app.units = '*'`))
  const units = await tx
    .selectFrom('unit')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('region_id', '=', regionId)
    .where('active', '=', sql.lit(true))
    .executeTakeFirstOrThrow()
  const groups = await tx
    .selectFrom('submission')
    .select(['state', 'grade', sql<number>`count(*)::int`.as('count'), sql<number>`count(total)::int`.as('scored')])
    .select([
      sql<bigint>`coalesce(sum(total), 0)::bigint`.as('total'),
      sql<bigint>`coalesce(sum(amount), 0)::bigint`.as('amount'),
      sql<number>`coalesce(sum(projects), 0)::int`.as('projects'),
    ])
    .where('region_id', '=', regionId)
    .where('year', '=', year)
    .where('stage', '=', stage)
    .groupBy(['state', 'grade'])
    .execute()
  const submitted = groups.filter(({ state }) => SUBMITTED.includes(state))
  const grades: Record<string, number> = {}
  for (const { grade, count } of submitted) if (grade !== null) grades[grade] = (grades[grade] ?? 0) + count
  const counts = {
    units: units.count,
    submitted: total(submitted.map(({ count }) => count)),
    accepted: total(groups.filter(({ state }) => ACCEPTED.includes(state)).map(({ count }) => count)),
    scored: total(submitted.map(({ scored }) => scored)),
    total_sum: submitted.reduce((sum, group) => sum + group.total, 0n),
    amount_sum: submitted.reduce((sum, group) => sum + group.amount, 0n),
    projects: total(submitted.map(({ projects }) => projects)),
    grades: JSON.stringify(grades),
    refreshed_at: at,
  }
  await tx
    .insertInto('rollup')
    .values({ region_id: regionId, year, stage, ...counts })
    .onConflict((on) => on.columns(['region_id', 'year', 'stage']).doUpdateSet(counts))
    .execute()
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0)

/** The divisions of a range that have a roll-up, by region id. */
export const listRollups = (
  db: Db,
  { from, to }: { readonly from: number; readonly to: number },
  year: number,
  stage: Stage,
): Promise<RollupTable[]> =>
  db
    .selectFrom('rollup')
    .selectAll()
    .where('region_id', '>=', from)
    .where('region_id', '<=', to)
    .where('year', '=', year)
    .where('stage', '=', stage)
    .orderBy('region_id')
    .execute()

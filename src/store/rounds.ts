import type { Stage } from '#domain/workflow.ts'
import type { Db, RoundTable, Tx } from './database.ts'
import { stableId } from './ids.ts'

export interface NewRound {
  readonly regionId: number
  readonly year: number
  readonly stage: Stage
  readonly title: string
  readonly schemeId?: string | undefined
  readonly opensAt?: string | undefined
  readonly dueAt?: string | undefined
  readonly reviewDueAt?: string | undefined
}

/** Opens or changes a round 一轮填报: one per division, year and stage. */
export async function saveRound(tx: Tx, round: NewRound): Promise<RoundTable> {
  const { regionId, year, stage } = round
  const change = {
    title: round.title,
    scheme_id: round.schemeId ?? null,
    opens_at: round.opensAt ?? null,
    due_at: round.dueAt ?? null,
    review_due_at: round.reviewDueAt ?? null,
  }
  return tx
    .insertInto('round')
    .values({ region_id: regionId, id: stableId('round', regionId, year, stage), year, stage, closed_at: null, ...change })
    .onConflict((on) => on.columns(['region_id', 'year', 'stage']).doUpdateSet(change))
    .returningAll()
    .executeTakeFirstOrThrow()
}

export const getRound = (db: Db, regionId: number, year: number, stage: Stage): Promise<RoundTable | undefined> =>
  db
    .selectFrom('round')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('year', '=', year)
    .where('stage', '=', stage)
    .executeTakeFirst()

export const listRounds = (db: Db, regionId: number): Promise<RoundTable[]> =>
  db.selectFrom('round').selectAll().where('region_id', '=', regionId).orderBy('year', 'desc').orderBy('stage').execute()

export const closeRound = async (tx: Tx, regionId: number, id: string, at: string | null): Promise<void> => {
  await tx.updateTable('round').set({ closed_at: at }).where('region_id', '=', regionId).where('id', '=', id).execute()
}

/** The rounds of a range of divisions for one year and stage. */
export const roundsOf = (
  db: Db,
  { from, to }: { readonly from: number; readonly to: number },
  year: number,
  stage: Stage,
): Promise<RoundTable[]> =>
  db
    .selectFrom('round')
    .selectAll()
    .where('region_id', '>=', from)
    .where('region_id', '<=', to)
    .where('year', '=', year)
    .where('stage', '=', stage)
    .execute()

export const findRound = (
  db: Db,
  { from, to }: { readonly from: number; readonly to: number },
  id: string,
): Promise<RoundTable | undefined> =>
  db.selectFrom('round').selectAll().where('region_id', '>=', from).where('region_id', '<=', to).where('id', '=', id).executeTakeFirst()

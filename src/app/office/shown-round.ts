import type { Stage } from '#domain/workflow.ts'
import type { RoundTable } from '#store/database.ts'

/** A round of filling in 填报任务 as pages show it; moments are ISO texts. */
export interface ShownRound {
  readonly id: string
  readonly regionId: number
  readonly year: number
  readonly stage: Stage
  readonly title: string
  readonly schemeId: string | null
  readonly opensAt: string | null
  readonly dueAt: string | null
  readonly reviewDueAt: string | null
  readonly closedAt: string | null
}

export const shownRound = (row: RoundTable): ShownRound => ({
  id: row.id,
  regionId: row.region_id,
  year: row.year,
  // Written by this program only, from this very type.
  stage: row.stage as Stage,
  title: row.title,
  schemeId: row.scheme_id,
  opensAt: row.opens_at,
  dueAt: row.due_at,
  reviewDueAt: row.review_due_at,
  closedAt: row.closed_at,
})

import { Exact, toWanyuan } from '#domain/quantity.ts'
import type { Stage, State } from '#domain/workflow.ts'
import type { RoundTable, SubmissionTable } from '#store/database.ts'

/** One line of the board 填报进度: scores in 分 and amounts in 万元 as decimal strings, null where pending. */
export interface BoardRow {
  readonly id: string
  readonly regionId: number
  readonly unitId: string
  readonly unitName: string
  readonly unitCode: string
  readonly year: number
  readonly stage: Stage
  readonly state: State
  readonly version: number
  readonly total: string | null
  readonly grade: string | null
  readonly projects: number
  readonly amount: string | null
  readonly pending: number
  readonly errors: number
  readonly warnings: number
  readonly dueAt: string | null
  readonly submittedAt: string | null
  readonly updatedAt: string
}

export function boardRow(
  row: SubmissionTable,
  unit: { readonly name: string; readonly code: string },
  round: RoundTable | undefined,
): BoardRow {
  return {
    id: row.id,
    regionId: row.region_id,
    unitId: row.unit_id,
    unitName: unit.name,
    unitCode: unit.code,
    year: row.year,
    // Written by this program only, from these very types.
    stage: row.stage as Stage,
    state: row.state as State,
    version: row.version,
    total: scoreText(row.total),
    grade: row.grade,
    projects: row.projects,
    amount: amountText(row.amount),
    pending: row.pending,
    errors: row.errors,
    warnings: row.warnings,
    dueAt: row.due_at ?? round?.due_at ?? null,
    submittedAt: row.submitted_at,
    updatedAt: row.updated_at,
  }
}

/** The store counts money and points in 10⁻⁴. */
const STORED = 4

/** 10⁻⁴ 分 → "94.5" */
export const scoreText = (score: bigint | null): string | null => (score === null ? null : Exact.scaled(score, STORED).toString())
/** 10⁻⁴ 元 → 万元 "245.328" */
export const amountText = (amount: bigint | null): string | null =>
  amount === null ? null : toWanyuan(Exact.scaled(amount, STORED)).toString()

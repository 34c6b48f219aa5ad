import type { Database } from '../database.ts'

export type TableName = keyof Database

/**
 * What leaves the database in which export, parents before children. `exchange` goes to another installation: no passwords, tokens or
 * roles, so that nobody grants himself rights elsewhere, and no scores or findings, because the receiver computes its own. Sessions, attempts and jobs belong to a running program and are never exported.
 */
export interface ExportedTable {
  readonly table: TableName
  readonly key: readonly string[]
  readonly exchange: boolean
}

const id = ['region_id', 'id'] as const

export const exportedTables: readonly ExportedTable[] = [
  { table: 'division', key: ['region_id'], exchange: true },
  { table: 'unit', key: id, exchange: true },
  { table: 'person', key: id, exchange: true },
  { table: 'role_grant', key: id, exchange: false },
  { table: 'credential', key: ['region_id', 'person_id'], exchange: false },
  { table: 'api_token', key: id, exchange: false },
  { table: 'round', key: id, exchange: false },
  { table: 'submission', key: id, exchange: true },
  { table: 'submission_version', key: ['region_id', 'submission_id', 'version'], exchange: true },
  { table: 'submission_step', key: ['region_id', 'submission_id', 'number'], exchange: true },
  { table: 'run', key: id, exchange: false },
  { table: 'project_score', key: ['region_id', 'run_id', 'number'], exchange: false },
  { table: 'score', key: ['region_id', 'run_id', 'project', 'line'], exchange: false },
  { table: 'rollup', key: ['region_id', 'year', 'stage'], exchange: false },
  { table: 'finding', key: ['region_id', 'submission_id', 'version', 'number'], exchange: false },
  { table: 'waiver', key: id, exchange: true },
  { table: 'evidence', key: id, exchange: true },
  { table: 'comment', key: id, exchange: true },
  { table: 'notice', key: id, exchange: false },
  { table: 'setting', key: ['region_id', 'key'], exchange: false },
  { table: 'log', key: ['region_id', 'origin', 'seq'], exchange: true },
  { table: 'log_head', key: ['region_id', 'origin'], exchange: true },
]

export const neverExported: readonly TableName[] = ['session', 'login_attempt', 'job']

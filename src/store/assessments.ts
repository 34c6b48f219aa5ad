import { sql } from 'kysely'
import type { Assessment, Evaluated, Line } from '#domain/assessment.ts'
import { canonicalModel } from '#domain/canonical-text.ts'
import { fromJson, type Json } from '#domain/json.ts'
import { type Exact, sum } from '#domain/quantity.ts'
import { ProductError } from '#errors'
import type { Db, ProjectScoreTable, RunTable, ScoreTable, Tx } from './database.ts'
import { newId } from './ids.ts'
import { sha256 } from './submissions.ts'

/** Money and points in the columns count 10⁻⁴; the body keeps every digit. */
const SCALE = 4

export interface NewRun {
  readonly regionId: number
  readonly submissionId: string
  readonly unitId: string
  readonly version: number
  readonly assessment: Assessment
  readonly budgets?: readonly { readonly budget?: Exact | undefined; readonly executed?: Exact | undefined }[]
  readonly codes?: readonly (string | undefined)[]
  readonly at: string
  /** Open errors and warnings of the same check, for the board. */
  readonly errors: number
  readonly warnings: number
}

/** An assessment read back: every score is there, the proofs are not; they follow from inputs and scheme. */
export type StoredAssessment = Omit<Assessment, 'department' | 'projects'> & {
  readonly department: Stored<Evaluated>
  readonly projects: readonly Stored<Evaluated>[]
}
export type Stored<T> = T extends Evaluated
  ? Omit<Evaluated, 'execution' | 'lines'> & { readonly execution: StoredLine; readonly lines: readonly StoredLine[] }
  : never
export type StoredLine = Omit<Line, 'outcome'> & {
  readonly outcome: Exclude<Line['outcome'], { kind: 'scored' }> | Omit<Extract<Line['outcome'], { kind: 'scored' }>, 'proof'>
}

/**
 * Keeps an assessment as a new run and makes it the current one; a draft's former run goes, a kept one (see `keepRun`) stays. One trip to
 * the database. @returns the run's id
 */
export async function saveRun(tx: Tx, made: NewRun): Promise<string> {
  const { run, projects, amount } = runRows(made)
  await tx
    .with('former', (query) =>
      query
        .deleteFrom('run')
        .where('region_id', '=', made.regionId)
        .where('submission_id', '=', made.submissionId)
        .where('kept', '=', sql.lit(false))
        .returning('id'),
    )
    .with('gone', (query) =>
      query
        .deleteFrom('project_score')
        .where('region_id', '=', made.regionId)
        .where('run_id', 'in', (eb) => eb.selectFrom('former').select('id')),
    )
    .with('added', (query) => query.insertInto('run').values(run))
    .with('scored', (query) => query.insertInto('project_score').expression(recordset<ProjectScoreTable>('project_score', projects)))
    .updateTable('submission')
    .set({
      run_id: run.id,
      scheme_id: run.scheme_id,
      total: run.total,
      grade: run.grade,
      pending: run.pending,
      projects: run.projects,
      amount,
      errors: made.errors,
      warnings: made.warnings,
    })
    .where('region_id', '=', made.regionId)
    .where('id', '=', made.submissionId)
    .execute()
  return run.id
}

/** At submission: the run stays for good, and its lines are laid out for statistics 汇总分析. */
export async function keepRun(tx: Tx, run: RunTable): Promise<void> {
  const assessment = assessmentOf(run)
  const lines = [assessment.department, ...assessment.projects].flatMap((form, project) =>
    [form.execution, ...form.lines].map((line, number) => scoreRow(run, project, number, line)),
  )
  await tx
    .with('kept', (query) => query.updateTable('run').set({ kept: true }).where('region_id', '=', run.region_id).where('id', '=', run.id))
    .insertInto('score')
    .expression(recordset<ScoreTable>('score', lines))
    .onConflict((on) => on.doNothing())
    .execute()
}

export const getRun = (db: Db, regionId: number, id: string): Promise<RunTable | undefined> =>
  db.selectFrom('run').selectAll().where('region_id', '=', regionId).where('id', '=', id).executeTakeFirst()

export const listRuns = (db: Db, regionId: number, submissionId: string): Promise<RunTable[]> =>
  db
    .selectFrom('run')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('submission_id', '=', submissionId)
    .orderBy('at')
    .orderBy('id')
    .execute()

/** @throws ProductError STORE_DAMAGED when the text is not what was stored */
export function assessmentOf(run: RunTable): StoredAssessment {
  if (sha256(run.body) !== run.body_hash) throw new ProductError('STORE_DAMAGED', { what: `评分结果 ${run.id}` })
  return fromJson<StoredAssessment>(JSON.parse(run.body) as Json) // the hash vouches: written by assessmentText below
}

/** The forms of a run, the department's own (number 0) first. */
export const projectScores = (db: Db, regionId: number, runId: string): Promise<ProjectScoreTable[]> =>
  db.selectFrom('project_score').selectAll().where('region_id', '=', regionId).where('run_id', '=', runId).orderBy('number').execute()

export const scoresOf = (db: Db, regionId: number, runId: string): Promise<ScoreTable[]> =>
  db
    .selectFrom('score')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('run_id', '=', runId)
    .orderBy('project')
    .orderBy('line')
    .execute()

/** The text that is kept and compared when scores are computed again: the proofs are functions and left out. */
export function assessmentText(assessment: Assessment): string {
  return canonicalModel({
    ...assessment,
    department: withoutProofs(assessment.department),
    projects: assessment.projects.map(withoutProofs),
  })
}

const withoutProofs = (form: Evaluated) => ({ ...form, execution: withoutProof(form.execution), lines: form.lines.map(withoutProof) })

function withoutProof(line: Line): StoredLine {
  if (line.outcome.kind !== 'scored') return { ...line, outcome: line.outcome }
  const { proof: _, ...outcome } = line.outcome
  return { ...line, outcome }
}

const forms = ({ department, projects }: Assessment): readonly Evaluated[] => [department, ...projects]
const pendingOf = (assessment: Assessment): number => forms(assessment).reduce((count, { pending }) => count + pending.length, 0)
const scaled = (value: Exact): bigint => value.round(SCALE).toScaled(SCALE)
const scaledOrNull = (value: Exact | undefined): bigint | null => (value === undefined ? null : scaled(value))

/** An assessment as rows, and the sum of the projects in 10⁻⁴ 元; null when no amount is known. */
export function runRows(made: Omit<NewRun, 'errors' | 'warnings'>): {
  readonly run: RunTable
  readonly projects: readonly ProjectScoreTable[]
  readonly amount: bigint | null
} {
  const run = runRow(made)
  const amounts = made.assessment.projects.flatMap(({ amount }) => amount ?? [])
  return {
    run,
    projects: forms(made.assessment).map((form, number) => projectRow(made, run.id, form, number)),
    amount: amounts.length === 0 ? null : scaled(sum(amounts)),
  }
}

function runRow({ regionId, submissionId, unitId, version, assessment, at }: Omit<NewRun, 'errors' | 'warnings'>): RunTable {
  const body = assessmentText(assessment)
  return {
    region_id: regionId,
    id: newId(),
    submission_id: submissionId,
    unit_id: unitId,
    version,
    scheme_id: assessment.schemeId,
    scheme_hash: assessment.schemeHash,
    at,
    total: scaledOrNull(assessment.department.total),
    grade: assessment.department.grade ?? null,
    projects: assessment.projects.length,
    pending: pendingOf(assessment),
    body,
    body_hash: sha256(body),
    kept: false,
  }
}

function projectRow(
  { regionId, unitId, codes, budgets }: Omit<NewRun, 'errors' | 'warnings'>,
  runId: string,
  form: Evaluated,
  number: number,
): ProjectScoreTable {
  const budget = budgets?.[number - 1]
  return {
    region_id: regionId,
    run_id: runId,
    number,
    unit_id: unitId,
    code: codes?.[number - 1] ?? null,
    name: form.name ?? null,
    amount: scaledOrNull(form.amount),
    budget: scaledOrNull(budget?.budget),
    executed: scaledOrNull(budget?.executed),
    total: scaledOrNull(form.total),
    grade: form.grade ?? null,
    proven: form.proven,
    pending: form.pending.length,
  }
}

function scoreRow(run: RunTable, project: number, line: number, { category, method, points, outcome }: StoredLine): ScoreTable {
  const score = outcome.kind === 'scored' || outcome.kind === 'claimed' ? Number(scaled(outcome.score)) : null
  return {
    region_id: run.region_id,
    run_id: run.id,
    project,
    line,
    unit_id: run.unit_id,
    category,
    method: method ?? null,
    points: points === undefined ? null : Number(scaled(points)),
    score,
    outcome: outcome.kind,
  }
}

/** Many rows as one parameter: the same on both engines, and the statement's text stays the same however many there are. */
const recordset = <R extends object>(table: string, rows: readonly R[]) =>
  sql<R>`select * from json_populate_recordset(null::${sql.table(table)}, ${rowsText(rows)}::json)`

/** Rows as JSON; what JSON has no word for (bigint) as text, which PostgreSQL reads as the column's type. */
export const rowsText = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))

import { createHash } from 'node:crypto'
import { canonicalModel } from '#domain/canonical-text.ts'
import { fromJson, type Json } from '#domain/json.ts'
import type { Submission } from '#domain/submission.ts'
import type { Stage, State } from '#domain/workflow.ts'
import { ProductError } from '#errors'
import type { Db, SubmissionTable, SubmissionVersionTable, Tx } from './database.ts'
import { stableId } from './ids.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface NewSubmission {
  readonly regionId: number
  readonly unitId: string
  readonly year: number
  readonly stage: Stage
  readonly content: Submission
  readonly author: string
  readonly at: string
  readonly source: Source
  readonly note?: string | undefined
  readonly clerkId?: string | undefined
}

/** How a version came about: typed and saved, imported, merged from another installation, or an older one brought back. */
export type Source = 'save' | 'import' | 'merge' | 'undo'

/** A unit's submission of one stage of one year, with its first version. Undefined when there is one already. */
export async function createSubmission(tx: Tx, made: NewSubmission): Promise<SubmissionTable | undefined> {
  const { regionId, unitId, year, stage } = made
  const row: SubmissionTable = {
    region_id: regionId,
    id: stableId('submission', regionId, unitId, year, stage),
    unit_id: unitId,
    year,
    stage,
    state: 'draft',
    version: 1,
    first_key: null,
    second_key: null,
    clerk_id: made.clerkId ?? null,
    reviewer_id: null,
    due_at: null,
    submitted_at: null,
    updated_at: made.at,
    run_id: null,
    scheme_id: null,
    total: null,
    grade: null,
    projects: made.content.projects.length,
    amount: null,
    pending: 0,
    errors: 0,
    warnings: 0,
  }
  const added = await tx
    .insertInto('submission')
    .values(row)
    .onConflict((on) => on.doNothing())
    .returningAll()
    .executeTakeFirst()
  if (added !== undefined)
    await tx
      .insertInto('submission_version')
      .values(versionRow(made, row.id, unitId, 1))
      .execute()
  return added
}

export interface NewVersion {
  readonly regionId: number
  readonly submissionId: string
  readonly unitId: string
  /** The version this one was made from. */
  readonly expected: number
  readonly content: Submission
  readonly author: string
  readonly at: string
  readonly source: Source
  readonly note?: string | undefined
}

export interface StoredVersion extends Omit<SubmissionVersionTable, 'body'> {
  readonly content: Submission
}

/** Why a save was not applied: another was faster (`version`), or the submission may no longer be changed (`state`). */
export interface OtherSide {
  readonly because: 'version' | 'state'
  readonly current: SubmissionTable
  readonly theirs: StoredVersion
}

/**
 * The other side of a save that was not applied 冲突: nothing was overwritten, and the caller still holds its own content.
 * @throws ProductError SUBMISSION_NOT_FOUND also for what lies outside the scope
 */
export async function otherSide(
  db: Db,
  { regionId, submissionId, expected }: Pick<NewVersion, 'regionId' | 'submissionId' | 'expected'>,
): Promise<OtherSide> {
  const current = await getSubmission(db, regionId, submissionId)
  const theirs = current && (await readVersion(db, regionId, submissionId, current.version))
  if (current === undefined || theirs === undefined) throw new ProductError('SUBMISSION_NOT_FOUND', { id: submissionId })
  return { because: current.version === expected ? 'state' : 'version', current, theirs }
}

/** The row of a version; its body is the content as canonical text. */
export function versionRow(
  made: Pick<NewVersion, 'regionId' | 'content' | 'author' | 'at' | 'source' | 'note'>,
  submissionId: string,
  unitId: string,
  version: number,
): SubmissionVersionTable {
  const body = canonicalModel(made.content)
  return {
    region_id: made.regionId,
    submission_id: submissionId,
    version,
    unit_id: unitId,
    body,
    body_hash: sha256(body),
    author_id: made.author,
    at: made.at,
    source: made.source,
    note: made.note ?? null,
  }
}

export const getSubmission = (db: Db, regionId: number, id: string): Promise<SubmissionTable | undefined> =>
  db.selectFrom('submission').selectAll().where('region_id', '=', regionId).where('id', '=', id).executeTakeFirst()

/** The submission of an id that a person was given, wherever it stands within the ranges the person may see; others do not exist. */
export const findSubmission = (
  db: Db,
  { from, to }: { readonly from: number; readonly to: number },
  id: string,
): Promise<SubmissionTable | undefined> =>
  db
    .selectFrom('submission')
    .selectAll()
    .where('region_id', '>=', from)
    .where('region_id', '<=', to)
    .where('id', '=', id)
    .executeTakeFirst()

/** @throws ProductError STORE_DAMAGED when the text is not what was stored */
export async function readVersion(db: Db, regionId: number, submissionId: string, version: number): Promise<StoredVersion | undefined> {
  const row = await db
    .selectFrom('submission_version')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('submission_id', '=', submissionId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { body, ...rest } = row
  if (sha256(body) !== row.body_hash) throw new ProductError('STORE_DAMAGED', { what: `${submissionId} 第 ${version} 版` })
  return { ...rest, content: fromJson<Submission>(JSON.parse(body) as Json) } // the hash vouches: written by canonicalModel above
}

/** Who saved what when, newest first; without the contents. */
export const listVersions = (db: Db, regionId: number, submissionId: string) =>
  db
    .selectFrom('submission_version')
    .select(['version', 'author_id', 'at', 'source', 'note', 'body_hash'])
    .where('region_id', '=', regionId)
    .where('submission_id', '=', submissionId)
    .orderBy('version', 'desc')
    .execute()

export interface SubmissionFilter {
  readonly regions: { readonly from: number; readonly to: number }
  readonly year: number
  readonly stage: Stage
  readonly states?: readonly State[] | undefined
  readonly unitIds?: readonly string[] | undefined
}

/** The board 填报进度: one row a submission with its unit, in the units' order. */
export const listSubmissions = (db: Db, { regions, year, stage, states, unitIds }: SubmissionFilter) =>
  db
    .selectFrom('submission as s')
    .innerJoin('unit as u', (on) => on.onRef('u.region_id', '=', 's.region_id').onRef('u.id', '=', 's.unit_id'))
    .selectAll('s')
    .select(['u.name as unit_name', 'u.code as unit_code'])
    .where('s.region_id', '>=', regions.from)
    .where('s.region_id', '<=', regions.to)
    .where('s.year', '=', year)
    .where('s.stage', '=', stage)
    .$if(states !== undefined, (q) => q.where('s.state', 'in', states!))
    .$if(unitIds !== undefined, (q) => q.where('s.unit_id', 'in', unitIds!))
    .orderBy('s.region_id')
    .orderBy('u.sort_key')
    .orderBy('s.id')
    .execute()

/** The unit's submissions over the years, newest first. */
export const submissionsOfUnit = (db: Db, regionId: number, unitId: string): Promise<SubmissionTable[]> =>
  db
    .selectFrom('submission')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('unit_id', '=', unitId)
    .orderBy('year', 'desc')
    .orderBy('stage')
    .execute()

/** Everyone who saved a version: they may not hold the second key. */
export const authorsOf = async (db: Db, regionId: number, submissionId: string): Promise<readonly string[]> =>
  (
    await db
      .selectFrom('submission_version')
      .select('author_id')
      .distinct()
      .where('region_id', '=', regionId)
      .where('submission_id', '=', submissionId)
      .execute()
  ).map(({ author_id }) => author_id)

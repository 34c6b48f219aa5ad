import { ProductError } from '#errors'
import type { SubmissionStepTable, SubmissionTable, SubmissionVersionTable, Tx } from '../database.ts'
import { sha256 } from '../submissions.ts'
import type { MergeConflict } from './merge-conflict.ts'
import { insertLines, rowsOf } from './restore.ts'

/**
 * New ones are added, grown ones carried on, the rest is unchanged or a conflict.
 * @param check refuses a stored submission that is none
 */
export async function mergeSubmissions(tx: Tx, folder: string, check: (body: string) => void) {
  const versions = Map.groupBy(await rowsOf<SubmissionVersionTable>(folder, 'submission_version'), ({ submission_id }) => submission_id)
  const steps = Map.groupBy(await rowsOf<SubmissionStepTable>(folder, 'submission_step'), ({ submission_id }) => submission_id)
  const conflicts: MergeConflict[] = []
  const added = new Set<string>()
  const grown = new Set<string>()
  let count = 0
  let unchanged = 0
  for (const theirs of await rowsOf<SubmissionTable>(folder, 'submission')) {
    const theirVersions = versions.get(theirs.id) ?? []
    for (const { body, body_hash } of theirVersions) {
      if (sha256(body) !== body_hash) throw new ProductError('BACKUP_UNREADABLE', { folder, reason: `${theirs.id} 的内容与校验值不符` })
      check(body)
    }
    const judged = await judge(tx, theirs, theirVersions)
    if (judged.kind === 'unchanged') unchanged++
    else if (judged.kind === 'conflict') conflicts.push(judged.conflict)
    else {
      if (judged.kind === 'new') await insertLines(tx, 'submission', [JSON.stringify(received(theirs))])
      else await carryOn(tx, theirs)
      ;(judged.kind === 'new' ? added : grown).add(theirs.id)
      await insertLines(
        tx,
        'submission_version',
        judged.versions.map((version) => JSON.stringify(version)),
      )
      await insertSteps(tx, theirs, steps.get(theirs.id) ?? [])
      count += judged.versions.length
    }
  }
  await insertDependents(tx, folder, new Set([...added, ...grown]))
  return { added, versions: count, unchanged, conflicts }
}

type Judged =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'new' | 'grown'; readonly versions: readonly SubmissionVersionTable[] }
  | { readonly kind: 'conflict'; readonly conflict: MergeConflict }

/** Compares the two histories by the hashes of their versions: one must be the beginning of the other. */
async function judge(tx: Tx, theirs: SubmissionTable, theirVersions: readonly SubmissionVersionTable[]): Promise<Judged> {
  const at = { regionId: theirs.region_id, id: theirs.id }
  const ours = await tx.selectFrom('submission').selectAll().where('region_id', '=', at.regionId).where('id', '=', at.id).executeTakeFirst()
  if (ours === undefined) return { kind: 'new', versions: theirVersions }
  const ourVersions = await tx
    .selectFrom('submission_version')
    .select(['version', 'body_hash', 'at'])
    .where('region_id', '=', at.regionId)
    .where('submission_id', '=', at.id)
    .orderBy('version')
    .execute()
  const shared = Math.min(ourVersions.length, theirVersions.length)
  const parted = ourVersions.slice(0, shared).findIndex(({ body_hash }, i) => body_hash !== theirVersions[i]?.body_hash)
  if (parted < 0 && theirVersions.length <= ourVersions.length) return { kind: 'unchanged' }
  const mayGrow = ours.state === 'draft' || ours.state === 'returned'
  if (parted < 0 && mayGrow) return { kind: 'grown', versions: theirVersions.slice(shared) }
  const say =
    parted < 0
      ? '这份填报在本系统中已经提交或审定，交换文件里又有新的版本。请先退回，再重新汇入。'
      : `两边从第 ${parted + 1} 版起各自修改。本系统的内容没有改动，请比较两边后由经办人决定采用哪一份。`
  const last = theirVersions.at(-1)
  const describe = (version: number, moment: string) => `第 ${version} 版，${moment.slice(0, 10)}`
  return {
    kind: 'conflict',
    conflict: {
      kind: 'submission',
      ...at,
      say,
      ours: describe(ours.version, ours.updated_at),
      theirs: last === undefined ? '无' : describe(last.version, last.at),
    },
  }
}

const OURS_TO_DECIDE = new Set(['accepted', 'locked', 'published', 'archived'])

/** What a submission may claim when it arrives: the unit's own steps, never an acceptance. Findings are counted anew by the receiver. */
function received(theirs: SubmissionTable): SubmissionTable {
  const beyond = OURS_TO_DECIDE.has(theirs.state)
  return {
    ...theirs,
    state: beyond ? 'submitted' : theirs.state,
    second_key: null,
    reviewer_id: null,
    due_at: null,
    run_id: null,
    total: null,
    grade: null,
  }
}

async function carryOn(tx: Tx, theirs: SubmissionTable): Promise<void> {
  const { state, version, first_key, updated_at, submitted_at, projects } = received(theirs)
  await tx
    .updateTable('submission')
    .set({ state, version, first_key, second_key: null, updated_at, submitted_at, projects, run_id: null, total: null, grade: null })
    .where('region_id', '=', theirs.region_id)
    .where('id', '=', theirs.id)
    .execute()
}

/** Their steps are appended behind ours; numbers are given anew, so both histories stay readable. */
async function insertSteps(tx: Tx, { region_id, id }: SubmissionTable, theirs: readonly SubmissionStepTable[]): Promise<void> {
  const ours = await tx
    .selectFrom('submission_step')
    .select(['number', 'action', 'at', 'person_id'])
    .where('region_id', '=', region_id)
    .where('submission_id', '=', id)
    .execute()
  const known = new Set(ours.map(stepKey))
  const fresh = theirs.filter((step) => !known.has(stepKey(step)) && !OURS_TO_DECIDE.has(step.to_state))
  const start = Math.max(0, ...ours.map(({ number }) => number))
  if (fresh.length > 0)
    await insertLines(
      tx,
      'submission_step',
      fresh.map((step, i) => JSON.stringify({ ...step, number: start + i + 1 })),
    )
}

const stepKey = ({ action, at, person_id }: Pick<SubmissionStepTable, 'action' | 'at' | 'person_id'>): string =>
  `${action} ${Date.parse(at)} ${person_id}`

/** Evidence and talk of the submissions that came in; waivers come as asked, not as granted. */
async function insertDependents(tx: Tx, folder: string, submissions: ReadonlySet<string>): Promise<void> {
  for (const table of ['evidence', 'comment', 'waiver'] as const) {
    for (const row of await rowsOf<{ region_id: number; id: string; submission_id: string }>(folder, table)) {
      if (!submissions.has(row.submission_id)) continue
      const known = await tx
        .selectFrom(table)
        .select('id')
        .where('region_id', '=', row.region_id)
        .where('id', '=', row.id)
        .executeTakeFirst()
      const asked = table === 'waiver' ? { granted: null, decided_by: null, decided_at: null } : {}
      if (known === undefined) await insertLines(tx, table, [JSON.stringify({ ...row, ...asked })])
    }
  }
}

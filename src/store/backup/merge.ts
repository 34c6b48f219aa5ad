import { ProductError } from '#errors'
import type { PersonTable, SubmissionStepTable, SubmissionTable, SubmissionVersionTable, Tx, UnitTable } from '../database.ts'
import { SqlError } from '../engine/engine.ts'
import { appendLog } from '../log.ts'
import type { Store } from '../open.ts'
import type { Scope } from '../scope.ts'
import { sha256 } from '../submissions.ts'
import { checkTables, type Manifest, readManifest } from './manifest.ts'
import { mergeLog, proveTheirLog } from './merge-log.ts'
import { insertLines, restoreBlobs, rowsOf } from './restore.ts'

/** Something that both sides hold differently 冲突: nothing was overwritten, a person decides. */
export interface MergeConflict {
  readonly kind: 'unit' | 'submission' | 'log'
  readonly regionId: number
  readonly id: string
  /** What is wrong, then what to do. */
  readonly say: string
  readonly ours?: string
  readonly theirs?: string
}

export interface MergeReport {
  readonly added: { readonly units: number; readonly submissions: number; readonly versions: number; readonly logEntries: number }
  readonly unchanged: number
  readonly conflicts: readonly MergeConflict[]
  /** Evidence files that the export lacks. */
  readonly missing: readonly string[]
}

export interface MergeOptions {
  /** The divisions and units this caller may receive. */
  readonly scope: Scope
  readonly person: string
  readonly at: string
  /** False: a preview; everything is tried and then undone. */
  readonly commit: boolean
  /** Refuses a stored submission that is none (the file comes from outside). */
  readonly check: (body: string) => void
}

/**
 * Takes the work of another installation in 汇入: an office PC's year into the county's server. New submissions are added, ones that only
 * grew there are carried on, everything that differs on both sides is listed as a conflict and left alone. Roles, passwords, rounds and
 * acceptances are never taken over; the other side's log chain is proved and kept beside our own.
 * @throws ProductError BACKUP_UNREADABLE
 */
export async function merge(store: Store, folder: string, options: MergeOptions): Promise<MergeReport> {
  const manifest = await readManifest(folder)
  if (manifest.purpose !== 'exchange') throw new ProductError('BACKUP_UNREADABLE', { folder, reason: '这是备份，不是交换文件' })
  await checkTables(folder, manifest)
  await proveTheirLog(folder)
  const missing = options.commit ? await restoreBlobs(store, folder, manifest) : []
  const work = async (tx: Tx) => {
    const report = await mergeAll({ tx, folder, store, manifest, options })
    if (!options.commit) throw new Preview(report)
    return { ...report, missing }
  }
  try {
    return await store.write(options.scope, work)
  } catch (error) {
    if (error instanceof Preview) return { ...error.report, missing }
    if (error instanceof SqlError && error.state === OUTSIDE)
      throw new ProductError('BACKUP_UNREADABLE', { folder, reason: '其中有不归您管理的区划或单位的数据' }, { cause: error })
    throw error
  }
}

/** insufficient_privilege: a row outside the scope met the row-level policy. */
const OUTSIDE = '42501'

/** Carries the report of a preview out of the transaction that must not commit. */
class Preview extends Error {
  readonly report: Omit<MergeReport, 'missing'>
  constructor(report: Omit<MergeReport, 'missing'>) {
    super('preview')
    this.report = report
  }
}

interface Merge {
  readonly tx: Tx
  readonly folder: string
  readonly store: Store
  readonly manifest: Manifest
  readonly options: MergeOptions
}

async function mergeAll(merging: Merge): Promise<Omit<MergeReport, 'missing'>> {
  const units = await mergeUnits(merging)
  await mergePeople(merging)
  const submissions = await mergeSubmissions(merging)
  const log = await mergeLog(merging.tx, merging.folder, merging.store.origin)
  const added = { units: units.added, submissions: submissions.added.size, versions: submissions.versions, logEntries: log.added }
  await noteMerge(merging, added)
  return { added, unchanged: submissions.unchanged, conflicts: [...units.conflicts, ...submissions.conflicts, ...log.conflicts] }
}

async function mergeUnits({ tx, folder }: Merge) {
  const conflicts: MergeConflict[] = []
  const parents: UnitTable[] = []
  let added = 0
  for (const unit of await rowsOf<UnitTable>(folder, 'unit')) {
    const ours = await tx
      .selectFrom('unit')
      .selectAll()
      .where('region_id', '=', unit.region_id)
      .where('id', '=', unit.id)
      .executeTakeFirst()
    if (ours === undefined) {
      await insertLines(tx, 'unit', [JSON.stringify({ ...unit, parent_id: null })])
      if (unit.parent_id !== null) parents.push(unit)
      added++
    } else if (ours.name !== unit.name) {
      const say = `单位 ${unit.code} 两边名称不同。已保留本系统的名称，请核对后在单位管理中更正。`
      conflicts.push({ kind: 'unit', regionId: unit.region_id, id: unit.id, say, ours: ours.name, theirs: unit.name })
    }
  }
  for (const { region_id, id, parent_id } of parents) {
    const parent = await tx
      .selectFrom('unit')
      .select('id')
      .where('region_id', '=', region_id)
      .where('id', '=', parent_id)
      .executeTakeFirst()
    if (parent !== undefined)
      await tx.updateTable('unit').set({ parent_id }).where('region_id', '=', region_id).where('id', '=', id).execute()
  }
  return { added, conflicts }
}

/** People come along so that authors have names, without any right to sign in. */
async function mergePeople({ tx, folder, manifest }: Merge): Promise<void> {
  for (const person of await rowsOf<PersonTable>(folder, 'person')) {
    const known = await tx
      .selectFrom('person')
      .select('id')
      .where('region_id', '=', person.region_id)
      .where('id', '=', person.id)
      .executeTakeFirst()
    if (known !== undefined) continue
    const login = `${person.login}@${manifest.origin.slice(0, 8)}`
    await insertLines(tx, 'person', [JSON.stringify({ ...person, login, active: false, external_subject: null })])
  }
}

async function mergeSubmissions(merging: Merge) {
  const { tx, folder, options } = merging
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
      options.check(body)
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

/** Our own chain says what came in, from whom, and under which hashes. */
async function noteMerge({ tx, folder, store, manifest, options }: Merge, added: MergeReport['added']): Promise<void> {
  const regions = new Set((await rowsOf<SubmissionTable>(folder, 'submission')).map(({ region_id }) => region_id))
  const files = manifest.tables.map(({ table, sha256: hash }) => ({ table, sha256: hash }))
  await appendLog(
    tx,
    store.origin,
    [...regions].map((regionId) => ({
      regionId,
      at: options.at,
      person: options.person,
      action: 'exchange.merge',
      subject: { kind: 'installation', id: manifest.origin },
      after: { ...added, files },
    })),
  )
}

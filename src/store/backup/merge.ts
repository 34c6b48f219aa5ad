import { ProductError } from '#errors'
import type { PersonTable, SubmissionTable, Tx, UnitTable } from '../database.ts'
import { SqlError } from '../engine/engine.ts'
import { appendLog } from '../log.ts'
import type { Store } from '../open.ts'
import type { Scope } from '../scope.ts'
import { checkTables, type Manifest, readManifest } from './manifest.ts'
import type { MergeConflict } from './merge-conflict.ts'
import { mergeLog, proveTheirLog } from './merge-log.ts'
import { mergeSubmissions } from './merge-submissions.ts'
import { insertLines, restoreBlobs, rowsOf } from './restore.ts'

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
    if (error instanceof SqlError && error.state === UNKNOWN_DIVISION)
      throw new ProductError('BACKUP_UNREADABLE', { folder, reason: '其中有本系统没有的区划' }, { cause: error })
    throw error
  }
}

/** foreign_key_violation: a unit of a division that is not in the list here. */
const UNKNOWN_DIVISION = '23503'
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

/** What every part of a merge needs. */
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
  const submissions = await mergeSubmissions(merging.tx, merging.folder, merging.options.check)
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

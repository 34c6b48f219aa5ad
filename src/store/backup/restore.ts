import { createReadStream, existsSync } from 'node:fs'
import { copyFile, readdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { ProductError } from '#errors'
import { anchorFile } from '../anchors.ts'
import { evidenceTypes } from '../blobs/file-type.ts'
import { blobPath } from '../blobs/folder-blobs.ts'
import type { Tx } from '../database.ts'
import { readMigrations } from '../migrate.ts'
import { openStore, type Store, type StoreOptions } from '../open.ts'
import { everything } from '../scope.ts'
import { batches, checkTables, type Manifest, readManifest } from './manifest.ts'
import { exportedTables, type TableName } from './tables.ts'

export interface Restored {
  readonly rows: number
  /** Evidence files the backup should hold but does not, or holds damaged. */
  readonly missing: readonly string[]
}

/**
 * Makes a new store from a backup 恢复: everything is checked first, then all rows go in in one transaction, then the evidence files. The
 * target must be new: nothing is ever overwritten.
 * @throws ProductError BACKUP_UNREADABLE, RESTORE_TARGET_NOT_EMPTY, STORE_NEWER
 */
export async function restore(backup: string, target: StoreOptions): Promise<Restored> {
  const manifest = await readManifest(backup)
  if (manifest.purpose !== 'backup') throw new ProductError('BACKUP_UNREADABLE', { folder: backup, reason: '这是交换文件，不是备份' })
  const known = await readMigrations()
  if (!known.some(({ name }) => name === manifest.schema))
    throw new ProductError('STORE_NEWER', { found: manifest.schema, known: known.at(-1)?.name ?? '' })
  await checkTables(backup, manifest)
  const folder = resolve(target.folder)
  if (existsSync(folder) && (await readdir(folder)).length > 0) throw new ProductError('RESTORE_TARGET_NOT_EMPTY', { folder })
  // Under the schema they were written by; opening it anew then brings them up to date, as it would have done where they come from.
  const rows = await within(await openStore({ ...target, schema: manifest.schema }), async (store) => {
    const inserted = await store.write(everything, (tx) => insertAll(tx, backup, manifest, folder))
    if (existsSync(anchorFile(backup))) await copyFile(anchorFile(backup), anchorFile(folder))
    return inserted
  })
  return within(await openStore(target), async (store) => {
    await store.maintain()
    return { rows, missing: await restoreBlobs(store, backup, manifest) }
  })
}

const within = <T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> => work(store).finally(store.close)

async function insertAll(tx: Tx, backup: string, manifest: Manifest, folder: string): Promise<number> {
  const occupied = await tx.selectFrom('unit').select('id').limit(1).executeTakeFirst()
  if (occupied !== undefined) throw new ProductError('RESTORE_TARGET_NOT_EMPTY', { folder })
  await sql`set constraints all deferred`.execute(tx)
  // The new store has made itself an id; the backup's own one continues its log chains.
  await tx.deleteFrom('setting').execute()
  let rows = 0
  for (const { table } of exportedTables.filter((exported) => manifest.tables.some((entry) => entry.table === exported.table)))
    for await (const lines of batches(backup, table)) {
      await insertLines(tx, table, lines)
      rows += lines.length
    }
  return rows
}

/**
 * Rows as the database wrote them, read by the database. Columns that an older program's rows lack get their default, ones that are gone are
 * left out; all lines have the columns of the first.
 */
export async function insertLines(tx: Tx, table: TableName, lines: readonly string[]): Promise<void> {
  const [first] = lines
  if (first === undefined) return
  const given = Object.keys(JSON.parse(first) as object) // a row, written by row_to_json
  const { rows: known } = await sql<{
    name: string
  }>`select attname::text as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(tx)
  const columns = sql.join(known.filter(({ name }) => given.includes(name)).map(({ name }) => sql.ref(name)))
  const rows = `[${lines.join(',')}]`
  await sql`insert into ${sql.table(table)} (${columns})
    select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${rows}::json)`.execute(tx)
}

/** Copies the evidence files through the store, which hashes them anew. @returns those that are not there or not what they should be */
export async function restoreBlobs(store: Store, backup: string, manifest: Manifest): Promise<readonly string[]> {
  const missing: string[] = []
  for (const sha256 of manifest.blobs) {
    const path = blobPath(join(backup, 'blobs'), sha256)
    const sound =
      existsSync(path) &&
      (await store.blobs.put(createReadStream(path), { maxBytes: Infinity, types: evidenceTypes }).then(
        (blob) => blob.sha256 === sha256,
        () => false,
      ))
    if (!sound) missing.push(sha256)
  }
  return missing
}

/** Lines of one table as rows; big numbers beyond 2^53 do not occur in the columns used here. */
export async function rowsOf<R>(folder: string, table: TableName): Promise<readonly R[]> {
  const rows: R[] = []
  for await (const lines of batches(folder, table)) for (const line of lines) rows.push(JSON.parse(line) as R) // hashed against the manifest; what is used is compared or inserted by the database
  return rows
}

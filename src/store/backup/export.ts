import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { copyFile, type FileHandle, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { ProductError } from '#errors'
import { anchorFile, keepAnchors } from '../anchors.ts'
import { blobPath } from '../blobs/folder-blobs.ts'
import type { Db } from '../database.ts'
import { syncFolder } from '../engine/durable-fs.ts'
import { readMigrations } from '../migrate.ts'
import type { Store } from '../open.ts'
import { everything, type Scope } from '../scope.ts'
import { MANIFEST, type Manifest, type TableEntry, tableFile } from './manifest.ts'
import { type ExportedTable, exportedTables } from './tables.ts'

export interface ExportOptions {
  /** 'backup' holds everything; 'exchange' what may go to another installation. */
  readonly purpose: Manifest['purpose']
  readonly at: string
  /** What is exported; undefined: everything. */
  readonly scope?: Scope | undefined
  /** An earlier export on the same disk: files it has already are linked, not copied again. */
  readonly linkFrom?: string | undefined
}

/**
 * Our own logical export 导出: one file per table (a JSON line a row, in the order of the keys), the evidence files, and a manifest with
 * counts and hashes. It is written beside its place and named at the end: a folder that exists is complete. All tables come from one snapshot.
 * @throws ProductError BACKUP_FOLDER_NOT_EMPTY, BACKUP_PLACE_MISSING
 */
export async function exportTo(store: Store, target: string, options: ExportOptions): Promise<Manifest> {
  const folder = resolve(target)
  if (existsSync(folder) && (await readdir(folder)).length > 0) throw new ProductError('BACKUP_FOLDER_NOT_EMPTY', { folder })
  // The mount point of a disk that is not there would be filled on the wrong disk.
  if (!existsSync(dirname(folder))) throw new ProductError('BACKUP_PLACE_MISSING', { folder: dirname(folder) })
  const making = `${folder}.partial`
  await rm(making, { recursive: true, force: true })
  await mkdir(making, { recursive: true, mode: 0o700 })
  try {
    const manifest = await fill(store, making, options)
    await writeSynced(join(making, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)
    await rm(folder, { recursive: true, force: true })
    await rename(making, folder)
    syncFolder(dirname(folder))
    return manifest
  } catch (error) {
    await rm(making, { recursive: true, force: true })
    throw error
  }
}

async function fill(store: Store, folder: string, { purpose, at, scope = everything, linkFrom }: ExportOptions): Promise<Manifest> {
  await keepAnchors(store)
  const wanted = exportedTables.filter(({ exchange }) => purpose === 'backup' || exchange)
  const { tables, blobs } = await store.read(scope, async (db) => {
    await sql`set local timezone = 'UTC'`.execute(db)
    const entries: TableEntry[] = []
    for (const exported of wanted) entries.push(await exportTable(db, folder, exported))
    const hashes = await db.selectFrom('evidence').select('sha256').distinct().orderBy('sha256').execute()
    return { tables: entries, blobs: hashes.map(({ sha256 }) => sha256) }
  })
  // After the rows: files are only ever added, so every row's file is there.
  for (const sha256 of blobs) await copyBlob(store, folder, sha256, linkFrom)
  if (existsSync(anchorFile(store.folder))) await copyFile(anchorFile(store.folder), anchorFile(folder))
  const schema = (await readMigrations()).at(-1)?.name ?? ''
  return { format: 1, purpose, origin: store.origin, at, schema, tables, blobs }
}

const PAGE = 500

/** The database itself writes the lines, so that no value passes through JavaScript's numbers. */
async function exportTable(db: Db, folder: string, { table, key }: ExportedTable): Promise<TableEntry> {
  const file = await open(tableFile(folder, table), 'wx', 0o600)
  try {
    const order = sql.join(key.map((column) => sql.ref(column)))
    await sql`declare lines no scroll cursor for select row_to_json(t)::text as line from ${sql.table(table)} t order by ${order}`.execute(
      db,
    )
    const entry = await pour(db, file)
    await sql`close lines`.execute(db)
    await file.sync()
    return { table, ...entry }
  } finally {
    await file.close()
  }
}

async function pour(db: Db, file: FileHandle): Promise<{ readonly rows: number; readonly sha256: string }> {
  const hash = createHash('sha256')
  const fetch = sql<{ line: string }>`fetch ${sql.lit(PAGE)} from lines`
  let rows = 0
  for (let page = await fetch.execute(db); page.rows.length > 0; page = await fetch.execute(db)) {
    const text = page.rows.map(({ line }) => `${line}\n`).join('')
    hash.update(text)
    await file.writeFile(text)
    rows += page.rows.length
  }
  return { rows, sha256: hash.digest('hex') }
}

/** A damaged or missing evidence file does not stop the backup of everything else: it is missing there too, and `verify` names it. */
async function copyBlob(store: Store, folder: string, sha256: string, linkFrom: string | undefined): Promise<void> {
  if ((await store.blobs.verify(sha256)) !== 'sound') return
  const to = blobPath(join(folder, 'blobs'), sha256)
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  const earlier = linkFrom === undefined ? undefined : blobPath(join(linkFrom, 'blobs'), sha256)
  if (
    earlier !== undefined &&
    (await link(earlier, to).then(
      () => true,
      () => false,
    ))
  )
    return
  await pipeline(Readable.from(await store.blobs.get(sha256)), createWriteStream(to, { mode: 0o600 }))
  const file = await open(to, 'r+')
  await file.sync().finally(() => file.close())
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  await file.writeFile(text)
  await file.sync().finally(() => file.close())
}

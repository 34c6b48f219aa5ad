import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ProductError } from '#errors'
import { exportedTables, type TableName } from './tables.ts'

/** The last file of an export: what is in it, with counts and hashes. An export without it is not complete. */
export interface Manifest {
  readonly format: 1
  readonly purpose: 'backup' | 'exchange'
  /** Installation it comes from, and when. */
  readonly origin: string
  readonly at: string
  /** Newest schema step the rows were written under. */
  readonly schema: string
  readonly tables: readonly TableEntry[]
  /** sha256 of the evidence files in blobs/. */
  readonly blobs: readonly string[]
}

export interface TableEntry {
  readonly table: TableName
  readonly rows: number
  readonly sha256: string
}

export const MANIFEST = 'manifest.json'
export const tableFile = (folder: string, table: string): string => join(folder, `${table}.ndjson`)

/** @throws ProductError BACKUP_UNREADABLE */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => undefined)
  if (text === undefined) throw new ProductError('BACKUP_UNREADABLE', { folder, reason: `缺少 ${MANIFEST}，备份没有做完或文件不全` })
  const manifest = parseManifest(text)
  if (manifest === undefined) throw new ProductError('BACKUP_UNREADABLE', { folder, reason: `${MANIFEST} 已损坏` })
  return manifest
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const value = JSON.parse(text) as Partial<Manifest> // from outside: what is used below is checked here
    const known = new Set<string>(exportedTables.map(({ table }) => table))
    const sound =
      value.format === 1 &&
      (value.purpose === 'backup' || value.purpose === 'exchange') &&
      typeof value.origin === 'string' &&
      typeof value.at === 'string' &&
      typeof value.schema === 'string' &&
      Array.isArray(value.tables) &&
      value.tables.every((entry) => known.has(entry.table) && Number.isSafeInteger(entry.rows) && /^[0-9a-f]{64}$/.test(entry.sha256)) &&
      Array.isArray(value.blobs) &&
      value.blobs.every((hash) => /^[0-9a-f]{64}$/.test(hash))
    return sound ? (value as Manifest) : undefined
  } catch {
    return undefined
  }
}

/** Hash and line count of every table file against the manifest. @throws ProductError BACKUP_UNREADABLE naming the first that differs */
export async function checkTables(folder: string, manifest: Manifest): Promise<void> {
  for (const { table, rows, sha256 } of manifest.tables) {
    const hash = createHash('sha256')
    let lines = 0
    try {
      for await (const chunk of createReadStream(tableFile(folder, table))) {
        const bytes = chunk as Buffer // a stream without an encoding gives buffers
        hash.update(bytes)
        for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
      }
    } catch (cause) {
      throw new ProductError('BACKUP_UNREADABLE', { folder, reason: `缺少 ${table}.ndjson` }, { cause })
    }
    if (hash.digest('hex') !== sha256 || lines !== rows)
      throw new ProductError('BACKUP_UNREADABLE', { folder, reason: `${table}.ndjson 与清单不符` })
  }
}

/** The lines of one table file, in batches. */
export async function* batches(folder: string, table: TableName, size = 500): AsyncIterable<readonly string[]> {
  let batch: string[] = []
  for await (const line of createInterface({ input: createReadStream(tableFile(folder, table)), crlfDelay: Infinity })) {
    batch.push(line)
    if (batch.length === size) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

import { readAnchors } from '#store/anchors.ts'
import { checkTables, readManifest } from '#store/backup/manifest.ts'
import { logRows } from '#store/backup/merge-log.ts'
import { rowsOf } from '#store/backup/restore.ts'
import { verifyBlobFiles } from '#store/backup/verify-blobs.ts'
import type { LogHeadTable } from '#store/database.ts'
import type { LogProof } from '#store/verify-log.ts'
import { verifyRows, withSignatures } from '#store/verify-log.ts'

export interface ExportProof {
  readonly at: string
  readonly tables: number
  readonly rows: number
  readonly log: LogProof
  readonly blobs: number
  /** sha256 of evidence files that are missing or not what they should be. */
  readonly broken: readonly string[]
  readonly sound: boolean
}

/**
 * Proves an export or backup by itself, without the program it came from 校验导出: counts and hashes of the manifest, the log's chains, every
 * evidence file. @throws ProductError BACKUP_UNREADABLE naming the first table that differs
 */
export async function verifyExport(folder: string, publicKey?: string): Promise<ExportProof> {
  const manifest = await readManifest(folder)
  await checkTables(folder, manifest)
  const heads = await rowsOf<LogHeadTable>(folder, 'log_head')
  const anchors = await readAnchors(folder)
  const log = withSignatures(await verifyRows(logRows(folder), heads, anchors), heads, anchors, publicKey)
  const broken = await verifyBlobFiles(folder, manifest)
  return {
    at: manifest.at,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
    log,
    blobs: manifest.blobs.length,
    broken,
    sound: log.problems.length + broken.length === 0,
  }
}

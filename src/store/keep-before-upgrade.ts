import { cp, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { syncFolder, syncTree } from './engine/durable-fs.ts'

/** Beside the database: as it was before the last upgrade. */
export const beforeUpgrade = (database: string): string => `${database}.before-upgrade`

/**
 * Copies a closed database before its schema changes 升级前留存. Whole or not at all, like every folder that is made here; the copy before an
 * earlier upgrade gives way.
 */
export async function keepBeforeUpgrade(database: string): Promise<void> {
  const kept = beforeUpgrade(database)
  const making = `${kept}.new`
  await rm(making, { recursive: true, force: true })
  await cp(database, making, { recursive: true })
  await syncTree(making)
  await rm(kept, { recursive: true, force: true })
  await rename(making, kept)
  syncFolder(dirname(database))
}

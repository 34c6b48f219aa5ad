import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Store } from './open.ts'
import { everything } from './scope.ts'
import { type SignedAnchor, signAnchor } from './signed-anchors.ts'
import { logHeads, toAnchor } from './verify-log.ts'

export const anchorFile = (folder: string): string => join(folder, 'log-anchors.ndjson')

/**
 * Writes the ends of all chains that moved to a file beside the database 留存链头: whoever cuts or rewrites the log inside the database does
 * not reach it, and every backup carries a copy. One JSON line each, only ever appended; signed where the store has a key.
 */
export async function keepAnchors(store: Store): Promise<void> {
  const kept = new Map((await readAnchors(store.folder)).map((anchor) => [`${anchor.regionId}:${anchor.origin}`, anchor]))
  const heads = (await store.read(everything, logHeads)).map(toAnchor)
  const key = store.sm2
  const moved = heads.filter(({ regionId, origin, seq }) => {
    const last = kept.get(`${regionId}:${origin}`)
    return seq > (last?.seq ?? 0) || (key !== undefined && seq > 0 && last?.signature === undefined)
  })
  if (moved.length === 0) return
  const file = await open(anchorFile(store.folder), 'a', 0o600)
  try {
    await file.write(moved.map((anchor) => `${JSON.stringify(key ? signAnchor(anchor, key) : anchor)}\n`).join(''))
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The anchors of a data folder, oldest first; a line cut off by a crash is skipped. */
export async function readAnchors(folder: string): Promise<readonly SignedAnchor[]> {
  const text = await readFile(anchorFile(folder), 'utf8').catch(() => '')
  return text.split('\n').flatMap(parseAnchor)
}

function parseAnchor(line: string): readonly SignedAnchor[] {
  try {
    const { regionId, origin, seq, hash, signature } = JSON.parse(line) as Partial<SignedAnchor> // our own file, but each field is checked
    return typeof regionId === 'number' && typeof origin === 'string' && typeof seq === 'number' && typeof hash === 'string'
      ? [{ regionId, origin, seq, hash, ...(typeof signature === 'string' ? { signature } : {}) }]
      : []
  } catch {
    return []
  }
}

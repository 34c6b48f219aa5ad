import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ProductError } from '#errors'
import { syncFolder } from '../engine/durable-fs.ts'
import type { Blob, BlobLimits, BlobStore } from './blob-store.ts'
import { fileType } from './file-type.ts'

const HEAD = 65_536
const SHA256 = /^[0-9a-f]{64}$/

/** ab/cd/<sha256> below the root. The name is checked, so no path can be smuggled in. */
export function blobPath(root: string, sha256: string): string {
  if (!SHA256.test(sha256)) throw new RangeError('not a sha256')
  return join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** Blobs in a folder of this machine. `room` refuses while the disk is nearly full. */
export function folderBlobs(root: string, room: () => Promise<void>): BlobStore {
  const pathOf = (sha256: string): string => blobPath(root, sha256)
  const verify: BlobStore['verify'] = async (sha256) => {
    const path = pathOf(sha256)
    if (!existsSync(path)) return 'missing'
    return (await hashOf(path)) === sha256 ? 'sound' : 'damaged'
  }
  return {
    verify,
    put: async (content, limits) => {
      await room()
      const arriving = join(root, 'arriving')
      await makeFolder(arriving)
      const path = join(arriving, randomUUID())
      try {
        const blob = await receive(path, content, limits)
        await settle(path, pathOf(blob.sha256), (await verify(blob.sha256)) === 'sound')
        return blob
      } finally {
        await rm(path, { force: true })
      }
    },
    get: async (sha256) => {
      const state = await verify(sha256)
      if (state === 'missing') throw new ProductError('EVIDENCE_MISSING', { sha256 })
      if (state === 'damaged') throw new ProductError('EVIDENCE_DAMAGED', { sha256 })
      return createReadStream(pathOf(sha256))
    },
    list: () => listBlobs(root),
  }
}

/** Writes the stream to `path`, hashed, within the limits, synced. */
export async function receive(path: string, content: AsyncIterable<Uint8Array>, limits: BlobLimits): Promise<Blob> {
  const file = await open(path, 'wx', 0o600)
  try {
    const { sha256, size, head } = await pour(file, content, limits.maxBytes)
    if (size === 0) throw new ProductError('EVIDENCE_EMPTY', {})
    const mime = fileType(head)
    if (mime === undefined || !limits.types.includes(mime)) throw new ProductError('EVIDENCE_TYPE_REFUSED', { found: mime ?? '无法识别' })
    await file.sync()
    return { sha256, size, mime }
  } finally {
    await file.close()
  }
}

async function pour(file: FileHandle, content: AsyncIterable<Uint8Array>, maxBytes: number) {
  const hash = createHash('sha256')
  const heads: Uint8Array[] = []
  let size = 0
  for await (const chunk of content) {
    if (size < HEAD) heads.push(chunk)
    size += chunk.length
    if (size > maxBytes) throw new ProductError('EVIDENCE_TOO_LARGE', { limitMb: Math.floor(maxBytes / 1048576) })
    hash.update(chunk)
    await file.writeFile(chunk)
  }
  return { sha256: hash.digest('hex'), size, head: Buffer.concat(heads).subarray(0, HEAD) }
}

/** Gives the file its name for good: rename, then the folders, so that a row written afterwards never points to nothing. */
async function settle(from: string, to: string, known: boolean): Promise<void> {
  if (known) return
  await makeFolder(dirname(to))
  await rename(from, to)
  syncFolder(dirname(to))
}

async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = path; made.length >= dirname(first).length && made !== dirname(made); made = dirname(made)) syncFolder(made)
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}

async function* listBlobs(root: string): AsyncIterable<string> {
  if (!existsSync(root)) return
  for (const first of (await readdir(root)).filter((name) => name.length === 2).toSorted())
    for (const second of (await readdir(join(root, first))).toSorted())
      for (const sha256 of (await readdir(join(root, first, second))).filter((name) => SHA256.test(name)).toSorted()) yield sha256
}

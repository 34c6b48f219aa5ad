import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { blobPath, hashOf } from '../blobs/folder-blobs.ts'
import type { Manifest } from './manifest.ts'

/** The evidence files of an export that are missing or not what their name says. */
export async function verifyBlobFiles(folder: string, { blobs }: Manifest): Promise<readonly string[]> {
  const broken: string[] = []
  for (const sha256 of blobs) {
    const path = blobPath(join(folder, 'blobs'), sha256)
    if (!existsSync(path) || (await hashOf(path)) !== sha256) broken.push(sha256)
  }
  return broken
}

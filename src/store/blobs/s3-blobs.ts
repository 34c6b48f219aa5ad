import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, openAsBlob } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ProductError } from '#errors'
import { signedHeaders } from './aws-signature.ts'
import type { BlobStore } from './blob-store.ts'
import { receive } from './folder-blobs.ts'
import type { S3Settings } from './s3-settings.ts'

const NOTHING = createHash('sha256').update('').digest('hex')
const NAME = /^[0-9a-f]{64}$/
const TRIES = 3
const PATIENCE_MS = 120_000

/**
 * Blobs in an S3-compatible store, under their sha256. `folder` holds what is on its way: in, until it is known whole and of an accepted type;
 * out, until it is known to be what its name says. The store is told the hash and refuses what arrives otherwise.
 */
export function s3Blobs(settings: S3Settings, folder: string, room: () => Promise<void>): BlobStore {
  const ask = asker(settings)
  const onItsWay = async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return join(folder, randomUUID())
  }
  const verify: BlobStore['verify'] = async (sha256) => {
    const answer = await ask('GET', keyOf(sha256))
    if (!answer) return 'missing'
    const hash = createHash('sha256')
    for await (const chunk of answer.body ?? []) hash.update(chunk)
    return hash.digest('hex') === sha256 ? 'sound' : 'damaged'
  }
  return {
    verify,
    put: async (content, limits) => {
      await room()
      const path = await onItsWay()
      try {
        const blob = await receive(path, content, limits)
        await ask('PUT', keyOf(blob.sha256), { path, sha256: blob.sha256, mime: blob.mime })
        return blob
      } finally {
        await rm(path, { force: true })
      }
    },
    get: async (sha256) => {
      const answer = await ask('GET', keyOf(sha256))
      if (!answer) throw new ProductError('EVIDENCE_MISSING', { sha256 })
      const path = await onItsWay()
      const hash = createHash('sha256')
      try {
        await pipeline(
          Readable.from(answer.body ?? []),
          async function* (chunks) {
            for await (const chunk of chunks) {
              hash.update(chunk)
              yield chunk
            }
          },
          createWriteStream(path, { mode: 0o600 }),
        )
        if (hash.digest('hex') !== sha256) throw new ProductError('EVIDENCE_DAMAGED', { sha256 })
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
      return handedOut(path)
    },
    list: () => listKeys(ask),
  }
}

/** Nothing but a hash ever becomes a key. */
function keyOf(sha256: string): string {
  if (!NAME.test(sha256)) throw new RangeError('not a sha256')
  return sha256
}

async function* handedOut(path: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(path)
  } finally {
    await rm(path, { force: true })
  }
}

type Ask = (
  method: 'GET' | 'PUT',
  path: string,
  file?: { readonly path: string; readonly sha256: string; readonly mime: string },
) => Promise<Response | undefined>

/** One signed request, tried again when the store stumbles; undefined for what is not there. @throws ProductError OBJECT_STORE_AWAY */
const asker =
  (settings: S3Settings): Ask =>
  async (method, path, file) => {
    const url = new URL(`${settings.endpoint.href.replace(/\/$/, '')}/${settings.bucket}/${path}`)
    for (let left = TRIES; ; left--) {
      const payload = file?.sha256 ?? NOTHING
      const checksum = { 'content-type': file?.mime ?? '', 'x-amz-checksum-sha256': Buffer.from(payload, 'hex').toString('base64') }
      const headers = signedHeaders({ method, url, headers: file ? checksum : {}, payload, at: new Date().toISOString() }, settings)
      const body = file ? { body: await openAsBlob(file.path) } : {}
      const answer = await fetch(url, { method, headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS), ...body }).catch(
        (cause: Error) => cause,
      )
      if (!(answer instanceof Error)) {
        if (answer.ok) return answer
        await answer.body?.cancel()
        if (answer.status === 404 && method === 'GET') return undefined
      }
      const stumbled = answer instanceof Error || answer.status >= 500 || answer.status === 429
      if (left === 1 || !stumbled)
        throw new ProductError(
          'OBJECT_STORE_AWAY',
          { reason: answer instanceof Error ? answer.message : `状态 ${answer.status}` },
          { cause: answer },
        )
      await new Promise((resolve) => setTimeout(resolve, 200 * (TRIES - left + 1)))
    }
  }

/** All keys, page by page (ListObjectsV2); what is no hash is not ours. */
async function* listKeys(ask: Ask): AsyncIterable<string> {
  for (let token: string | undefined; ; ) {
    const query = new URLSearchParams({ 'list-type': '2', ...(token === undefined ? {} : { 'continuation-token': token }) })
    const text = (await (await ask('GET', `?${query}`))?.text()) ?? ''
    for (const [, key = ''] of text.matchAll(/<Key>([^<]*)<\/Key>/g)) if (NAME.test(key)) yield key
    token = /<NextContinuationToken>([^<]+)</.exec(text)?.[1]
    if (token === undefined) return
  }
}

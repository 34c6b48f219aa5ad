/** Evidence files 佐证材料 by content: `blobs/ab/cd/<sha256>`. No name or path of the user is ever used. */
export interface BlobStore {
  /** Streams in, hashes while writing, checks size and type, makes it durable. Nothing stays when refused. */
  readonly put: (content: AsyncIterable<Uint8Array>, limits: BlobLimits) => Promise<Blob>
  /** The content, verified before the first byte is handed out. @throws ProductError EVIDENCE_MISSING, EVIDENCE_DAMAGED */
  readonly get: (sha256: string) => Promise<AsyncIterable<Uint8Array>>
  readonly verify: (sha256: string) => Promise<'sound' | 'missing' | 'damaged'>
  readonly list: () => AsyncIterable<string>
}

export interface BlobLimits {
  readonly maxBytes: number
  /** Accepted types, e.g. ['application/pdf', 'image/jpeg']. */
  readonly types: readonly string[]
}

export interface Blob {
  readonly sha256: string
  readonly size: number
  /** By content, never by the name. */
  readonly mime: string
}

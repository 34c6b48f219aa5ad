import { crc32, inflateRawSync } from 'node:zlib'
import { ProductError } from '#errors'
import { type ReadLimits, readLimits } from '../limits.ts'
import { readDirectory, type ZipRecord } from './zip-directory.ts'

export type ZipLimits = Pick<ReadLimits, 'fileBytes' | 'entries' | 'entryBytes' | 'totalBytes' | 'ratio'>

/** A zip container whose directory was found sound; entries are inflated one by one when asked for. */
export interface SafeZip {
  /** Names of all files in the container (folders left out), as stored, with forward slashes. */
  readonly names: readonly string[]
  has(name: string): boolean
  /** Inflated size in bytes, as declared; `bytes` proves it. */
  size(name: string): number | undefined
  /** Inflated content, length and checksum proven; undefined when there is no such entry. Names compare without case, as OOXML asks. */
  bytes(name: string): Uint8Array | undefined
}

/** Entries below this size may compress as well as they like: sheets of empty cells do. */
const ratioExempt = 4 * 1024 * 1024

/**
 * Opens a zip container (docx, xlsx, ods, ofd …) without trusting it. Before anything is inflated the directory must prove: entry count, declared
 * sizes, ratio, plain relative names, no duplicates, no encryption, no overlapping entries, nothing cut off. Nothing is ever written to disk.
 *
 * @throws ProductError FILE_TOO_LARGE, FILE_ENCRYPTED, ARCHIVE_DAMAGED (cut off or inconsistent), ARCHIVE_UNSAFE (bomb, path tricks, duplicates)
 */
export function openZip(bytes: Uint8Array, file: string, limits: ZipLimits = readLimits): SafeZip {
  if (bytes.length > limits.fileBytes) throw new ProductError('FILE_TOO_LARGE', { file, size: bytes.length, limit: limits.fileBytes })
  const records = readDirectory(bytes, file, limits.entries)
  checkSizes(records, file, limits)
  const byName = index(records, file)
  return {
    names: records.map((r) => r.name),
    has: (name) => byName.has(name.toLowerCase()),
    size: (name) => byName.get(name.toLowerCase())?.size,
    bytes: (name) => {
      const record = byName.get(name.toLowerCase())
      return record && inflate(bytes, record, file)
    },
  }
}

function checkSizes(records: readonly ZipRecord[], file: string, limits: ZipLimits): void {
  let total = 0
  for (const { name, size, packed } of records) {
    total += size
    if (size > limits.entryBytes) throw unsafe(file, `其中的 ${name} 展开后有 ${megabytes(size)}，超过上限 ${megabytes(limits.entryBytes)}`)
    if (size > ratioExempt && size > packed * limits.ratio) throw unsafe(file, `其中的 ${name} 压缩比异常（超过 ${limits.ratio} 倍）`)
  }
  if (total > limits.totalBytes) throw unsafe(file, `全部展开后有 ${megabytes(total)}，超过上限 ${megabytes(limits.totalBytes)}`)
}

function index(records: readonly ZipRecord[], file: string): ReadonlyMap<string, ZipRecord> {
  const byName = new Map<string, ZipRecord>()
  for (const record of records) {
    const key = record.name.toLowerCase()
    if (byName.has(key)) throw unsafe(file, `内部有两个同名部件 ${record.name}`)
    byName.set(key, record)
  }
  return byName
}

function inflate(bytes: Uint8Array, record: ZipRecord, file: string): Uint8Array {
  const stored = bytes.subarray(record.start, record.start + record.packed)
  const content = record.method === 0 || record.packed === 0 ? stored : inflateRaw(stored, record, file)
  if (content.length !== record.size || crc32(content) !== record.crc) throw damaged(file, `部件 ${record.name} 的内容与目录不符`)
  return content
}

function inflateRaw(stored: Uint8Array, record: ZipRecord, file: string): Uint8Array {
  try {
    // One byte more than declared, so that an entry longer than it says fails here instead of growing.
    // One chunk of the declared size spares the copy that joins many.
    return inflateRawSync(stored, { maxOutputLength: record.size + 1, chunkSize: Math.max(record.size + 1, 64) })
  } catch (cause) {
    throw damaged(file, `部件 ${record.name} 无法展开`, cause)
  }
}

const unsafe = (file: string, reason: string) => new ProductError('ARCHIVE_UNSAFE', { file, reason })
const damaged = (file: string, reason: string, cause?: unknown) => new ProductError('ARCHIVE_DAMAGED', { file, reason }, { cause })
const megabytes = (size: number) => `${(size / 1024 / 1024).toFixed(1)} MB`

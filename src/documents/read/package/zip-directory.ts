import { ProductError } from '#errors'

/** One file of a zip container, as its directory and its own header agree on. */
export interface ZipRecord {
  readonly name: string
  /** 0 stored, 8 deflated; nothing else is accepted. */
  readonly method: number
  readonly crc: number
  /** Bytes in the container and after inflating. */
  readonly packed: number
  readonly size: number
  /** Offset of the first content byte. */
  readonly start: number
}

interface Listed extends Omit<ZipRecord, 'start'> {
  readonly header: number
  readonly rawName: Uint8Array
}

const signature = { end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50, central: 0x02014b50, local: 0x04034b50 }
const all16 = 0xffff
const all32 = 0xffffffff

/**
 * Reads the central directory of a zip file and compares every entry with its local header. Zip64 is read when all its numbers are small.
 *
 * @throws ProductError ARCHIVE_DAMAGED, ARCHIVE_UNSAFE, FILE_ENCRYPTED
 */
export function readDirectory(bytes: Uint8Array, file: string, maxEntries: number): readonly ZipRecord[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const refuse = refusals(file)
  const { count, offset, size, at: endAt } = findEnd(view, refuse)
  if (count > maxEntries) throw refuse.unsafe(`内部有 ${count} 个部件，超过上限 ${maxEntries} 个`)
  if (offset + size > endAt) throw refuse.damaged('目录超出文件范围')
  const listed: Listed[] = []
  let at = offset
  for (let i = 0; i < count; i++) {
    if (at + 46 > endAt || view.getUint32(at, true) !== signature.central) throw refuse.damaged('目录不完整')
    const { entry, next } = readListed(view, at, endAt, refuse)
    listed.push(entry)
    at = next
  }
  return locate(view, listed, offset, refuse).filter(({ name }) => !name.endsWith('/'))
}

interface Refusals {
  damaged(reason: string): ProductError
  unsafe(reason: string): ProductError
  encrypted(): ProductError
}

const refusals = (file: string): Refusals => ({
  damaged: (reason) => new ProductError('ARCHIVE_DAMAGED', { file, reason }),
  unsafe: (reason) => new ProductError('ARCHIVE_UNSAFE', { file, reason }),
  encrypted: () => new ProductError('FILE_ENCRYPTED', { file }),
})

interface End {
  readonly count: number
  readonly offset: number
  readonly size: number
  readonly at: number
}

function findEnd(view: DataView, refuse: Refusals): End {
  const lowest = Math.max(0, view.byteLength - 22 - all16)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== signature.end) continue
    if (view.getUint16(at + 4, true) !== 0 && view.getUint16(at + 4, true) !== all16) throw refuse.damaged('这是分卷压缩包的一卷')
    const end = { count: view.getUint16(at + 10, true), size: view.getUint32(at + 12, true), offset: view.getUint32(at + 16, true), at }
    const needs64 = end.count === all16 || end.size === all32 || end.offset === all32
    return needs64 ? findEnd64(view, at, refuse) : end
  }
  throw refuse.damaged('文件尾部缺失')
}

function findEnd64(view: DataView, endAt: number, refuse: Refusals): End {
  const locator = endAt - 20
  if (locator < 0 || view.getUint32(locator, true) !== signature.locator64) throw refuse.damaged('目录不完整')
  const at = readLong(view, locator + 8, refuse)
  if (at + 56 > locator || view.getUint32(at, true) !== signature.end64) throw refuse.damaged('目录不完整')
  return { count: readLong(view, at + 32, refuse), size: readLong(view, at + 40, refuse), offset: readLong(view, at + 48, refuse), at }
}

/** A 64-bit number that must be a possible offset or length in this file's world; larger ones are a trick. */
function readLong(view: DataView, at: number, refuse: Refusals): number {
  const value = view.getBigUint64(at, true)
  if (value > 0xffff_ffff_ffffn) throw refuse.unsafe('声明的大小不可能成立')
  return Number(value)
}

function readListed(view: DataView, at: number, endAt: number, refuse: Refusals): { entry: Listed; next: number } {
  const flags = view.getUint16(at + 8, true)
  if (flags & 0x2041) throw refuse.encrypted()
  const [nameLength, extraLength, commentLength] = [
    view.getUint16(at + 28, true),
    view.getUint16(at + 30, true),
    view.getUint16(at + 32, true),
  ]
  const next = at + 46 + nameLength + extraLength + commentLength
  if (next > endAt) throw refuse.damaged('目录不完整')
  const rawName = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)
  const name = plainName(rawName, refuse)
  const method = view.getUint16(at + 10, true)
  if (method !== 0 && method !== 8) throw refuse.damaged(`部件 ${name} 的压缩方式不受支持`)
  const longs = widen(view, at, at + 46 + nameLength, extraLength, refuse)
  if (method === 0 && longs.packed !== longs.size) throw refuse.damaged(`部件 ${name} 的大小自相矛盾`)
  return { entry: { name, rawName, method, crc: view.getUint32(at + 16, true), ...longs }, next }
}

/** Sizes and offset of an entry, from the zip64 extra field where the short fields are saturated. */
function widen(view: DataView, at: number, extraAt: number, extraLength: number, refuse: Refusals) {
  const short = { size: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), header: view.getUint32(at + 42, true) }
  const wanting = (['size', 'packed', 'header'] as const).filter((key) => short[key] === all32)
  if (wanting.length === 0) return short
  for (let p = extraAt; p + 4 <= extraAt + extraLength; p += 4 + view.getUint16(p + 2, true)) {
    if (view.getUint16(p, true) !== 1) continue
    if (view.getUint16(p + 2, true) < wanting.length * 8 || p + 4 + wanting.length * 8 > extraAt + extraLength) break
    return { ...short, ...Object.fromEntries(wanting.map((key, i) => [key, readLong(view, p + 4 + i * 8, refuse)])) }
  }
  throw refuse.damaged('目录不完整')
}

/** The entry's name with forward slashes, when it is a plain relative path. */
function plainName(raw: Uint8Array, refuse: Refusals): string {
  const name = decodeName(raw).replaceAll('\\', '/')
  const tricky =
    name === '' || name.startsWith('/') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..') || /[\u0000-\u001f]/.test(name)
  if (tricky) throw refuse.unsafe('内部部件的路径越界')
  return name
}

function decodeName(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return new TextDecoder('gb18030').decode(raw)
  }
}

/** Finds each entry's content, proves that its local header says the same and that no two entries share bytes (overlap bombs). */
function locate(view: DataView, listed: readonly Listed[], directoryAt: number, refuse: Refusals): readonly ZipRecord[] {
  const spans: (readonly [from: number, to: number])[] = []
  const records = listed.map(({ header, rawName, ...entry }) => {
    if (header + 30 > directoryAt || view.getUint32(header, true) !== signature.local) throw refuse.damaged(`部件 ${entry.name} 缺失`)
    if (view.getUint16(header + 6, true) & 0x2041) throw refuse.encrypted()
    const nameLength = view.getUint16(header + 26, true)
    const start = header + 30 + nameLength + view.getUint16(header + 28, true)
    if (start + entry.packed > directoryAt) throw refuse.damaged(`部件 ${entry.name} 被截断`)
    const localName = new Uint8Array(view.buffer, view.byteOffset + header + 30, nameLength)
    if (view.getUint16(header + 8, true) !== entry.method || !sameBytes(localName, rawName))
      throw refuse.unsafe(`部件 ${entry.name} 与目录不一致`)
    spans.push([header, start + entry.packed])
    return { ...entry, start }
  })
  spans.sort((a, b) => a[0] - b[0])
  if (spans.some(([from], i) => i > 0 && from < spans[i - 1]![1])) throw refuse.unsafe('内部部件互相重叠')
  return records
}

const sameBytes = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i])

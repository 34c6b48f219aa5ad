import { crc32, deflateRawSync } from 'node:zlib'
import { readLimits } from '../read/limits.ts'
import { readDirectory } from '../read/package/zip-directory.ts'

interface Entry {
  readonly name: Uint8Array
  readonly method: number
  readonly crc: number
  readonly packed: Uint8Array
  readonly size: number
}

/** 1980-01-01, the earliest a zip can say: the same input gives the same bytes. */
const DATE = 0x21
const UTF8_NAMES = 0x800

/**
 * A zip container with some files replaced or added. All other files keep their packed bytes as they are, in their old order; new ones come last.
 * @throws ProductError when the container is not sound.
 */
export function patchZip(bytes: Uint8Array, file: string, changes: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const encoder = new TextEncoder()
  const left = new Map(changes)
  const entries = readDirectory(bytes, file, readLimits.entries).map(({ name, method, crc, packed, size, start }): Entry => {
    const change = left.get(name)
    left.delete(name)
    return change
      ? packedEntry(encoder.encode(name), change)
      : { name: encoder.encode(name), method, crc, size, packed: bytes.subarray(start, start + packed) }
  })
  for (const [name, content] of left) entries.push(packedEntry(encoder.encode(name), content))
  return container(entries)
}

const packedEntry = (name: Uint8Array, content: Uint8Array): Entry => ({
  name,
  method: 8,
  crc: crc32(content),
  packed: deflateRawSync(content),
  size: content.length,
})

function container(entries: readonly Entry[]): Uint8Array {
  const locals = entries.map((entry) => header(0x04034b50, entry))
  const bodies = entries.reduce((total, { packed }, i) => total + locals[i]!.length + packed.length, 0)
  const directory: Uint8Array[] = []
  const parts: Uint8Array[] = []
  let offset = 0
  for (const [i, entry] of entries.entries()) {
    parts.push(locals[i]!, entry.packed)
    directory.push(header(0x02014b50, entry, offset))
    offset += locals[i]!.length + entry.packed.length
  }
  const size = directory.reduce((total, { length }) => total + length, 0)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(8, entries.length, true)
  end.setUint16(10, entries.length, true)
  end.setUint32(12, size, true)
  end.setUint32(16, bodies, true)
  const all = [...parts, ...directory, new Uint8Array(end.buffer)]
  const result = new Uint8Array(bodies + size + 22)
  let at = 0
  for (const part of all) {
    result.set(part, at)
    at += part.length
  }
  return result
}

/** A local header, or with `offset` the entry of the central directory. */
function header(signature: number, { name, method, crc, packed, size }: Entry, offset?: number): Uint8Array {
  const central = offset !== undefined
  const length = central ? 46 : 30
  const bytes = new Uint8Array(length + name.length)
  const view = new DataView(bytes.buffer)
  const shift = central ? 2 : 0
  view.setUint32(0, signature, true)
  if (central) view.setUint16(4, 20, true)
  view.setUint16(4 + shift, 20, true)
  view.setUint16(6 + shift, UTF8_NAMES, true)
  view.setUint16(8 + shift, method, true)
  view.setUint16(12 + shift, DATE, true)
  view.setUint32(14 + shift, crc, true)
  view.setUint32(18 + shift, packed.length, true)
  view.setUint32(22 + shift, size, true)
  view.setUint16(26 + shift, name.length, true)
  if (central) view.setUint32(42, offset, true)
  bytes.set(name, length)
  return bytes
}

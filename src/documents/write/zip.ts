import { crc32, deflateRawSync } from 'node:zlib'

/** One file of a zip container. Pictures are stored as they are. */
export interface ZipEntry {
  readonly name: string
  readonly content: Uint8Array | string
  readonly stored?: boolean
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x0800
/** 1980-01-01, the first date a zip knows: the same content gives the same bytes. */
const DATE = 0x0021
/** Level 4 packs a report of 1.5 MB in half the time of level 6 and is 6 % larger. */
const LEVEL = 4

/** A zip container of these files in this order, deflated natively. Small containers only: below 4 GB and 65,536 entries. */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, stored } of entries) {
    const raw = Buffer.from(content as Uint8Array) // a string or bytes: Buffer.from takes both, its overloads one at a time
    const packed = stored ? raw : deflateRawSync(raw, { level: LEVEL })
    const bytes = Buffer.from(name)
    const fields = commonFields({ method: stored ? 0 : 8, crc: crc32(raw), packed: packed.length, size: raw.length, name: bytes.length })
    parts.push(header(LOCAL, [], fields, []), bytes, packed)
    directory.push(
      header(CENTRAL, [[2, VERSION]], fields, [
        [2, 0],
        [2, 0],
        [2, 0],
        [4, 0],
        [4, offset],
      ]),
      bytes,
    )
    offset += 30 + bytes.length + packed.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const count = entries.length
  const end = header(
    END,
    [],
    [
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, size],
      [4, offset],
      [2, 0],
    ],
    [],
  )
  return Buffer.concat([...parts, ...directory, end])
}

type Field = readonly [bytes: 2 | 4, value: number]

const commonFields = ({
  method,
  crc,
  packed,
  size,
  name,
}: {
  method: number
  crc: number
  packed: number
  size: number
  name: number
}): readonly Field[] => [
  [2, VERSION],
  [2, FLAGS],
  [2, method],
  [2, 0],
  [2, DATE],
  [4, crc],
  [4, packed],
  [4, size],
  [2, name],
  [2, 0],
]

function header(signature: number, before: readonly Field[], common: readonly Field[], after: readonly Field[]): Buffer {
  const fields: readonly Field[] = [[4, signature], ...before, ...common, ...after]
  const buffer = Buffer.allocUnsafe(fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = 0
  for (const [bytes, value] of fields) at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at)
  return buffer
}

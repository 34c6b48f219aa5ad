/**
 * One face of a font file 字体. A TrueType collection (.ttc) holds several faces over shared tables; picture makers and subsetters want a single one.
 */
export interface Face {
  readonly family: string
  /** A complete .ttf/.otf. */
  readonly bytes: Buffer
}

const COLLECTION = 0x74746366 // "ttcf"
const HEADER = 12
const RECORD = 16
const FAMILY_NAME = 1
const WINDOWS = 3
const ENGLISH = 0x409

/** The face whose family name matches `wanted`, or the first; undefined for a file that is no font. */
export function faceOf(file: Buffer, wanted: RegExp): Face | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  try {
    if (view.getUint32(0) !== COLLECTION) return { family: familyName(view, 0), bytes: file }
    const offsets = Array.from({ length: view.getUint32(8) }, (_, i) => view.getUint32(HEADER + 4 * i))
    const chosen = offsets.find((offset) => wanted.test(familyName(view, offset))) ?? offsets[0]
    return chosen === undefined ? undefined : { family: familyName(view, chosen), bytes: extract(file, view, chosen) }
  } catch (error) {
    if (error instanceof RangeError) return undefined // reading past the end: a damaged file
    throw error
  }
}

interface Table {
  readonly tag: number
  readonly sum: number
  readonly offset: number
  readonly length: number
}

const tablesAt = (view: DataView, start: number): readonly Table[] =>
  Array.from({ length: view.getUint16(start + 4) }, (_, i) => {
    const at = start + HEADER + RECORD * i
    return { tag: view.getUint32(at), sum: view.getUint32(at + 4), offset: view.getUint32(at + 8), length: view.getUint32(at + 12) }
  })

/** Copies the tables of one face into a file of its own. */
function extract(file: Buffer, view: DataView, start: number): Buffer {
  const tables = tablesAt(view, start)
  const padded = (length: number) => (length + 3) & ~3
  const size = HEADER + RECORD * tables.length + tables.reduce((sum, { length }) => sum + padded(length), 0)
  const bytes = Buffer.alloc(size)
  const out = new DataView(bytes.buffer, bytes.byteOffset, size)
  bytes.set(file.subarray(start, start + HEADER))
  let at = HEADER + RECORD * tables.length
  tables.forEach(({ tag, sum, offset, length }, i) => {
    const record = HEADER + RECORD * i
    out.setUint32(record, tag)
    out.setUint32(record + 4, sum)
    out.setUint32(record + 8, at)
    out.setUint32(record + 12, length)
    bytes.set(file.subarray(offset, offset + length), at)
    at += padded(length)
  })
  return bytes
}

/** The English family name, or ''. */
function familyName(view: DataView, start: number): string {
  const table = tablesAt(view, start).find(({ tag }) => tag === 0x6e616d65) // "name"
  if (!table) return ''
  const [count, texts] = [view.getUint16(table.offset + 2), table.offset + view.getUint16(table.offset + 4)]
  for (let i = 0; i < count; i++) {
    const at = table.offset + 6 + 12 * i
    if (view.getUint16(at) !== WINDOWS || view.getUint16(at + 4) !== ENGLISH || view.getUint16(at + 6) !== FAMILY_NAME) continue
    const [length, offset] = [view.getUint16(at + 8), texts + view.getUint16(at + 10)]
    return String.fromCharCode(...Array.from({ length: length / 2 }, (_, k) => view.getUint16(offset + 2 * k)))
  }
  return ''
}

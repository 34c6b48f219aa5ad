import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const MOST_COLOURS = 256

/**
 * A PNG with a palette from opaque RGBA pixels: a chart has few colours, so one byte a pixel makes it several times smaller and faster than full colour.
 * Undefined when there are more than 256 colours.
 */
export function indexedPng(pixels: Uint8Array, width: number, height: number): Uint8Array | undefined {
  const colours = new Map<number, number>()
  const rows = Buffer.alloc((width + 1) * height) // each row begins with filter type 0
  const words = new Uint32Array(pixels.buffer, pixels.byteOffset, width * height)
  let last = -1
  let index = 0
  for (let y = 0, from = 0; y < height; y++) {
    const start = y * (width + 1) + 1
    for (let x = 0; x < width; x++, from++) {
      const colour = words[from]!
      if (colour !== last) {
        const known = colours.get(colour)
        if (known === undefined && colours.size === MOST_COLOURS) return undefined
        if (known === undefined) colours.set(colour, colours.size)
        index = known ?? colours.size - 1
        last = colour
      }
      rows[start + x] = index
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8) // eight bits, palette, no interlace
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette(colours)),
    chunk('IDAT', deflateSync(rows, { level: 4 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Red, green, blue of each colour; the words are little-endian RGBA on every platform Node runs on. */
const palette = (colours: ReadonlyMap<number, number>) =>
  Buffer.from([...colours.keys()].flatMap((c) => [c & 255, (c >> 8) & 255, (c >> 16) & 255]))

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)
  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)
  return frame
}

import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256
/** Bits of each channel that are told apart: text and lines of pages need no more. */
const MASK = 0xf8

/**
 * A screenshot with a palette of 256 colours instead of a colour of its own for every pixel: a third of the bytes.
 * @param png as Chromium writes it: 8 bits a channel, RGB or RGBA, not interlaced
 * @throws Error for any other
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png)
  const { palette, indexes } = reduce(pixels)
  const rows = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++) rows.set(indexes.subarray(y * width, (y + 1) * width), y * (width + 1) + 1)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const parts = [
    chunk('IHDR', head),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([SIGNATURE, ...parts])
}

/** Pixels as 0xRRGGBB. */
function decode(png: Buffer): { readonly width: number; readonly height: number; readonly pixels: Uint32Array } {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('not a PNG')
  const data: Buffer[] = []
  let [width, height, channels] = [0, 0, 0]
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') {
      ;[width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)]
      channels = { 2: 3, 6: 4 }[body[9] ?? -1] ?? 0
      if (body[8] !== 8 || channels === 0 || body[12] !== 0) throw new Error('a kind of PNG that is not read here')
    } else if (kind === 'IDAT') data.push(body)
    at += length + 12
  }
  const bytes = unfilter(inflateSync(Buffer.concat(data)), width * channels, channels)
  const pixels = new Uint32Array(width * height)
  for (let i = 0; i < pixels.length; i++) pixels[i] = bytes.readUIntBE(i * channels, 3)
  return { width, height, pixels }
}

/** Undoes the row filters of PNG (its specification, 9.2). */
function unfilter(filtered: Buffer, stride: number, step: number): Buffer {
  const rows = filtered.length / (stride + 1)
  const out = Buffer.alloc(rows * stride)
  for (let y = 0; y < rows; y++) {
    const filter = filtered[y * (stride + 1)]
    for (let x = 0; x < stride; x++) {
      const left = x >= step ? out[y * stride + x - step]! : 0
      const up = y > 0 ? out[(y - 1) * stride + x]! : 0
      const corner = y > 0 && x >= step ? out[(y - 1) * stride + x - step]! : 0
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0]!
      out[y * stride + x] = filtered[y * (stride + 1) + 1 + x]! + guess
    }
  }
  return out
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** The most frequent colours, and for each pixel the nearest of them. */
function reduce(pixels: Uint32Array): { readonly palette: Buffer; readonly indexes: Uint8Array } {
  const exact = new Map<number, number>()
  for (const pixel of pixels) exact.set(pixel, (exact.get(pixel) ?? 0) + 1)
  const few = exact.size <= COLOURS
  const counts = new Map<number, { readonly first: number; count: number }>()
  for (const [pixel, count] of exact) {
    const key = few ? pixel : rough(pixel)
    const known = counts.get(key)
    if (!known) counts.set(key, { first: pixel, count })
    else counts.set(key, { first: (exact.get(known.first) ?? 0) >= count ? known.first : pixel, count: known.count + count })
  }
  const chosen = [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, COLOURS)
    .map(({ first }) => first)
  const nearest = new Map<number, number>()
  for (const pixel of exact.keys()) nearest.set(pixel, indexOfNearest(pixel, chosen))
  const palette = Buffer.alloc(chosen.length * 3)
  chosen.forEach((colour, index) => {
    palette.writeUIntBE(colour, index * 3, 3)
  })
  return { palette, indexes: Uint8Array.from(pixels, (pixel) => nearest.get(pixel)!) }
}

const rough = (pixel: number) => pixel & ((MASK << 16) | (MASK << 8) | MASK)

function indexOfNearest(pixel: number, colours: readonly number[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY]
  colours.forEach((colour, index) => {
    const distance = [16, 8, 0].reduce((sum, shift) => sum + (((pixel >> shift) & 255) - ((colour >> shift) & 255)) ** 2, 0)
    if (distance < least) [best, least] = [index, distance]
  })
  return best
}

function chunk(kind: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

import { renderAsync } from '@resvg/resvg-js'
import { redrawable } from './redrawable.ts'

/** Longest side of a preview, in pixels. */
const LARGEST = 1600
/** Beyond so many pixels a picture is not unpacked at all: a small file may claim to be a wall. */
const MOST_PIXELS = 60_000_000

/**
 * A picture drawn anew as PNG 图片重绘: only pixels come through, no remarks, positions or hidden parts of the original. Undefined for other
 * types, sizes beyond the limit, and pictures that cannot be drawn.
 */
export async function redrawPicture(bytes: Uint8Array, mime: string): Promise<Uint8Array | undefined> {
  const size = redrawable.includes(mime) ? sizeOf(bytes, mime) : undefined
  if (size === undefined || size.width === 0 || size.height === 0 || size.width * size.height > MOST_PIXELS) return undefined
  const scale = Math.min(1, LARGEST / Math.max(size.width, size.height))
  const [width, height] = [Math.max(1, Math.round(size.width * scale)), Math.max(1, Math.round(size.height * scale))]
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image href="data:${mime};base64,${data}" width="${width}" height="${height}"/></svg>`
  const drawn = await renderAsync(svg, { font: { loadSystemFonts: false } }).catch(() => undefined)
  return drawn?.asPng()
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Width and height from the head of the file, without unpacking it. */
function sizeOf(bytes: Uint8Array, mime: string): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return sizes[mime]?.(view)
  } catch (error) {
    if (error instanceof RangeError) return undefined // cut off
    throw error
  }
}

const sizes: Readonly<Record<string, (view: DataView) => Size | undefined>> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/jpeg': sizeOfJpeg,
  'image/webp': sizeOfWebp,
}

/** The frame header is a marker C0–CF other than C4, C8, CC. */
function sizeOfJpeg(view: DataView): Size | undefined {
  for (let at = 2; view.getUint8(at) === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
  return undefined
}

const VP8X = 0x56503858
const VP8L = 0x5650384c
const VP8 = 0x56503820
const BITS_14 = 0x3fff

function sizeOfWebp(view: DataView): Size | undefined {
  const kind = view.getUint32(12)
  if (kind === VP8X) return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) }
  if (kind === VP8) return { width: view.getUint16(26, true) & BITS_14, height: view.getUint16(28, true) & BITS_14 }
  if (kind !== VP8L) return undefined
  const packed = view.getUint32(21, true)
  return { width: 1 + (packed & BITS_14), height: 1 + ((packed >>> 14) & BITS_14) }
}

const uint24 = (view: DataView, at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16)

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { Resvg } from '@resvg/resvg-js'
import { smallPng } from './small-png.ts'

const drawn = (svg: string) => new Resvg(svg).render().asPng()
const picture = drawn(
  `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#ffffff"/><rect x="3" y="2" width="9" height="9" fill="#0958d9"/><circle cx="28" cy="10" r="7" fill="#237804"/></svg>`,
)

/** Colour of a pixel of a picture with a palette and unfiltered rows, as 0xRRGGBB. */
function colourAt(png: Buffer, x: number, y: number): number {
  const body = (kind: string) => {
    const at = png.indexOf(kind, 0, 'latin1')
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
  }
  const width = body('IHDR').readUInt32BE(0)
  const index = inflateSync(body('IDAT'))[y * (width + 1) + 1 + x] ?? 0
  return body('PLTE').readUIntBE(index * 3, 3)
}

test('colours of areas stay exactly as they were', () => {
  const small = smallPng(picture)
  assert.deepEqual([colourAt(small, 0, 0), colourAt(small, 5, 5), colourAt(small, 28, 10)], [0xffffff, 0x0958d9, 0x237804])
})

test('what is no picture of the known kind is refused', () => {
  assert.throws(() => smallPng(Buffer.from('plain text')), /not a PNG/)
  assert.throws(() => smallPng(readFileSync(join(import.meta.dirname, '..', 'docs', 'manual', 'pictures', 'tasks.png'))), /not read here/)
})

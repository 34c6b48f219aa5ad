import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Resvg } from '@resvg/resvg-js'
import { indexedPng } from './indexed-png.ts'

const pixels = (svg: string) => new Resvg(svg, { background: '#ffffff' }).render()
const WIDTH = 37
const HEIGHT = 19
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect x="3" y="2" width="20.5" height="9" fill="#2f5597"/><circle cx="28" cy="10" r="6" fill="#c55a11"/></svg>`

test('the picture is the same pixel for pixel after a trip through the palette', () => {
  const image = pixels(drawing)
  const png = indexedPng(image.pixels, image.width, image.height)
  assert.ok(png && png.length < image.asPng().length)
  const again = pixels(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><image width="${WIDTH}" height="${HEIGHT}" href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/></svg>`,
  )
  assert.deepEqual(Buffer.from(again.pixels), Buffer.from(image.pixels))
})

test('more than 256 colours have no palette', () => {
  const many = Uint8Array.from({ length: 300 * 4 }, (_, i) => (i % 4 === 3 ? 255 : i % 4 === 0 ? (i / 4) % 256 : Math.floor(i / 1024)))
  assert.equal(indexedPng(many, 300, 1), undefined)
})

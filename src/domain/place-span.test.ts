import assert from 'node:assert/strict'
import { test } from 'node:test'
import { spanFinder } from './place-span.ts'
import type { Prose } from './prose.ts'
import { cellPassage, passageOf, placeIn } from './prose-place.ts'

const paragraph = {
  kind: 'paragraph',
  number: 1,
  text: '第一行的字第二行的字',
  pieces: [
    { at: 0, length: 5, line: 3, column: 2 },
    { at: 5, length: 5, line: 5, column: 0 },
  ],
} as const
const cells = ['培训', '培训次数'].map((text, column) => ({
  text,
  column,
  columnSpan: 1,
  rowSpan: 1,
  pieces: [{ at: 0, length: text.length, column: 0 }],
}))
const row = { number: 2, cells }
const prose: Prose = { file: '报告.txt', kind: 'txt', properties: {}, blocks: [paragraph, { kind: 'table', number: 2, rows: [row] }] }
const find = spanFinder(prose)

test('every span of every passage is found again', () => {
  for (const passage of [passageOf(paragraph), ...cells.map((cell) => cellPassage(row, cell))]) {
    for (let start = 0; start < passage.text.length; start++) {
      for (let end = start + 1; end <= passage.text.length; end++) {
        const found = find(placeIn(prose, passage, start, end))
        assert.deepEqual([found?.passage.text.slice(found.start, found.end)], [passage.text.slice(start, end)])
      }
    }
  }
})

test('a place in another file or without paragraph has no span; a span that moved is found by its quote', () => {
  assert.equal(find({ file: '别的.txt', paragraph: 1 }), undefined)
  assert.equal(find({ file: '报告.txt' }), undefined)
  const moved = find({ file: '报告.txt', paragraph: 1, line: 3, start: 40, end: 44, quote: '第二行' })
  assert.deepEqual([moved?.start, moved?.end], [5, 8])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayPlace } from './place.ts'
import type { Paragraph, Prose } from './prose.ts'
import { anchorsIn, passages, placeIn } from './prose-place.ts'

const split: Paragraph = {
  kind: 'paragraph',
  number: 3,
  text: '各项任务顺利完成。',
  pieces: [
    { at: 0, length: 6, line: 37, column: 20 },
    { at: 6, length: 3, line: 39, column: 0 },
  ],
}
const numbered: Paragraph = { kind: 'paragraph', number: 1, text: '（一）概况', pieces: [{ at: 3, length: 2, column: 0, element: 7 }] }
const file = { file: '报告.txt' }

test('a span in a text file is placed on its line, in characters of that line', () => {
  assert.deepEqual(placeIn(file, split, 2, 4), { file: '报告.txt', paragraph: 3, line: 37, start: 22, end: 24, quote: '任务' })
  assert.deepEqual(placeIn(file, split, 6, 8), { file: '报告.txt', paragraph: 3, line: 39, start: 0, end: 2, quote: '完成' })
})

test('a span over a page break is placed at its beginning and quoted whole', () => {
  const place = placeIn(file, split, 4, 8)
  assert.deepEqual([place.line, place.start, place.end, place.quote], [37, 24, 26, '顺利完成'])
  assert.equal(sayPlace(place), '报告.txt 第 37 行')
  assert.deepEqual(
    anchorsIn(split.pieces, 4, 8).map(({ from, to }) => [from, to]),
    [
      [24, 26],
      [0, 2],
    ],
  )
})

test('automatic numbers have no characters of their own in the file', () => {
  assert.deepEqual(anchorsIn(numbered.pieces, 0, 3), [{ piece: numbered.pieces[0], from: 0, to: 0 }])
  assert.deepEqual(anchorsIn(numbered.pieces, 0, 4), [{ piece: numbered.pieces[0], from: 0, to: 1 }])
  assert.deepEqual(placeIn({ file: 'a.docx' }, numbered, 0, 4), { file: 'a.docx', paragraph: 1, start: 0, end: 4, quote: '（一）概' })
})

test('passages are paragraphs and cells, without furniture and repeated heads', () => {
  const cell = (text: string) => ({ text, column: 0, columnSpan: 1, rowSpan: 1, pieces: [] })
  const prose: Prose = {
    file: 'a.pdf',
    kind: 'pdf',
    properties: {},
    blocks: [
      { kind: 'paragraph', number: 1, text: '页眉', furniture: true, pieces: [] },
      split,
      {
        kind: 'table',
        number: 4,
        rows: [
          { number: 4, cells: [cell('指标')] },
          { number: 5, repeated: true, cells: [cell('指标')] },
          { number: 6, cells: [cell('95%')] },
        ],
      },
    ],
  }
  assert.deepEqual(
    [...passages(prose)].map(({ text, number }) => [text, number]),
    [
      ['各项任务顺利完成。', 3],
      ['指标', 4],
      ['95%', 6],
    ],
  )
})

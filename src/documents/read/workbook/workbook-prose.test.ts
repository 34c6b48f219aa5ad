import assert from 'node:assert/strict'
import { test } from 'node:test'
import { placeIn } from '#domain/prose-place.ts'
import type { Cell, Sheet } from '#domain/workbook.ts'
import { proseOfWorkbook } from './workbook-prose.ts'

const row = (...texts: readonly (string | undefined)[]): (Cell | undefined)[] =>
  texts.map((text) => (text === undefined ? undefined : { text, kind: 'text' }))

const sheet: Sheet = {
  name: '自评表',
  hidden: false,
  cells: [row('项目支出绩效自评表'), row('产出指标', '培训人数'), row(undefined, '培训场次'), row(), row('说明：一是\n二是问卷200份')],
  merges: [{ top: 1, left: 0, bottom: 2, right: 0 }],
}
const workbook = { file: '表.xlsx', kind: 'xlsx', properties: {} } as const

test('rows of one cell are paragraphs, others tables; a merged cell holds its rows together', () => {
  const { prose, numberOf } = proseOfWorkbook({ ...workbook, sheets: [sheet] })
  assert.deepEqual(
    prose.blocks.map(({ kind, number }) => [kind, number]),
    [
      ['paragraph', 1],
      ['table', 2],
      ['paragraph', 4],
      ['paragraph', 5],
    ],
  )
  assert.equal(numberOf('自评表', 2), 3)
  assert.equal(numberOf('自评表', 3), undefined)
})

test('every place is sheet and cell, and counts in the text of the cell', () => {
  const { prose } = proseOfWorkbook({ ...workbook, sheets: [sheet] })
  const last = prose.blocks.at(-1)!
  assert.ok(last.kind === 'paragraph')
  assert.deepEqual(placeIn(prose, last, 2, 4), {
    file: '表.xlsx',
    paragraph: 5,
    sheet: '自评表',
    cell: 'A5',
    start: 8,
    end: 10,
    quote: '问卷',
  })
})

test('hidden sheets and ledgers hold no text', () => {
  const ledger = { ...sheet, name: '明细', cells: Array.from({ length: 3001 }, () => row('甲')) }
  assert.deepEqual(proseOfWorkbook({ ...workbook, sheets: [{ ...sheet, hidden: true }, ledger] }).prose.blocks, [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayPlaces } from './findings-places.ts'

const line = (n: number, file = '报告.txt') => ({ file, line: n, paragraph: n })

test('places are said once each, with what they share said once', () => {
  assert.equal(sayPlaces([line(5), line(5), line(7), line(39)], '报告.txt'), '第 5、7、39 行')
  assert.equal(sayPlaces([line(5), line(7)]), '报告.txt 第 5、7 行')
  assert.equal(
    sayPlaces([line(5), { file: '表.xlsx', sheet: '项目', cell: 'B9' }, { file: '表.xlsx', sheet: '项目', cell: 'B14' }], '报告.txt'),
    '第 5 行、表.xlsx《项目》B9、B14',
  )
  assert.equal(
    sayPlaces(
      [
        { file: '报告.pdf', page: 2, paragraph: 3 },
        { file: '报告.pdf', page: 2, paragraph: 4 },
        { file: '报告.pdf', page: 4, paragraph: 40 },
      ],
      '报告.pdf',
    ),
    '第 2、4 页',
  )
  assert.equal(sayPlaces([{ file: '报告.docx' }], '报告.docx'), '全文')
})

test('many places are counted', () => {
  assert.equal(
    sayPlaces(
      Array.from({ length: 12 }, (_, i) => line(i + 1)),
      '报告.txt',
    ),
    '第 1、2、3、4、5、6、7、8 行 等 12 处',
  )
})

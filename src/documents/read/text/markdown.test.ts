import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readMarkdown } from './markdown.ts'
import { readText } from './txt.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (...lines: string[]) => readMarkdown(bytes(lines.join('\n')), '报告.md')

test('headings, lists, quotes and fences have structure, marks are left out', () => {
  const prose = read(
    '# 自评报告 #',
    '',
    '一、基本情况',
    '===',
    '',
    '执行率为**93.5%**，见[附表](a.md)，`a*b`。',
    '- 一、甲',
    '1. 乙',
    '> 引用的话',
    '',
    '```',
    '代码 **不动**',
    '第二行',
    '```',
    '---',
    '$75 \\leq$ 得分',
  )
  assert.deepEqual(
    prose.blocks.map((b) => (b.kind === 'paragraph' ? [b.text, b.heading ?? (b.list ? 'list' : '')] : [])),
    [
      ['自评报告', 1],
      ['一、基本情况', 1],
      ['执行率为93.5%，见附表，a*b。', ''],
      ['一、甲', 'list'],
      ['1. 乙', 'list'],
      ['引用的话', ''],
      ['代码 **不动**\n第二行', ''],
      ['$75 \\leq$ 得分', ''],
    ],
  )
})

test('tables with bars and in HTML, cells placed in the file', () => {
  const prose = read(
    '| 项目 | **金额** |',
    '|---|--:|',
    '| 甲 | 5 |',
    '',
    '<table><tr><td rowspan=2>产出</td><td>20</td></tr><tr><td>30</td></tr></table>',
    '后面的话。',
  )
  const grids = prose.blocks.flatMap((b) =>
    b.kind === 'table' ? [b.rows.map((r) => r.cells.map((c) => `${c.column} ${c.text} ${c.pieces[0]!.line}:${c.pieces[0]!.column}`))] : [],
  )
  assert.deepEqual(grids, [
    [
      ['0 项目 1:2', '1 金额 1:9'],
      ['0 甲 3:2', '1 5 3:6'],
    ],
    [['0 产出 5:25', '1 20 5:36'], ['1 30 5:56']],
  ])
  const plain = readText(bytes('文字。\n<table>\n<tr><td>甲</td><td>乙</td></tr>\n</table>\n尾。'), 'a.txt')
  assert.deepEqual(
    plain.blocks.map((b) => b.kind),
    ['paragraph', 'table', 'paragraph'],
  )
})

test('property: each piece says what stands in the file', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'#*_`~[]()!>-|一、（）1.分，。\n\n <table>'), maxLength: 300 })
  fc.assert(
    fc.property(noise, (text) => {
      const lines = text.split('\n')
      for (const block of readMarkdown(bytes(text), 'a.md').blocks) {
        const spans = block.kind === 'paragraph' ? [block] : block.rows.flatMap((r) => r.cells)
        for (const { text: said, pieces } of spans)
          for (const { at, length, line, column } of pieces)
            assert.equal(lines[line! - 1]!.slice(column, column + length), said.slice(at, at + length))
      }
    }),
    { numRuns: 500 },
  )
})

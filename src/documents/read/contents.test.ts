import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeDocx, p } from '../../../tests/fixtures/make-docx.ts'
import { readDocx } from './docx/docx.ts'
import { readText } from './text/txt.ts'

const body = ['一、部门概况', '本街道内设6个科室，编制32名。', '二、收支情况', '全年收入100万元。', '三、评价结论', '自评得分95分。']
const read = (lines: readonly string[]) => [
  readText(new TextEncoder().encode(lines.join('\n\n')), '报告.txt'),
  readDocx(makeDocx({ body: lines.map((line) => p(line)).join('') }), '报告.docx'),
]
const running = (lines: readonly string[]) =>
  read(lines).map(({ blocks }) => blocks.flatMap((block) => (block.kind === 'paragraph' && !block.furniture ? [block.text] : [])))

test('a typed table of contents is furniture, with or without pages', () => {
  for (const entries of [
    ['一、部门概况', '二、收支情况', '三、评价结论'],
    ['一、部门概况 1', '二、收支情况 3', '三、评价结论 12'],
  ])
    for (const said of running(['虚构街道绩效自评报告', '目　录', ...entries, ...body]))
      assert.deepEqual(said, ['虚构街道绩效自评报告', ...body])
})

test('a word that only looks like its title hides nothing', () => {
  for (const said of running(['虚构街道绩效自评报告', '目录', ...body])) assert.deepEqual(said, ['虚构街道绩效自评报告', '目录', ...body])
})

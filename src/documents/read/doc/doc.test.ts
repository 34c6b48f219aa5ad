import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { findLibreOffice } from '#documents/pdf.ts'
import type { Prose } from '#domain/prose.ts'
import { ProductError } from '#errors'
import { makeDocx, p, tbl, tc, tr } from '../../../../tests/fixtures/make-docx.ts'
import { readDoc, readDocText } from './doc.ts'
import { blocksOfText } from './doc-prose.ts'

const words = (prose: Pick<Prose, 'blocks'>) =>
  prose.blocks.map((b) =>
    b.kind === 'paragraph'
      ? b.text
      : b.rows.map((r) => r.cells.map((c) => `${c.column}${c.rowSpan > 1 ? 'v' : ''}${c.text}`).join('|')).join('/'),
  )

test('text of an old Word file: rows end with a tab, cells may hold lines, contents entries are no rows', () => {
  const blocks = blocksOfText('标题\n一、概况\t1\n一级\t指标\n二行\t得分\t\n\t数量\t10\t\n结束\t的话\n')
  assert.deepEqual(
    blocks
      .filter((b) => b.kind === 'table' || b.text !== '')
      .map((b): unknown => (b.kind === 'paragraph' ? b.text : b.rows.map((r) => r.cells.map((c) => c.text)))),
    [
      '标题',
      '一、概况 1',
      [
        ['一级', '指标\n二行', '得分'],
        ['', '数量', '10'],
      ],
      '结束 的话',
    ],
  )
})

let old: Uint8Array | undefined
before(async () => {
  const program = await findLibreOffice()
  if (!program) return
  const folder = mkdtempSync(join(tmpdir(), 'mingji-test-'))
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
  const auto = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
  const body =
    p('虚构街道自评报告') +
    p('基本情况', auto) +
    p('预算100万元。') +
    tbl(tr(tc('一级', '<w:vMerge w:val="restart"/>'), tc('得分')), tr(tc('', '<w:vMerge/>'), tc('10'))) +
    p('收支情况', auto)
  writeFileSync(join(folder, 'a.docx'), makeDocx({ body, numbering }))
  execFileSync(
    program,
    [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'doc:MS Word 97',
      '--outdir',
      folder,
      join(folder, 'a.docx'),
    ],
    { stdio: 'ignore', timeout: 60_000 },
  )
  old = new Uint8Array(readFileSync(join(folder, 'a.doc')))
  rmSync(folder, { recursive: true, force: true })
})
const needsOffice = 'LibreOffice is not on this machine'

test('with LibreOffice an old file keeps automatic numbers and merged cells', async (t) => {
  if (!old) return t.skip(needsOffice)
  const prose = await readDoc(old, '报告.wps')
  assert.deepEqual(words(prose), ['虚构街道自评报告', '一、基本情况', '预算100万元。', '0v一级|1得分/110', '二、收支情况'])
  assert.equal(prose.kind, 'wps')
  assert.ok(prose.blocks.every((b) => b.kind === 'table' || b.pieces.every((piece) => piece.element === undefined)))
})

test('without, its text is read and the loss is told', async (t) => {
  if (!old) return t.skip(needsOffice)
  const prose = await readDocText(old, '报告.doc')
  assert.deepEqual(words(prose), ['虚构街道自评报告', '基本情况', '预算100万元。', '0一级|1得分/0|110', '收支情况'])
  assert.match(prose.problems![0]!.message, /自动编号和合并单元格可能缺失/)
})

test('a broken old file is refused in words', async () => {
  const bytes = new Uint8Array(2048).fill(1)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  await assert.rejects(readDocText(bytes, '报告.doc'), (e) => e instanceof ProductError && e.code === 'FILE_DAMAGED')
})

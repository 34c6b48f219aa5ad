import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import mammoth from 'mammoth'
import { findLibreOffice } from '#documents/pdf.ts'
import type { Prose } from '#domain/prose.ts'
import { makeDocx, p, tbl, tc, tr } from '../../../tests/fixtures/make-docx.ts'
import { readDocText } from './doc/doc.ts'
import { readDocx } from './docx/docx.ts'
import { readProse } from './prose.ts'

const seed = new URL('../../../../shared/seed/donghua-2024-report.txt', import.meta.url)
const words = ({ blocks }: Pick<Prose, 'blocks'>) =>
  blocks
    .flatMap((b) => (b.kind === 'table' ? b.rows.flatMap((r) => r.cells.map((c) => c.text)) : b.furniture ? [] : [b.text]))
    .map((text) => text.replace(/\s/g, ''))
    .filter(Boolean)
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Runs with a folder and LibreOffice's converter; skips where it is not installed. */
async function withOffice(
  t: { skip(reason: string): void },
  work: (convert: (file: string, to: string) => Uint8Array, folder: string) => Promise<void>,
) {
  const program = await findLibreOffice()
  if (!program) return t.skip('LibreOffice is not on this machine')
  const folder = mkdtempSync(join(tmpdir(), 'mingji-test-'))
  try {
    await work((file, to) => {
      execFileSync(
        program,
        ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', to, '--outdir', folder, join(folder, file)],
        { stdio: 'ignore', timeout: 60_000 },
      )
      return new Uint8Array(readFileSync(join(folder, file.replace(/\.\w+$/, `.${to.replace(/:.*/, '')}`))))
    }, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('the sample report reads the same from text, Word, old Word and PDF', {
  skip: existsSync(seed) ? false : 'the sample report is not on this machine',
}, async (t) => {
  const bytes = new Uint8Array(readFileSync(seed))
  const expected = words(await readProse(bytes, 'a.txt'))
  const docx = makeDocx({
    body: new TextDecoder()
      .decode(bytes)
      .split('\n')
      .filter(Boolean)
      .map((line) => p(escaped(line)))
      .join(''),
  })
  assert.deepEqual(words(await readProse(docx, 'a.docx')), expected)
  await withOffice(t, async (convert, folder) => {
    writeFileSync(join(folder, 'a.docx'), docx)
    assert.deepEqual(words(await readProse(convert('a.docx', 'pdf'), 'a.pdf')), expected)
    const doc = convert('a.docx', 'doc:MS Word 97')
    assert.deepEqual(words(await readProse(doc, 'a.doc')), expected)
    assert.deepEqual(words(await readDocText(doc, 'a.doc')), expected)
  })
})

test('a form keeps its grid from Word to PDF and through a web page', async (t) => {
  const form = tbl(
    tr(tc('一级指标'), tc('二级指标'), tc('年度指标值'), tc('得分')),
    tr(tc('产出指标', '<w:vMerge w:val="restart"/>'), tc('数量指标'), tc('≥12次'), tc('20')),
    tr(tc('', '<w:vMerge/>'), tc('质量指标'), tc('≥90%'), tc('19.5')),
    tr(tc('合计', '<w:gridSpan w:val="3"/>'), tc('39.5')),
  )
    .replace(
      '<w:tblPr/><w:tblGrid/>',
      `<w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single" w:sz="4"/>`).join('')}</w:tblBorders></w:tblPr><w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(4)}</w:tblGrid>`,
    )
    .replaceAll('<w:tcPr>', '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/>')
  const docx = makeDocx({ body: p('项目支出绩效自评表') + form + p('表后文字。') })
  const grid = (prose: Prose) =>
    prose.blocks.flatMap((b) =>
      b.kind === 'table'
        ? b.rows.map((r) =>
            r.cells
              .map((c) => `${c.column}${c.columnSpan > 1 ? `+${c.columnSpan}` : ''}${c.rowSpan > 1 ? `v${c.rowSpan}` : ''} ${c.text}`)
              .join('|'),
          )
        : [],
    )
  const expected = [
    '0 一级指标|1 二级指标|2 年度指标值|3 得分',
    '0v2 产出指标|1 数量指标|2 ≥12次|3 20',
    '1 质量指标|2 ≥90%|3 19.5',
    '0+3 合计|3 39.5',
  ]
  assert.deepEqual(grid(readDocx(docx, 'a.docx')), expected)
  await withOffice(t, async (convert, folder) => {
    writeFileSync(join(folder, 'a.docx'), docx)
    for (const to of ['pdf', 'html'])
      assert.deepEqual(grid(await readProse(convert('a.docx', to), `a.${to.replace(/:.*/, '')}`)), expected, to)
  })
})

test('mammoth and we read the same words of what LibreOffice writes', async (t) => {
  await withOffice(t, async (_convert, folder) => {
    writeFileSync(
      join(folder, 'b.html'),
      '<html><meta charset="utf-8"><h1>虚构街道自评报告</h1><p>预算<b>100</b>万元，<i>执行</i>95万元。</p><table border=1><tr><td rowspan=2>甲<td>乙<tr><td>丙<br>丁</table><p>脚注与<a href="#x">链接</a>。</p></html>',
    )
    execFileSync(
      (await findLibreOffice()) ?? '',
      [
        '--headless',
        `-env:UserInstallation=file://${folder}/profile`,
        '--infilter=HTML (StarWriter)',
        '--convert-to',
        'docx:MS Word 2007 XML',
        '--outdir',
        folder,
        join(folder, 'b.html'),
      ],
      { stdio: 'ignore', timeout: 60_000 },
    )
    const docx = readFileSync(join(folder, 'b.docx'))
    const { value } = await mammoth.extractRawText({ buffer: docx })
    assert.equal(words(readDocx(new Uint8Array(docx), 'b.docx')).join(''), value.replace(/\s/g, ''))
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { type ErrorCode, ProductError } from '#errors'
import { makeDocx, p } from '../../../tests/fixtures/make-docx.ts'
import { makePdf } from '../../../tests/fixtures/make-pdf.ts'
import { readLimits } from './limits.ts'
import { readProse } from './prose.ts'

const docx = makeDocx({ body: p('一、部门概况') })
const pdf = makePdf([{ texts: [[80, 100, 12, '一、部门概况情况说明']] }])

test('content says what a file is; a name that says otherwise is told', async () => {
  const rows: readonly (readonly [Uint8Array, string, string, RegExp | undefined])[] = [
    [docx, '报告.docx', 'docx', undefined],
    [pdf, '报告.PDF', 'pdf', undefined],
    [pdf, '报告.docx', 'pdf', /以 \.docx 结尾，内容其实是PDF/],
    [docx, '报告.doc', 'docx', /以 \.doc 结尾，内容其实是Word 文档/],
    [strToU8('<html><body><p>一、概况</p></body></html>'), '报告.doc', 'html', /网页/],
    [strToU8('一、概况'), '报告.txt', 'txt', undefined],
    [strToU8('一、概况'), '报告', 'txt', undefined],
    [strToU8('# 一、概况'), '报告.md', 'md', undefined],
    [strToU8('一、概况'), '报告.docx', 'txt', /纯文本/],
  ]
  for (const [bytes, file, kind, told] of rows) {
    const prose = await readProse(bytes, file)
    assert.equal(prose.kind, kind, file)
    assert.equal(prose.file, file)
    if (told) assert.match(prose.problems?.[0]?.message ?? '', told)
    else assert.equal(prose.problems, undefined, file)
  }
})

test('what is no document is refused by name, with the next step', async () => {
  const ole = (...names: string[]) => {
    const bytes = new Uint8Array(1024)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    for (const [i, name] of names.entries()) for (const [j, c] of [...name].entries()) bytes[512 + i * 128 + j * 2] = c.charCodeAt(0)
    return bytes
  }
  const rows: readonly (readonly [Uint8Array, ErrorCode, RegExp])[] = [
    [new Uint8Array(), 'FILE_EMPTY', /重新保存/],
    [ole('EncryptionInfo', 'EncryptedPackage'), 'FILE_ENCRYPTED', /密码/],
    [ole('Workbook'), 'FILE_KIND_UNSUPPORTED', /电子表格/],
    [ole('Something'), 'FILE_KIND_UNSUPPORTED', /另存为/],
    [zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), 'FILE_KIND_UNSUPPORTED', /自评表/],
    [zipSync({ 'a.txt': strToU8('x') }), 'FILE_KIND_UNSUPPORTED', /解压/],
    [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), 'FILE_KIND_UNSUPPORTED', /文字识别/],
    [strToU8('Rar!xxxx'), 'FILE_KIND_UNSUPPORTED', /解压/],
    [docx.slice(0, 300), 'ARCHIVE_DAMAGED', /重新下载/],
    [Uint8Array.from({ length: 300 }, (_, i) => (i * 7) % 31), 'FILE_NOT_TEXT', /另存为/],
  ]
  for (const [bytes, code, words] of rows) {
    await assert.rejects(readProse(bytes, '附件.docx'), (e) => {
      assert.ok(e instanceof ProductError, String(e))
      assert.equal(e.code, code)
      assert.match(e.message, words)
      assert.ok(e.message.includes('“附件.docx”'))
      return true
    })
  }
  for (const empty of [makeDocx({ body: p('') }), strToU8(' \n'), strToU8('<html><img src=a.png></html>')]) {
    await assert.rejects(
      readProse(empty, 'a.docx'),
      (e) => e instanceof ProductError && e.code === 'DOCUMENT_WITHOUT_TEXT' && /文字识别/.test(e.message),
    )
  }
  await assert.rejects(
    readProse(docx, 'a.docx', { ...readLimits, fileBytes: 100 }),
    (e) => e instanceof ProductError && e.code === 'FILE_TOO_LARGE',
  )
})

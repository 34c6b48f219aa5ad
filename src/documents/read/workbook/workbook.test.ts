import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { writeXlsx } from 'hucre'
import type { Workbook } from '#domain/workbook.ts'
import { type ErrorCode, ProductError } from '#errors'
import { readWorkbook } from './workbook.ts'
import { workbookLimits } from './workbook-limits.ts'

const texts = (workbook: Workbook, sheet = 0) => workbook.sheets[sheet]!.cells.map((row) => Array.from(row, (cell) => cell?.text))
const refuses = (code: ErrorCode, bytes: Uint8Array, words: RegExp, file = '自评表.xlsx', limits = workbookLimits) =>
  assert.rejects(readWorkbook(bytes, file, limits), (error) => {
    assert.ok(error instanceof ProductError, String(error))
    assert.equal(error.code, code, error.message)
    assert.match(error.message, words)
    return true
  })

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`
const relations = (...all: string[]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
const sheetOf = (data: string, tail = '') =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${data}</sheetData>${tail}</worksheet>`

/** A container made by hand, so that a test can put anything into it. */
function book(sheet: string, more: Readonly<Record<string, string | Uint8Array>> = {}, attributes = ''): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': relations(relation('a', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns:r="x"><workbookPr ${attributes}/><sheets><sheet name="表一" sheetId="1" r:id="s1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation('s1', 'worksheet', 'worksheets/sheet1.xml'),
      relation('s2', 'sharedStrings', 'sharedStrings.xml'),
      relation('s3', 'styles', 'styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part])))
}
const cell = (r: string, v: string, attributes = '') => `<c r="${r}" ${attributes}><v>${v}</v></c>`

test('kinds of cells: shared, inline and rich text, numbers, percent, dates, booleans, errors, formulas', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>'
  const strings =
    '<sst><si><t>自评表</t></si><si><r><t xml:space="preserve">社区 </t></r><r><t>经费</t></r><rPh><t>jīngfèi</t></rPh></si><si/><si><t>换行_x000A_一&amp;二&#12300;</t></si></sst>'
  const data = `<row r="1">${cell('A1', '0', 't="s"')}${cell('B1', '1', 't="s"')}${cell('C1', '3', 't="s"')}${cell('D1', '2', 't="s"')}</row>
    <row r="3">${cell('A3', '0.935', 's="1"')}${cell('B3', '45656', 's="2"')}${cell('C3', '45656', 's="3"')}${cell('E3', '245.32800000000003')}</row>
    <row r="4">${cell('A4', '1', 't="b"')}${cell('B4', '#DIV/0!', 't="e"')}<c r="C4" t="inlineStr"><is><t>直写</t></is></c><c r="D4" t="str"><f>A1&amp;"x"</f><v>结果</v></c><c r="E4"><f>SUM(A1:A2)</f><v>0</v></c></row>`
  const workbook = await readWorkbook(
    book(sheetOf(data, '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'), { 'xl/sharedStrings.xml': strings, 'xl/styles.xml': styles }),
    'a.xlsx',
  )
  assert.deepEqual(texts(workbook), [
    ['自评表', '社区 经费', '换行\n一&二「'],
    [],
    ['93.5%', '2024-12-30', '2024年12月', undefined, '245.328'],
    ['TRUE', '#DIV/0!', '直写', '结果', '0'],
  ])
  const [, , third, fourth] = workbook.sheets[0]!.cells
  assert.deepEqual(third![0], { text: '93.5%', kind: 'number', percent: true })
  assert.equal(third![1]!.kind, 'date')
  assert.deepEqual(
    fourth!.map((c) => c?.kind),
    ['boolean', 'error', 'text', 'text', 'number'],
  )
  assert.deepEqual(fourth![4], { text: '0', kind: 'number', formula: 'SUM(A1:A2)' })
  assert.deepEqual(workbook.sheets[0]!.merges, [{ top: 0, left: 0, bottom: 1, right: 1 }])
  assert.deepEqual(workbook.problems, [])
})

test('dates of the Macintosh system, prefixed names, absent references and UTF-16 parts', async () => {
  const styles = { 'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>' }
  const old = await readWorkbook(book(sheetOf(`<row>${cell('A1', '44194', 's="0"')}</row>`), styles, 'date1904="1"'), 'a.xlsx')
  assert.deepEqual(texts(old), [['2024-12-30']])
  const prefixed =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="str"><x:v>甲</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  assert.deepEqual(texts(await readWorkbook(book(prefixed), 'a.xlsx')), [['甲', '2'], ['3']])
  const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from(sheetOf('<row r="1"><c r="A1" t="str"><v>宽</v></c></row>'), 'utf16le')])
  assert.deepEqual(texts(await readWorkbook(book('', { 'xl/worksheets/sheet1.xml': wide }), 'a.xlsx')), [['宽']])
})

test('a sheet of many windows loses nothing where it is cut', async () => {
  const rows = Array.from({ length: 6000 }, (_, i) => [`第${i}行`, i / 8, `备注 row> ${i}`])
  const workbook = await readWorkbook(await writeXlsx({ sheets: [{ name: '台账', rows }] }), 'a.xlsx')
  assert.deepEqual(
    texts(workbook),
    rows.map((row) => row.map(String)),
  )
})

test('formulas without a stored result, lost digits and scaling formats are problems with their cell', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0!.0,&quot;万元&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
  const data = `<row r="2"><c r="B2"><f>SUM(A1)</f></c>${cell('C2', '1.30104170000000012E+20')}${cell('D2', '123456', 's="1"')}<c r="E2" t="str"><f>""</f><v></v></c></row>`
  const { problems, sheets } = await readWorkbook(book(sheetOf(data), { 'xl/styles.xml': styles }), 'a.xlsx')
  assert.deepEqual(
    problems!.map((p) => [p.place!.cell, p.found]),
    [
      ['B2', '=SUM(A1)'],
      ['C2', '130104170000000000000'],
      ['D2', '123456'],
    ],
  )
  assert.match(problems![0]!.message, /公式，文件里没有保存计算结果/)
  assert.deepEqual(sheets[0]!.cells[1]![1], { text: '', kind: 'text', formula: 'SUM(A1)' })
})

test('macros, links to other workbooks and pictures in cells are left alone and said', async () => {
  const more = { 'xl/vbaProject.bin': 'x', 'xl/externalLinks/externalLink1.xml': '<a/>' }
  const data =
    '<row r="1"><c r="A1" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c><c r="B1" t="str"><v>甲</v></c></row>'
  const { notices, problems, sheets } = await readWorkbook(book(sheetOf(data), more), 'a.xlsm')
  assert.equal(notices!.length, 3)
  assert.match(notices!.map((n) => n.message).join(), /没有运行宏.*没有打开那些文件.*图片没有读取/)
  assert.deepEqual(problems, [])
  assert.deepEqual(
    sheets[0]!.cells[0]!.map((c) => c?.text),
    [undefined, '甲'],
  )
})

test('xls, et, ods, xlsb, web tables and XML that call themselves .xls give the same cells', async () => {
  const rows = [
    ['项目名称', '金额（万元）', '执行率'],
    ['社区工作经费', 49.63, 0.935],
    ['合计', 0, ''],
  ]
  const sheet = XLSX.utils.aoa_to_sheet(rows)
  sheet['C2'].z = '0.00%'
  sheet['B3'].f = 'B2-B2'
  const source = XLSX.utils.book_new(sheet, '资金')
  const expected = [
    ['项目名称', '金额（万元）', '执行率'],
    ['社区工作经费', '49.63', '93.5%'],
    ['合计', '0'],
  ]
  for (const bookType of ['biff8', 'xlsb', 'ods', 'xlml', 'xlsx'] as const) {
    const bytes: ArrayBuffer = XLSX.write(source, { type: 'array', bookType })
    const workbook = await readWorkbook(new Uint8Array(bytes), bookType === 'biff8' ? 'a.et' : 'a.xls')
    assert.deepEqual(
      texts(workbook).map((row) => row.filter((t) => t !== '')),
      expected,
      bookType,
    )
    assert.equal(workbook.sheets[0]!.name, '资金')
  }
  const html =
    '<html><head><meta charset="gb2312"></head><body><table><tr><td colspan="2">自评表</td></tr><tr><td>编码</td><td>00130104</td></tr></table></body></html>'
  const gbk = Buffer.concat([...html].map((c) => (c.charCodeAt(0) < 128 ? Buffer.from(c) : Buffer.from(GBK[c]!, 'hex'))))
  for (const bytes of [strToU8(html), gbk]) {
    const workbook = await readWorkbook(bytes, '导出.xls')
    assert.equal(workbook.kind, 'html')
    assert.deepEqual(
      texts(workbook).map((row) => row.filter((t) => t !== undefined)),
      [['自评表'], ['编码', '00130104']],
    )
    assert.deepEqual(workbook.sheets[0]!.merges, [{ top: 0, left: 0, bottom: 0, right: 1 }])
  }
})
const GBK: Readonly<Record<string, string>> = { 自: 'd7d4', 评: 'c6c0', 表: 'b1ed', 编: 'b1e0', 码: 'c2eb' }

test('csv keeps codes as text, in UTF-8, GB 18030 and UTF-16, with comma or tab', async () => {
  const line = '编码,名称,数\n00130104017,"社区,经费",12.50\n130104240000000000123,x,="007"\n'
  const expected = [
    ['编码', '名称', '数'],
    ['00130104017', '社区,经费', '12.50'],
    ['130104240000000000123', 'x', '007'],
  ]
  const gbk = Buffer.from('b1e0c2eb2cc3fbb3c62ccafd0a3030313330313034303137', 'hex')
  assert.deepEqual(texts(await readWorkbook(strToU8(line), 'a.csv')), expected)
  assert.deepEqual(texts(await readWorkbook(strToU8(`\ufeff${line}`), 'a.csv')), expected)
  assert.deepEqual(
    texts(
      await readWorkbook(
        new Uint8Array([0xff, 0xfe, ...Buffer.from(line.replace('"社区,经费"', '社区').replaceAll(',', '\t'), 'utf16le')]),
        'a.xls',
      ),
    )[1],
    ['00130104017', '社区', '12.50'],
  )
  assert.deepEqual(texts(await readWorkbook(gbk, 'a.csv')), [['编码', '名称', '数'], ['00130104017']])
  assert.equal((await readWorkbook(strToU8(line), '项目清单.csv')).sheets[0]!.name, '项目清单')
})

test('what is no workbook is refused with what it is', async () => {
  await refuses('FILE_EMPTY', new Uint8Array(), /空文件/)
  await refuses('WORKBOOK_UNREADABLE', strToU8('%PDF-1.7 …'), /PDF 文件.*另存为 \.xlsx/)
  await refuses('WORKBOOK_UNREADABLE', zipSync({ 'word/document.xml': strToU8('<a/>') }), /Word 文档/)
  await refuses('WORKBOOK_UNREADABLE', strToU8('<html><body><p>登录超时，请重新登录</p></body></html>'), /网页，其中没有表格/, '导出.xls')
  await refuses('WORKBOOK_UNREADABLE', strToU8('只是一句话'), /普通文字/)
  await refuses('WORKBOOK_UNREADABLE', zipSync({ 'a.txt': strToU8('x') }), /压缩包，请解压/)
  await refuses(
    'WORKBOOK_UNREADABLE',
    Uint8Array.from({ length: 999 }, (_, i) => (i * 73) % 256),
    /已损坏|不是表格/,
  )
  await refuses('WORKBOOK_UNREADABLE', zipSync({ 'xl/styles.xml': strToU8('<a/>') }), /没有工作表/)
})

test('encrypted files ask for the password to be removed', async () => {
  const locked = await writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }], encryption: { password: '1', spinCount: 1000 } })
  await refuses('FILE_ENCRYPTED', locked, /去掉密码/)
})

test('cut-off files are refused as damaged', async () => {
  const whole = await writeXlsx({ sheets: [{ name: 'a', rows: [['项目名称', 'x'.repeat(500)]] }] })
  for (const part of [0.3, 0.7, 0.99]) await refuses('ARCHIVE_DAMAGED', whole.slice(0, whole.length * part), /重新下载/)
  const xls = new Uint8Array(
    XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['项目名称']]), 'a'), { type: 'array', bookType: 'biff8' }),
  )
  await refuses('WORKBOOK_UNREADABLE', xls.slice(0, 600), /不完整|没有工作簿|已损坏/, 'a.xls')
})

test('bombs, half a gigabyte of XML and path tricks are refused before they are inflated', async () => {
  await refuses('ARCHIVE_UNSAFE', book('', { 'xl/worksheets/sheet1.xml': new Uint8Array(30 * 1024 * 1024) }), /压缩比异常/)
  const large = book('', { 'xl/worksheets/sheet1.xml': strToU8('<worksheet/>') })
  const name = strToU8('xl/worksheets/sheet1.xml')
  const view = new DataView(large.buffer, large.byteOffset)
  for (let at = 0; at + name.length < large.length; at++) {
    if (at >= 46 && name.every((byte, i) => large[at + i] === byte) && view.getUint32(at - 46, true) === 0x02014b50)
      view.setUint32(at - 46 + 24, 500 * 1024 * 1024, true)
  }
  await refuses('ARCHIVE_UNSAFE', large, /500\.0 MB，超过上限/)
  await refuses('ARCHIVE_UNSAFE', book(sheetOf(''), { '../../etc/cron.d/x': 'x' }), /路径越界/)
})

test('entity declarations expand to nothing', async () => {
  const bomb = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
  const workbook = await readWorkbook(
    book(`${bomb}${sheetOf('<row r="1"><c r="A1" t="str"><v>&b;&x;1</v></c></row>').slice(21)}`),
    'a.xlsx',
  )
  assert.deepEqual(texts(workbook), [['&b;&x;1']])
})

test('50,000 merges and absurd dimensions are read in the time of their length', async () => {
  const merges = Array.from({ length: 50_000 }, (_, i) => `<mergeCell ref="A${i + 2}:C${i + 2}"/>`).join('')
  const merged = await readWorkbook(
    book(sheetOf(`<row r="1">${cell('A1', '1')}</row>`, `<mergeCells count="5111111111111111">${merges}</mergeCells>`)),
    'a.xlsx',
  )
  assert.equal(merged.sheets[0]!.merges.length, 50_000)
  const corners = sheetOf(
    `<dimension ref="A1:XFD1048576"/><row r="1">${cell('A1', '1')}</row><row r="1048576">${cell('XFD1048576', '2')}</row><row r="99999999">${cell('ZZZ99999999', '3')}</row>`,
  )
  const sparse = await readWorkbook(book(corners), 'a.xlsx')
  assert.equal(sparse.sheets[0]!.cells.length, 1_048_576)
  assert.equal(sparse.sheets[0]!.cells[1_048_575]![16_383]!.text, '2')
  assert.match(sparse.problems![0]!.message, /超出上限的单元格没有读入/)
})

test('a far column in every row stops at the limit instead of filling the memory', async () => {
  const rows = Array.from({ length: 3000 }, (_, i) => `<row r="${i + 1}">${cell(`A${i + 1}`, '1')}${cell(`XFD${i + 1}`, '1')}</row>`).join(
    '',
  )
  const { problems, sheets } = await readWorkbook(book(sheetOf(rows)), 'a.xlsx')
  assert.equal(problems!.length, 1)
  assert.equal(sheets[0]!.cells[2999]![0]!.text, '1')
})

test('a file that takes too long or too much memory is given up, and the next one is read', async () => {
  const nested = `<table>${'<tr><td>'.repeat(4_000)}甲${'</td></tr>'.repeat(4_000)}</table>`
  const sound = await writeXlsx({ sheets: [{ name: 'a', rows: [['x']] }] })
  await refuses('READING_TIMEOUT', strToU8(nested.repeat(400)), /超过 1 秒/, 'a.xls', { ...workbookLimits, milliseconds: 20 })
  const unlike = Array.from({ length: 150_000 }, (_, i) => [`很长而且互不相同的文字内容第${i}行`, `${i}`])
  await refuses('FILE_TOO_COMPLEX', await writeXlsx({ sheets: [{ name: 'a', rows: unlike }] }), /16 MB 内存/, 'a.xlsx', {
    ...workbookLimits,
    heapMiB: 16,
  })
  assert.deepEqual(texts(await readWorkbook(sound, 'a.xlsx')), [['x']])
})

test('property: what hucre writes is read as SheetJS reads it', async () => {
  const value = fc.oneof(
    fc.string({ unit: fc.constantFrom(...'≥9０％万元 <&>"\n_x0041_甲乙'), maxLength: 12 }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    fc.boolean(),
    fc.constant(null),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(value, { maxLength: 6 }), { minLength: 1, maxLength: 12 }), async (rows) => {
      const bytes = await writeXlsx({ sheets: [{ name: '表', rows }] })
      const ours = texts(await readWorkbook(bytes, 'a.xlsx'))
      const theirs = XLSX.read(bytes, { type: 'array', dense: true }).Sheets['表']?.['!data'] ?? []
      for (const [r, row] of rows.entries()) {
        for (const c of row.keys()) {
          const peer = theirs[r]?.[c]
          const expected =
            peer === undefined || peer.t === 'z' || peer.v === ''
              ? undefined
              : typeof peer.v === 'number'
                ? Number(peer.v.toPrecision(15))
                : String(peer.v)
          const own = ours[r]?.[c]
          assert.equal(
            typeof expected === 'number' ? Number(own) : own?.toLowerCase(),
            typeof expected === 'string' ? expected.replace(/\r\n?/g, '\n').toLowerCase() : expected,
          )
        }
      }
    }),
    { numRuns: 60 },
  )
})

test('property: a mutated workbook is read or refused with a product message', async () => {
  const whole = await writeXlsx({ sheets: [{ name: 'a', rows: Array.from({ length: 8 }, (_, i) => [`第${i}行`, i]) }] })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 }), async (changes) => {
      const bytes = whole.slice()
      for (const [at, byte] of changes) bytes[at] = byte
      await readWorkbook(bytes, 'a.xlsx').catch((error) => assert.ok(error instanceof ProductError, String(error)))
    }),
    { numRuns: 200 },
  )
})

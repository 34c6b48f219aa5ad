import assert from 'node:assert/strict'
import { test } from 'node:test'
import mammoth from 'mammoth'
import type { Paragraph, Prose } from '#domain/prose.ts'
import { anchorsIn } from '#domain/prose-place.ts'
import { type ErrorCode, ProductError } from '#errors'
import { type DocxParts, makeDocx, p, tbl, tc, tr, wordNamespaces } from '../../../../tests/fixtures/make-docx.ts'
import { readLimits } from '../limits.ts'
import { readDocx } from './docx.ts'

const read = (parts: DocxParts | string) => readDocx(makeDocx(typeof parts === 'string' ? { body: parts } : parts), '报告.docx')
const paragraphs = (prose: Prose) => prose.blocks.filter((b): b is Paragraph => b.kind === 'paragraph')
const texts = (prose: Prose) => paragraphs(prose).map(({ text }) => text)
const table = (prose: Prose) => {
  const found = prose.blocks.find((b) => b.kind === 'table')
  assert.ok(found?.kind === 'table')
  return found.rows.map(({ cells }) =>
    cells.map((c) => `${c.column}${c.columnSpan > 1 ? `+${c.columnSpan}` : ''}${c.rowSpan > 1 ? `v${c.rowSpan}` : ''} ${c.text}`),
  )
}
const level = (i: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
const numbered = (numId: number, ilvl = 0) => `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`
const numbering =
  `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%1.%2.%4', '<w:isLgl/>')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, 'decimalEnclosedCircleChinese', '%1')}${level(1, 'bullet', '')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
  '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'

test('automatic numbers are made visible and counted as Word counts them', () => {
  const prose = read({
    numbering,
    body:
      p('甲', numbered(1)) +
      p('子', numbered(1, 1)) +
      p('丑', numbered(1, 1)) +
      p('细', numbered(1, 2)) +
      p('目', numbered(1, 3)) +
      p('乙', numbered(1)) +
      p('寅', numbered(1, 1)) +
      p('圈', numbered(2)) +
      p('点', numbered(2, 1)) +
      p('戊', numbered(3)) +
      p('己', numbered(1)) +
      p('无', numbered(9)) +
      p('关', numbered(0)),
  })
  assert.deepEqual(texts(prose), [
    '一、甲',
    '（一）子',
    '（二）丑',
    '1.细',
    '1.2.1 目',
    '二、乙',
    '（一）寅',
    '①圈',
    '点',
    '五、戊',
    '六、己',
    '无',
    '关',
  ])
  const first = paragraphs(prose)[0]!
  assert.deepEqual(first.pieces, [{ at: 2, length: 1, column: 0, element: 0 }])
  assert.equal(paragraphs(prose)[8]!.list, true)
})

test('headings come from style, outline level, style of the numbering, or the number itself', () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="a2"><w:name w:val="公文二级"/><w:basedOn w:val="a1"/><w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="a3"><w:name w:val="循环"/><w:basedOn w:val="a3"/></w:style>' +
    '<w:style w:type="paragraph" w:styleId="t1"><w:name w:val="toc 1"/></w:style>'
  const linked = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1')}${level(1, 'chineseCounting', '（%2）', '<w:pStyle w:val="a2"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
  const prose = read({
    styles,
    numbering: linked,
    body:
      p('基本情况', '<w:pStyle w:val="a1"/>') +
      p('部门概况', '<w:pStyle w:val="a2"/>') +
      p('直接给级', '<w:outlineLvl w:val="2"/>') +
      p('三、手工编号') +
      p('正文', '<w:pStyle w:val="a3"/>') +
      p('取消级别', '<w:pStyle w:val="a1"/><w:outlineLvl w:val="9"/>') +
      p('一、基本情况\t1', '<w:pStyle w:val="t1"/>') +
      p(`${'整段话被设成了标题样式，'.repeat(8)}这是手误。`, '<w:pStyle w:val="a1"/>'),
  })
  assert.deepEqual(
    paragraphs(prose).map(({ text, heading, furniture }) => [text.slice(0, 6), heading, furniture]),
    [
      ['基本情况', 1, undefined],
      ['（一）部门概', 2, undefined],
      ['直接给级', 3, undefined],
      ['三、手工编号', 1, undefined],
      ['正文', undefined, undefined],
      ['取消级别', undefined, undefined],
      ['一、基本情况', 1, true],
      ['整段话被设成', undefined, undefined],
    ],
  )
})

test('tracked changes, hidden text, comments and field codes: what a reader sees after accepting', () => {
  const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
  const field = (code: string, result: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const prose = read(
    `<w:p>${run('得分')}<w:del w:id="1"><w:r><w:delText>95</w:delText></w:r></w:del><w:ins w:id="2">${run('94')}</w:ins>${run('分')}</w:p>` +
      `<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('前半')}</w:p><w:p>${run('后半')}</w:p>` +
      `<w:p><w:moveFrom w:id="4">${run('旧处')}</w:moveFrom><w:moveTo w:id="5">${run('新处')}</w:moveTo></w:p>` +
      `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:commentRangeStart w:id="0"/>${run('看得见')}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>` +
      `<w:p>${run('第')}${field(' PAGE ', '3')}${run('页，')}<w:fldSimple w:instr="DATE">${run('2025年')}</w:fldSimple><w:hyperlink r:id="x">${run('链接')}</w:hyperlink></w:p>` +
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>没有结束</w:instrText></w:r></w:p>' +
      `<w:p><w:pPr><w:pPrChange w:id="9"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange></w:pPr>${run('改过格式')}</w:p>`,
  )
  assert.deepEqual(texts(prose), ['得分94分', '前半后半', '新处', '看得见', '第3页，2025年链接', '改过格式'])
  assert.equal(paragraphs(prose)[5]!.heading, undefined)
  assert.deepEqual(
    paragraphs(prose)[1]!.pieces.map(({ at, element }) => [at, element]),
    [
      [0, 1],
      [2, 2],
    ],
  )
})

test('special characters count one column each', () => {
  const prose = read(
    '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">　　甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>',
  )
  const [only] = paragraphs(prose)
  assert.equal(only!.text, '甲\t乙\n丙-☑')
  assert.deepEqual(only!.pieces, [{ at: 0, length: 7, column: 2, element: 0 }])
  assert.deepEqual(
    anchorsIn(only!.pieces, 2, 3).map(({ from, to }) => [from, to]),
    [[4, 5]],
  )
})

test('tables keep their grid: column spans, vertical merges, shifted and deleted rows', () => {
  const prose = read(
    p('附表1 项目支出绩效自评表') +
      p('单位：万元') +
      tbl(
        tr(tc('一级指标', '<w:vMerge w:val="restart"/>'), tc('指标', '<w:gridSpan w:val="2"/>'), tc('得分')),
        tr(tc('', '<w:vMerge/>'), tc('数量'), tc('质量'), tc('10\n分')),
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' +
          tc('甲') +
          tc('乙', '<w:hMerge w:val="restart"/>') +
          tc('丙', '<w:hMerge/>') +
          '</w:tr>',
        '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>' + tc('删去的行') + '</w:tr>',
      ),
  )
  assert.deepEqual(table(prose), [
    ['0v2 一级指标', '1+2 指标', '3 得分'],
    ['1 数量', '2 质量', '3 10\n分'],
    ['1 甲', '2+2 乙'],
  ])
  const found = prose.blocks[2]
  assert.ok(found?.kind === 'table')
  assert.equal(found.caption, '附表1 项目支出绩效自评表 单位：万元')
  assert.deepEqual(
    found.rows.map(({ number }) => number),
    [3, 4, 5],
  )
  assert.deepEqual(
    found.rows[1]!.cells[2]!.pieces.map(({ at, element }) => [at, element]),
    [
      [0, 8],
      [3, 9],
    ],
  )
})

test('nested tables follow their host, a frame around text is no table', () => {
  const prose = read(tbl(tr(tc('外'), `<w:tc>${p('里有表')}${tbl(tr(tc('内1'), tc('内2')))}${p('')}</w:tc>`)) + tbl(tr(tc('框里的\n两段'))))
  const kinds = prose.blocks.map((b) => (b.kind === 'table' ? b.rows.map((r) => r.cells.map((c) => c.text).join('|')).join('/') : b.text))
  assert.deepEqual(kinds, ['外|里有表', '内1|内2', '框里的', '两段'])
})

test('text boxes are read once, after their paragraph, with the ordinals of the file', () => {
  const box = (text: string) => `<w:txbxContent>${p(text)}</w:txbxContent>`
  const prose = read(
    `<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('文本框')}</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('文本框')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
      p('下一段'),
  )
  assert.deepEqual(
    paragraphs(prose).map(({ text, pieces }) => [text, pieces[0]?.element]),
    [
      ['正文', 0],
      ['文本框', 1],
      ['下一段', 3],
    ],
  )
})

test('content controls are transparent, notes follow the body, headers and footers come last as furniture', () => {
  const prose = read({
    body:
      `<w:sdt><w:sdtPr><w:alias w:val="名称"/></w:sdtPr><w:sdtContent>${p('控件里')}</w:sdtContent></w:sdt>` +
      '<w:p><w:r><w:t>有注</w:t><w:footnoteReference w:id="2"/></w:r></w:p>',
    footnotes: `<w:footnote w:type="separator" w:id="0">${p('线')}</w:footnote><w:footnote w:id="2">${p('脚注文字')}</w:footnote>`,
    header: p('页眉'),
    footer: p('— 1 —'),
  })
  assert.deepEqual(
    paragraphs(prose).map(({ text, furniture }) => [text, furniture]),
    [
      ['控件里', undefined],
      ['有注', undefined],
      ['脚注文字', undefined],
      ['页眉', true],
      ['— 1 —', true],
    ],
  )
  assert.equal(paragraphs(prose)[2]!.pieces[0]!.element, undefined)
})

test('a table of contents is kept as furniture', () => {
  const prose = read(
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一、概况 1</w:t></w:r></w:p>' +
      p('二、收支 3') +
      '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>' +
      p('一、概况'),
  )
  assert.deepEqual(
    paragraphs(prose).map(({ text, furniture }) => [text, furniture]),
    [
      ['一、概况 1', true],
      ['二、收支 3', true],
      ['一、概况', undefined],
    ],
  )
})

test('strict files and other prefixes read the same', () => {
  const strict = wordNamespaces.replaceAll(
    'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    'http://purl.oclc.org/ooxml/wordprocessingml/main',
  )
  const body = p('基本', '<w:outlineLvl w:val="0"/>') + tbl(tr(tc('甲', '<w:gridSpan w:val="2"/>')), tr(tc('乙'), tc('丙')))
  const usual = read(body).blocks
  assert.deepEqual(read({ body, namespaces: strict }).blocks, usual)
  const other = makeDocx({
    body,
    extra: {
      'word/document.xml': `<?xml version="1.0"?><x:document ${wordNamespaces.replace('xmlns:w=', 'xmlns:x=')}><x:body>${body.replaceAll('w:', 'x:')}</x:body></x:document>`,
    },
  })
  assert.deepEqual(readDocx(other, '报告.docx').blocks, usual)
})

test('sentences that a conversion cut into two paragraphs are whole again, each half with its own ordinal; a fresh indent begins a paragraph', () => {
  const indent = '<w:ind w:firstLineChars="200"/>'
  const prose = read(
    p('一、工作情况') +
      p('全年资金使用规范，项目管理', indent) +
      p('到位，目标全部完成。') +
      p('居民满意度较高，环境持续改善', indent) +
      p('下年继续加强管理，提高质量。', indent) +
      p('虚构街道办事处'),
  )
  assert.deepEqual(texts(prose), [
    '一、工作情况',
    '全年资金使用规范，项目管理到位，目标全部完成。',
    '居民满意度较高，环境持续改善',
    '下年继续加强管理，提高质量。',
    '虚构街道办事处',
  ])
  assert.deepEqual(
    paragraphs(prose)[1]!.pieces.map(({ at, element }) => [at, element]),
    [
      [0, 1],
      [13, 2],
    ],
  )
})

const refuses = (code: ErrorCode, bytes: Uint8Array, limits = readLimits) =>
  assert.throws(
    () => readDocx(bytes, '报告.docx', limits),
    (e) => e instanceof ProductError && e.code === code && e.message.includes('“报告.docx”'),
  )

test('entities, broken XML, deep nesting, missing parts and endless documents are refused in words', () => {
  const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
  refuses(
    'XML_UNSAFE',
    makeDocx({
      body: '',
      extra: {
        'word/document.xml': `<?xml version="1.0"?>${entity}<w:document ${wordNamespaces}><w:body>${p('&b;')}</w:body></w:document>`,
      },
    }),
  )
  refuses(
    'XML_UNSAFE',
    makeDocx({ body: '', extra: { 'word/document.xml': `<!DOCTYPE x SYSTEM "file:///etc/passwd"><w:document ${wordNamespaces}/>` } }),
  )
  refuses('FILE_DAMAGED', makeDocx({ body: '<w:p><w:r>' }))
  refuses('FILE_DAMAGED', makeDocx({ body: p('&unknown;') }))
  refuses('FILE_TOO_COMPLEX', makeDocx({ body: '<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300) }))
  refuses('FILE_TOO_COMPLEX', makeDocx({ body: p('字'.repeat(100)) }), { ...readLimits, characters: 50 })
  refuses('FILE_TOO_COMPLEX', makeDocx({ body: p('字').repeat(20) }), { ...readLimits, blocks: 10 })
  refuses('READING_TIMEOUT', makeDocx({ body: p('字').repeat(5000) }), { ...readLimits, milliseconds: 0 })
})

test('mammoth, which knows Word files well, finds the same words', async () => {
  const bytes = makeDocx({
    body:
      p('桥下街道（虚构）自评报告') +
      p('  前后有空格  ') +
      tbl(tr(tc('甲\n乙'), tc('丙')), tr(tc('丁', '<w:gridSpan w:val="2"/>'))) +
      '<w:p><w:r><w:t>得</w:t></w:r><w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>新</w:t></w:r></w:ins></w:p>',
  })
  const words = (text: string) => text.replace(/\s/g, '')
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) })
  const ours = readDocx(bytes, 'a.docx').blocks.flatMap((b) =>
    b.kind === 'table' ? b.rows.flatMap((r) => r.cells.map((c) => c.text)) : [b.text],
  )
  assert.equal(words(ours.join('')), words(value))
})

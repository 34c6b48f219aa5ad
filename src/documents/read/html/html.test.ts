import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Paragraph, Prose } from '#domain/prose.ts'
import { ProductError } from '#errors'
import { readHtml } from './html.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (html: string) => readHtml(bytes(html), '公开.html')
const paragraphs = (prose: Prose) => prose.blocks.filter((b): b is Paragraph => b.kind === 'paragraph')
const texts = (prose: Prose) => paragraphs(prose).map(({ text }) => text)
const grids = (prose: Prose) =>
  prose.blocks.flatMap((b) =>
    b.kind === 'table'
      ? [
          b.rows.map((r) =>
            r.cells.map((c) => `${c.column}${c.columnSpan > 1 ? `+${c.columnSpan}` : ''}${c.rowSpan > 1 ? `v${c.rowSpan}` : ''} ${c.text}`),
          ),
        ]
      : [],
  )

test('a page as governments publish it: headings, paragraphs, lists; scripts and hidden parts left out', () => {
  const prose =
    read(`<!DOCTYPE html><html><head><title>自评报告 - 某网站</title><style>p{}</style><script>document.write("<p>脚本</p>")</script></head><body>
    <nav><a href="/">首页</a></nav><h1>自评报告</h1><p>一、<b>基本</b>情况</p>
    <p>　　预算&nbsp;100&#20803;，执行
    率 &ge;95%。<br>第二行</p><div style="display:none">看不见<div>里</div></div><ul><li>甲<li>乙</ul><ol start="3"><li>丙</li></ol><p>没有结束<div>后面`)
  assert.deepEqual(
    paragraphs(prose).map(({ text, heading, list, furniture }) => [text, heading ?? (list ? 'list' : furniture ? 'furniture' : '')]),
    [
      ['首页', 'furniture'],
      ['自评报告', 1],
      ['一、基本情况', 1],
      ['预算 100元，执行率 ≥95%。', ''],
      ['第二行', ''],
      ['甲', 'list'],
      ['乙', 'list'],
      ['3.丙', 'list'],
      ['没有结束', ''],
      ['后面', ''],
    ],
  )
  assert.deepEqual(prose.properties, { title: '自评报告 - 某网站' })
})

test('tables keep spans also when end tags are missing', () => {
  const prose = read(
    '<table><caption>自评表</caption><tr><th rowspan=2>一级<th colspan="2">指标<tr><td>甲<br>乙<td>5<tr><td>丙<td>丁<td>6</table>',
  )
  assert.deepEqual(grids(prose), [
    [
      ['0v2 一级', '1+2 指标'],
      ['1 甲\n乙', '2 5'],
      ['0 丙', '1 丁', '2 6'],
    ],
  ])
  assert.ok(prose.blocks[0]?.kind === 'table' && prose.blocks[0].caption === '自评表')
})

test('tables that only lay out a page flow on, data tables with a table inside do not', () => {
  const inner = '<table><tr><td>内1</td><td>内2</td></tr></table>'
  assert.deepEqual(grids(read(`<table><tr><td><p>导航</p></td><td>${inner}</td></tr></table>`)), [[['0 内1', '1 内2']]])
  assert.deepEqual(grids(read(`<table><tr><td>a<td>b<tr><td>c<td>d<tr><td>e<td>f${inner}</table>`)), [
    [
      ['0 a', '1 b'],
      ['0 c', '1 d'],
      ['0 e', '1 f'],
    ],
    [['0 内1', '1 内2']],
  ])
})

test('Word pages show their list marks; tick boxes and values of forms are text', () => {
  const prose = read(
    `<p class=MsoNormal><![if !supportLists]><span style='mso-list:Ignore'>（一）</span><![endif]>部门概况<o:p></o:p></p><p><input type=checkbox checked>是<input type=checkbox>否 <input value="12"></p><!--[if gte mso 9]><p>看不见</p><![endif]-->`,
  )
  assert.deepEqual(texts(prose), ['（一）部门概况', '☑是□否 12'])
})

test('GBK pages and web archives named .doc', () => {
  const gbk = Uint8Array.from([...bytes('<html><meta charset=gb2312><p>'), 0xb2, 0xbf, 0xc3, 0xc5, ...bytes('</p>')])
  assert.deepEqual(texts(readHtml(gbk, 'a.html')), ['部门'])
  const body = '<html><p>=D7=D4=C6=C0</p><p>so=\r\nft</p></html>'
  const mht = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="--=_x"\r\n\r\nhello\r\n----=_x\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}\r\n----=_x\r\nContent-Type: image/png\r\n\r\nxx\r\n----=_x--`
  assert.deepEqual(texts(readHtml(bytes(mht), 'a.doc')), ['自评', 'soft'])
  const raw = Buffer.concat([
    Buffer.from('MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'),
    Buffer.from('<p>一、基本情况与绩效</p>'),
  ])
  assert.deepEqual(texts(readHtml(new Uint8Array(raw), 'a.mht')), ['一、基本情况与绩效'])
  const base64 = `MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n${Buffer.from('<p>部门</p>').toString('base64')}`
  assert.deepEqual(texts(readHtml(bytes(base64), 'a.mht')), ['部门'])
  assert.throws(
    () =>
      readHtml(bytes('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\n--b--'), 'a.mht'),
    (e) => e instanceof ProductError && e.code === 'FILE_DAMAGED',
  )
})

test('hostile tag soup costs time in proportion', () => {
  for (const piece of [
    '<a ',
    '<a "',
    '<!--',
    '<table><tr><td>',
    '<td colspan=200 rowspan=2000>',
    '&#',
    '<script>',
    "<p title='",
    '<p>',
    '</p',
    '<div hidden>',
    ' \n',
    '<input value="">',
    '<title>',
  ]) {
    const from = performance.now()
    try {
      read(`<table>${piece.repeat(Math.ceil(200_000 / piece.length))}`)
    } catch (e) {
      assert.ok(e instanceof ProductError, String(e))
    }
    assert.ok(performance.now() - from < 4000, `${piece}: ${performance.now() - from} ms`)
  }
})

test('places know the line of the source they come from', () => {
  const prose = read(
    '<html><body>\n<h1>自评表</h1>\r\n<table>\n<tr><td>得分</td><td>95</td></tr>\n</table><p>预算\n100元</p></body></html>',
  )
  const lines = prose.blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.map(({ pieces }) => pieces[0]?.line)) : [block.pieces[0]?.line],
  )
  assert.deepEqual(lines, [2, 4, 4, 5])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { type ErrorCode, ProductError } from '#errors'
import { readLimits } from '../limits.ts'
import { readOfd } from './ofd.ts'

const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"'
const page = (content: string, before = '') =>
  `<ofd:Page ${ns}>${before}<ofd:Content><ofd:Layer ID="1">${content}</ofd:Layer></ofd:Content></ofd:Page>`
/** Text at millimetres, each character 5 wide. */
const text = (x: number, y: number, words: string, more = '') =>
  `<ofd:TextObject ID="2" Boundary="${x} ${y - 5} 150 7" Font="3" Size="5" ${more}><ofd:TextCode X="0" Y="5" DeltaX="g ${words.length - 1} 5">${words}</ofd:TextCode></ofd:TextObject>`
const line = (x1: number, y1: number, x2: number, y2: number) =>
  `<ofd:PathObject ID="4" Boundary="${x1} ${y1} ${x2 - x1 + 1} ${y2 - y1 + 1}" LineWidth="0.3"><ofd:AbbreviatedData>M 0 0 L ${x2 - x1} ${y2 - y1}</ofd:AbbreviatedData></ofd:PathObject>`
const make = (pages: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        'OFD.xml': `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${ns} DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:Title>虚构报告</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
        'Doc_0/Document.xml': `<ofd:Document ${ns}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:TemplatePage ID="9" BaseLoc="Tpls/T.xml"/></ofd:CommonData><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="Pages/P${i}/Content.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
        ...Object.fromEntries(pages.map((content, i) => [`Doc_0/Pages/P${i}/Content.xml`, content])),
        ...more,
      }).map(([name, content]) => [name, strToU8(content)]),
    ),
  )

test('text by position, tables by their lines, template pages, the scaling of objects', () => {
  const table = [
    [30, 60, 130, 60],
    [30, 75, 130, 75],
    [30, 90, 130, 90],
    [30, 60, 30, 90],
    [80, 60, 80, 90],
    [130, 60, 130, 90],
  ]
    .map(([a, b, c, d]) => line(a!, b!, c!, d!))
    .join('')
  const first = page(
    `${text(40, 40, '一、收支情况')}${table}${text(85, 70, '金额')}${text(35, 70, '项目')}${text(35, 85, '甲')}<ofd:PageBlock>${text(85, 85, '10')}</ofd:PageBlock>${text(60, 150, '水印', 'CTM="0.7 0.7 -0.7 0.7 0 0"')}`,
    '<ofd:Template TemplateID="9"/>',
  )
  const second = page(
    `<ofd:TextObject ID="5" Boundary="30 30 100 10" Size="10" CTM="0.5 0 0 0.5 0 0"><ofd:TextCode X="0" Y="10" DeltaX="10 10">第二页</ofd:TextCode></ofd:TextObject>`,
  )
  const prose = readOfd(make([first, second], { 'Doc_0/Tpls/T.xml': page(text(30, 280, '虚构区财政局')) }), '报告.ofd')
  assert.deepEqual(
    prose.blocks.map((b) =>
      b.kind === 'paragraph' ? [b.text, b.heading ?? '', b.pieces[0]!.page] : b.rows.map((r) => r.cells.map((c) => c.text)),
    ),
    [
      ['一、收支情况', 1, 1],
      [
        ['项目', '金额'],
        ['甲', '10'],
      ],
      ['虚构区财政局', '', 1],
      ['第二页', '', 2],
    ],
  )
  assert.deepEqual(prose.properties, { Title: '虚构报告' })
})

const refuses = (code: ErrorCode, bytes: Uint8Array, limits = readLimits) =>
  assert.throws(
    () => readOfd(bytes, '报告.ofd', limits),
    (e) => e instanceof ProductError && e.code === code,
  )

test('scans, missing pages and hostile files are refused in words', () => {
  refuses('PDF_WITHOUT_TEXT', make([page('<ofd:ImageObject ID="7" Boundary="0 0 210 297"/>')]))
  refuses('FILE_DAMAGED', make([]))
  refuses('FILE_DAMAGED', zipSync({ 'OFD.xml': strToU8('<a/>') }))
  refuses('FILE_TOO_COMPLEX', make([page(text(1, 1, '甲')), page(text(1, 1, '乙'))]), { ...readLimits, pages: 1 })
  refuses('XML_UNSAFE', make(['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']))
})

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Paragraph, Prose } from '#domain/prose.ts'
import { type ErrorCode, ProductError } from '#errors'
import { gridLines, makePdf, type PdfPage } from '../../../../tests/fixtures/make-pdf.ts'
import { readLimits } from '../limits.ts'
import { readPdf } from './pdf.ts'

const read = (...pages: PdfPage[]) => readPdf(makePdf(pages), '报告.pdf')
const paragraphs = (prose: Prose) => prose.blocks.filter((b): b is Paragraph => b.kind === 'paragraph')
const grids = (prose: Prose) =>
  prose.blocks.flatMap((b) =>
    b.kind === 'table'
      ? [
          b.rows.map(
            (r) =>
              `${r.repeated ? '=' : ''}${r.cells.map((c) => `${c.column}${c.columnSpan > 1 ? `+${c.columnSpan}` : ''}${c.rowSpan > 1 ? `v${c.rowSpan}` : ''} ${c.text}`).join('|')}`,
          ),
        ]
      : [],
  )
/** Lines of 28 characters of 16 points, as official documents have, first one indented by two. */
const set = (text: string, top: number, indent = true): PdfPage['texts'] => {
  const lines = [text.slice(0, indent ? 26 : 28), ...(text.slice(indent ? 26 : 28).match(/.{1,28}/gs) ?? [])]
  return lines.map((line, i) => [79 + (i === 0 && indent ? 32 : 0), top + i * 29, 16, line] as const)
}
const sentence =
  '虚构街道办事处认真贯彻落实预算绩效管理的各项要求，对全部项目开展了绩效自评，自评结果真实完整，资金使用规范有效，群众满意度不断提高，年度绩效目标全部完成'

test('lines are joined to paragraphs by margin and indent, over page ends too; heads and page numbers are furniture', async () => {
  const frame = (n: number): PdfPage['texts'] => [
    [230, 40, 10, '虚构区财政局'],
    [290, 812, 14, `— ${n} —`],
  ]
  const cut = sentence.slice(0, 26 + 28)
  const prose = await read(
    {
      texts: [...frame(1), [180, 100, 22, '绩效自评报告'], [111, 150, 16, '一、基本情况'], ...set(`${sentence}。`, 179), ...set(cut, 700)],
    },
    { texts: [...frame(2), ...set(`${sentence.slice(26 + 28)}。`, 100, false), ...set('第二段很短。', 200)] },
    { texts: [...frame(3), ...set('第三段也短。', 100)] },
  )
  const body = paragraphs(prose).filter((p) => !p.furniture)
  assert.deepEqual(
    body.map(({ text, heading }) => [text, heading]),
    [
      ['绩效自评报告', undefined],
      ['一、基本情况', 1],
      [`${sentence}。`, undefined],
      [`${sentence}。`, undefined],
      ['第二段很短。', undefined],
      ['第三段也短。', undefined],
    ],
  )
  assert.deepEqual(
    body[3]!.pieces.map(({ at, length, page }) => [at, length, page]),
    [
      [0, 54, 1],
      [54, sentence.length + 1 - 54, 2],
    ],
  )
  assert.deepEqual(
    paragraphs(prose)
      .filter((p) => p.furniture)
      .map(({ text }) => text)
      .toSorted()
      .slice(0, 3),
    ['— 1 —', '— 2 —', '— 3 —'],
  )
})

for (const bars of [false, true]) {
  test(`ruled tables keep merged cells, ${bars ? 'lines drawn as thin bars' : 'lines stroked'}; wrapped words in a cell are whole`, async () => {
    const [xs, ys] = [
      [80, 160, 260, 330, 400],
      [100, 130, 160, 190, 220],
    ]
    const lines = gridLines(xs, ys, ['across 2,0', 'down 0,2', 'across 3,3'])
    const texts: PdfPage['texts'] = [
      [90, 120, 12, '一级指标'],
      [170, 120, 12, '年度指标值'],
      [340, 120, 12, '得分'],
      [85, 156, 12, '可持续影响'],
      [85, 171, 12, '指标'],
      [170, 150, 12, '≥90%'],
      [270, 150, 12, '95%'],
      [340, 150, 12, '10'],
      [170, 180, 12, '甲'],
      [270, 180, 12, '乙'],
      [340, 195, 12, '20'],
      [85, 210, 12, '合计'],
      [170, 210, 12, '30'],
      [200, 300, 12, '表后的话，在表格外面'],
    ]
    const prose = await read({ texts, lines, bars })
    assert.deepEqual(grids(prose), [
      ['0 一级指标|1+2 年度指标值|3 得分', '0v2 可持续影响指标|1 ≥90%|2 95%|3 10', '1 甲|2 乙|3v2 20', '0 合计|1 30|2 '],
    ])
    assert.equal(paragraphs(prose)[0]!.text, '表后的话，在表格外面')
    assert.ok(prose.blocks[0]?.kind === 'table' && prose.blocks[0].rows[0]!.cells[0]!.pieces[0]!.page === 1)
  })
}

test('text of neighbouring cells set in one go is cut at the rule', async () => {
  const prose = await read({
    texts: [
      [90, 115, 12, '得分满分备注说明'],
      [80, 200, 12, '表格外面的话'],
    ],
    lines: gridLines([80, 114, 138, 200], [100, 120]),
  })
  assert.deepEqual(grids(prose), [['0 得分|1 满分|2 备注说明']])
})

test('a table that goes on over the page is one table, its repeated head marked', async () => {
  const page = (rows: readonly string[]): PdfPage => ({
    texts: rows.flatMap((row, r) => row.split('|').map((cell, c) => [90 + c * 100, 120 + r * 30, 12, cell] as const)),
    lines: gridLines([80, 180, 280], rows.map((_, r) => 100 + r * 30).concat(100 + rows.length * 30)),
  })
  const prose = await read(page(['项目|金额', '甲|1', '乙|2']), page(['项目|金额', '丙|3']), { texts: [[80, 100, 12, '后面另有一段文字']] })
  assert.deepEqual(grids(prose), [['0 项目|1 金额', '0 甲|1 1', '0 乙|1 2', '=0 项目|1 金额', '0 丙|1 3']])
})

test('a table goes on over the page though a column is merged there, a row cut by the page end and a merged cell are whole', async () => {
  const row = (y: number, ...cells: readonly string[]): PdfPage['texts'] =>
    cells.flatMap((cell, c) => (cell === '' ? [] : [[[84, 164, 264, 304][c] ?? 0, y, 12, cell] as const]))
  const prose = await read(
    {
      texts: [
        ...row(520, '一级指标', '三级指标', '分值', '说明'),
        ...row(550, '产出指标', '培训次数', '10', '少办了两期'),
        ...row(590, '', '建档率', '7', '有三期因'),
      ],
      // The head of the reason has two columns, which the next page does not rule.
      lines: gridLines([80, 160, 260, 300, 420, 500], [500, 530, 570, 610], ['down 1,4', 'down 2,4', 'across 2,0']),
    },
    {
      texts: [...row(112, '', '', '', '为师资不足。'), ...row(140, '', '及时率', '8', '无'), ...row(170, '效益指标', '满意度', '10', '无')],
      lines: gridLines([80, 160, 260, 300, 500], [100, 120, 150, 180], ['across 1,0']),
    },
    { texts: [[80, 100, 12, '后面另有一段文字']] },
  )
  const [table] = grids(prose)
  assert.deepEqual(table, [
    '0 一级指标|1 三级指标|2 分值|3 说明|4 ',
    '0v3 产出指标|1 培训次数|2 10|3+2 少办了两期',
    '1 建档率|2 7|3+2 有三期因为师资不足。',
    '1 及时率|2 8|3+2 无',
    '0 效益指标|1 满意度|2 10|3+2 无',
  ])
})

test('a row without figures and a figure itself are whole again when the page end cut them', async () => {
  const rows = (y: number, ...lines: readonly (readonly string[])[]): PdfPage['texts'] =>
    lines.flatMap((cells, r) => cells.flatMap((cell, c) => (cell === '' ? [] : [[84 + c * 100, y + r * 30, 12, cell] as const])))
  const lines = (count: number) =>
    gridLines(
      [80, 180, 280, 380],
      Array.from({ length: count + 1 }, (_, r) => 100 + r * 30),
    )
  const prose = await read(
    { texts: rows(115, ['主管部门', '虚构甲局', '预算单'], ['预算数', '执行数', '执行率']), lines: lines(2) },
    { texts: rows(115, ['100', '95', '95%'], ['培训期数', '22', '13.7']), lines: lines(2) },
    { texts: rows(115, ['', '', '5'], ['开放天数', '300天', '15']), lines: lines(2) },
  )
  assert.deepEqual(grids(prose).at(0)?.slice(-2), ['0 培训期数|1 22|2 13.75', '0 开放天数|1 300天|2 15'])
  const unit = await read(
    { texts: rows(115, ['项目名称', '甲', '乙'], ['主管部门', '虚构甲局', '预算单']), lines: lines(2) },
    { texts: rows(115, ['', '', '位'], ['预算数', '100', '95']), lines: lines(2) },
  )
  assert.deepEqual(grids(unit), [['0 项目名称|1 甲|2 乙', '0 主管部门|1 虚构甲局|2 预算单位', '0 预算数|1 100|2 95']])
})

test('words that run over the right edge of a table stay in its last cell', async () => {
  const prose = await read({
    texts: [
      [84, 115, 12, '指标'],
      [184, 115, 12, '上游养殖尾水影响水质'],
      [84, 145, 12, '达标率'],
      [184, 145, 12, '95%'],
    ],
    lines: gridLines([80, 180, 296], [100, 130, 160]),
  })
  assert.deepEqual(grids(prose), [['0 指标|1 上游养殖尾水影响水质', '0 达标率|1 95%']])
})

test('the next form of the same print is a table of its own', async () => {
  const form = (name: string): PdfPage => ({
    texts: [
      [90, 120, 12, '项目名称'],
      [190, 120, 12, name],
      [90, 150, 12, '得分'],
      [190, 150, 12, '95'],
    ],
    lines: gridLines([80, 180, 380], [100, 130, 160]),
  })
  assert.deepEqual(grids(await read(form('虚构甲项目'), form('虚构乙项目'))), [
    ['0 项目名称|1 虚构甲项目', '0 得分|1 95'],
    ['0 项目名称|1 虚构乙项目', '0 得分|1 95'],
  ])
})

test('a line that is short because the next word did not fit goes on', async () => {
  const prose = await read({
    texts: [
      ...set(`${sentence}。`, 100),
      [111, 300, 16, '部门整体得分由部门指标得分和项目加权得分折算'],
      [79, 329, 16, '95.84×60%+97.06×40%=57.50+38.82=96.32分。'],
      [111, 358, 16, '按照虚构区财政局《关于做好自评工作的通知》（虚财'],
      [79, 387, 16, '〔2024〕6号）要求，我局完成了自评。'],
    ],
  })
  assert.deepEqual(
    paragraphs(prose).map(({ text }) => text),
    [
      `${sentence}。`,
      '部门整体得分由部门指标得分和项目加权得分折算95.84×60%+97.06×40%=57.50+38.82=96.32分。',
      '按照虚构区财政局《关于做好自评工作的通知》（虚财〔2024〕6号）要求，我局完成了自评。',
    ],
  )
})

test('columns without rules make a table when they line up', async () => {
  const rows = [
    ['科目', '预算', '决算'],
    ['教育支出', '10.5', '9.8'],
    ['其他', '', '3'],
  ]
  const prose = await read({
    texts: rows.flatMap((row, r) => row.flatMap((cell, c) => (cell ? [[80 + c * 150, 100 + r * 20, 12, cell] as const] : []))),
  })
  assert.deepEqual(grids(prose), [['0 科目|1 预算|2 决算', '0 教育支出|1 10.5|2 9.8', '0 其他|2 3']])
})

test('words drawn twice to look bold are read once, letter-spaced words and figures without their blanks', async () => {
  const prose = await read({
    texts: [
      [80, 100, 12, '加粗的字'],
      [80.4, 100, 12, '加粗的字'],
      [80, 130, 12, '行 政 单 位 2024 年 预算'],
      [80, 160, 12, 'three little words'],
    ],
  })
  assert.deepEqual(
    paragraphs(prose).map(({ text }) => text),
    ['加粗的字', '行政单位2024年 预算', 'three little words'],
  )
})

const refuses = (code: ErrorCode, bytes: Uint8Array, words: RegExp, limits = readLimits) =>
  assert.rejects(
    async () => readPdf(bytes, '扫描件.pdf', limits),
    (e) => e instanceof ProductError && e.code === code && words.test(e.message) && e.message.includes('“扫描件.pdf”'),
  )

test('what cannot be read is refused in words', async () => {
  const blank: PdfPage = { texts: [], raw: '0 0 100 100 re f' }
  const signed: PdfPage = { texts: [[450, 820, 8, '某扫描软件创建']], raw: '0 0 100 100 re f' }
  await refuses('PDF_WITHOUT_TEXT', makePdf([blank, blank]), /先做文字识别/)
  await refuses('PDF_WITHOUT_TEXT', makePdf([signed, signed]), /先做文字识别/)
  await refuses('FILE_DAMAGED', new TextEncoder().encode('%PDF-1.4\nnothing here'), /损坏/)
  await refuses(
    'FILE_DAMAGED',
    makePdf([{ texts: [[80, 100, 12, '\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008\ue009\ue00a\ue00b']] }]),
    /乱码/,
  )
  await refuses('FILE_TOO_COMPLEX', makePdf([blank, blank, blank]), /超过上限 2 页/, { ...readLimits, pages: 2 })
  await refuses('FILE_TOO_LARGE', makePdf([blank]), /超过上限/, { ...readLimits, fileBytes: 10 })
  await refuses(
    'FILE_ENCRYPTED',
    makePdf(
      [blank],
      '/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <' +
        '41'.repeat(32) +
        '> /U <' +
        '42'.repeat(32) +
        '> >>',
    ),
    /密码/,
  )
})

test('reading that takes too long is stopped, the next file is read', async () => {
  const many = Array.from({ length: 300 }, (): PdfPage => ({ texts: [[80, 100, 12, '字'.repeat(30)]] }))
  await refuses('READING_TIMEOUT', makePdf(many), /已停止/, { ...readLimits, milliseconds: 5 })
  assert.equal((await read({ texts: [[80, 100, 12, '又能读取文件了，内容完整']] })).blocks.length, 1)
})

test('pages without text among others are named', async () => {
  const prose = await read(
    { texts: set(`${sentence}。`, 100) },
    { texts: [], raw: '0 0 100 100 re f' },
    { texts: [], raw: '0 0 100 100 re f' },
  )
  assert.match(prose.problems![0]!.message, /第 2—3 页没有文字层/)
})

const sample = (name: string) => new URL(`../../../../../shared/samples/${name}`, import.meta.url)
const noSample = existsSync(sample('final-accounts-2024.pdf')) ? false : 'the sample PDF is not on this machine'

test('a published final account: its tables and its words, against pdftotext', { skip: noSample }, async () => {
  const path = sample('final-accounts-2024.pdf')
  const prose = await readPdf(new Uint8Array(readFileSync(path)), 'a.pdf')
  const tables = prose.blocks.filter((b) => b.kind === 'table')
  assert.equal(tables.length, 10)
  const income = tables[1]!
  assert.deepEqual(
    income.rows.at(-1)!.cells.map((c) => c.text),
    ['总计', '307.82', '总计', '307.82'],
  )
  assert.ok(prose.blocks.some((b) => b.kind === 'paragraph' && b.pieces.length === 2))
  let words: string
  try {
    words = execFileSync('pdftotext', [path.pathname, '-'], { encoding: 'utf8' })
  } catch {
    return
  }
  const count = (text: string) => {
    const all = new Map<string, number>()
    for (const c of text.normalize('NFKC').replace(/\s/g, '')) all.set(c, (all.get(c) ?? 0) + 1)
    return all
  }
  const ours = count(
    prose.blocks.flatMap((b) => (b.kind === 'table' ? b.rows.flatMap((r) => r.cells.map((c) => c.text)) : [b.text])).join(''),
  )
  const different = [...count(words)].filter(([c, n]) => ours.get(c) !== n)
  assert.deepEqual(different, [])
})

import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Paragraph, Prose } from '#domain/prose.ts'
import { placeIn } from '#domain/prose-place.ts'
import { ProductError } from '#errors'
import { readText } from './txt.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (...lines: string[]) => readText(bytes(lines.join('\n')), '报告.txt')
const texts = (prose: Prose) => prose.blocks.filter((b): b is Paragraph => b.kind === 'paragraph').map(({ text }) => text)
const grid = (prose: Prose) =>
  prose.blocks.flatMap((b) => (b.kind === 'table' ? [b.rows.map((r) => r.cells.map((c) => `${c.column}:${c.text}`).join(' '))] : []))

const seed = new URL('../../../../../shared/seed/donghua-2024-report.txt', import.meta.url)
const noSeed = existsSync(seed) ? false : 'the sample report is not on this machine'

test('the sample report: eight sentences cut by page ends are whole again, each line kept', { skip: noSeed }, () => {
  const prose = readText(new Uint8Array(readFileSync(seed)), 'seed.txt')
  const joined = prose.blocks.filter((b): b is Paragraph => b.kind === 'paragraph' && b.pieces.length > 1)
  assert.deepEqual(
    joined.map(({ pieces }) => pieces.map((p) => p.line)),
    [
      [37, 39],
      [63, 65],
      [73, 75],
      [89, 91],
      [120, 122],
      [134, 136],
      [148, 150],
      [158, 160],
    ],
  )
  assert.equal(prose.blocks.length, 78)
  assert.deepEqual(
    prose.blocks.filter((b): b is Paragraph => b.kind === 'paragraph' && b.heading === 1).map(({ pieces }) => pieces[0]!.line),
    [9, 33, 35, 41, 61, 81, 99, 154, 162],
  )
  const lines = readFileSync(seed, 'utf8').split('\n')
  for (const block of prose.blocks) {
    assert.ok(block.kind === 'paragraph')
    for (const { at, length, line, column } of block.pieces)
      assert.equal(lines[line! - 1]!.slice(column, column + length), block.text.slice(at, at + length))
  }
})

test('the sample report: a forgotten full stop does not glue two paragraphs together', { skip: noSeed }, () => {
  const lines = readFileSync(seed, 'utf8').split('\n')
  const whole = readText(bytes(lines.join('\n')), 'seed.txt').blocks.length
  const glued = lines.flatMap((line, i) => {
    if (!/[。；]$/.test(line)) return []
    const changed = lines.with(i, line.slice(0, -1))
    return readText(bytes(changed.join('\n')), 'seed.txt').blocks.length === whole ? [] : [i + 1]
  })
  assert.deepEqual(glued, [])
})

test('encodings of Chinese office machines', () => {
  const text = '一、部门概况\r\n虚构街道办事处执行预算。'
  const gbk = Uint8Array.from([0xd2, 0xbb, 0xa1, 0xa2, 0xb2, 0xbf, 0xc3, 0xc5])
  assert.deepEqual(texts(readText(gbk, 'a.txt')), ['一、部门'])
  const utf16 = (big: boolean, mark: boolean) => {
    const units = [...(mark ? '\ufeff' : ''), ...text].map((c) => c.charCodeAt(0))
    return Uint8Array.from(units.flatMap((u) => (big ? [u >> 8, u & 255] : [u & 255, u >> 8])))
  }
  const expected = ['一、部门概况', '虚构街道办事处执行预算。']
  for (const form of [bytes(text), bytes(`\ufeff${text}`), utf16(false, true), utf16(true, true), utf16(false, false), utf16(true, false)])
    assert.deepEqual(texts(readText(form, 'a.txt')), expected)
  assert.match(texts(readText(bytes('income 100, spent 95\n'.repeat(20).replace('spent', 'sp\0ent')), 'a.txt'))[0]!, /^income 100/)
  const cut = bytes('执行情况良好，资金使用规范，绩效目标完成。').slice(0, -1)
  assert.match(texts(readText(cut, 'a.txt'))[0]!, /^执行情况良好/)
  assert.throws(
    () =>
      readText(
        Uint8Array.from({ length: 400 }, (_, i) => i % 32),
        'a.txt',
      ),
    (e) => e instanceof ProductError && e.code === 'FILE_NOT_TEXT',
  )
})

test('figures on lines of their own go back into their sentence', () => {
  assert.deepEqual(texts(read('社区工作经费项目产出指标满分', '40', '分，扣', '0', '分，得分', '40', '分。', '下一段。')), [
    '社区工作经费项目产出指标满分40分，扣0分，得分40分。',
    '下一段。',
  ])
})

test('titles, headings, list items, signature and date stay on their own', () => {
  const lines = [
    '虚构区甲乙街道办事处',
    '2024年度部门整体支出绩效自评报告',
    '',
    '一、基本情况',
    '（一）部门概况',
    '部门职能',
    '1、贯彻执行政策。',
    '2、负责辖区',
    '',
    '虚构区甲乙街道办事处',
    '2025年4月20日',
  ]
  assert.deepEqual(texts(read(...lines)), lines.filter(Boolean))
})

test('lines broken at a margin are joined; the indent begins a paragraph', () => {
  const a = '　　根据区财政局关于开展二〇二四年度绩效自评工作的通知要求，我单位高度'
  const prose = read(
    a,
    '重视绩效自评工作，成立了工作小组，对全部项目开展了自评，现将自评工作的',
    '有关情况报告如下。',
    '　　一是资金使用规范，各项支出严格执行财务制度，没有发现截留挤占和挪用的',
    '情况；',
    '二是项目管理到位，全部项目按照年初确定的目标推进，没有发现擅自调整和变更',
    '的情况。',
    '　　下一步，我单位将继续加强预算绩效管理，进一步提高财政资金的使用效益，为',
    '辖区居民提供更好的服务。',
  )
  assert.equal(prose.blocks.length, 4)
  assert.deepEqual(placeIn(prose, prose.blocks[0] as Paragraph, 2, 5), {
    file: '报告.txt',
    paragraph: 1,
    line: 1,
    start: 4,
    end: 7,
    quote: '区财政',
  })
})

test('page numbers, running heads and contents entries are furniture; a sentence goes on behind them', () => {
  const page = (n: number) => [`— ${n} —`, '虚构街道2024年度绩效自评报告']
  const prose = read(
    '虚构街道2024年度绩效自评报告',
    '一、概况............1',
    '资金使用规范，项目管理',
    ...page(1),
    '到位，目标全部完成。',
    '第二段完整。',
    ...page(2),
    '第三段完整。',
    ...page(3),
    '第四段。',
  )
  const kept = prose.blocks.filter((b) => b.kind === 'paragraph' && !b.furniture).map((b) => (b.kind === 'paragraph' ? b.text : ''))
  assert.deepEqual(kept.slice(-4), ['资金使用规范，项目管理到位，目标全部完成。', '第二段完整。', '第三段完整。', '第四段。'])
})

test('form feeds count pages', () => {
  const prose = read('第一页的话。', '\f第二页的话。')
  assert.deepEqual(
    prose.blocks.map((b) => (b.kind === 'paragraph' ? b.pieces[0]!.page : 0)),
    [1, 2],
  )
})

test('tables with bars, tabs and aligned blanks', () => {
  assert.deepEqual(grid(read('| 项目 | 金额 |', '| --- | ---: |', '| 甲经费 | 5 |', '文字。')), [['0:项目 1:金额', '0:甲经费 1:5']])
  assert.deepEqual(grid(read('项目\t预算\t执行', '甲\t10\t9.5', '乙\t\t3')), [['0:项目 1:预算 2:执行', '0:甲 1:10 2:9.5', '0:乙 1: 2:3']])
  assert.deepEqual(
    grid(read('科目        预算     决算', '合计       307.82   307.82', '教育支出     1.00     2.00', '其他支出              5.00')),
    [['0:科目 1:预算 2:决算', '0:合计 1:307.82 2:307.82', '0:教育支出 1:1.00 2:2.00', '0:其他支出 2:5.00']],
  )
  const below = read('第二部分　完成情况', '一、历年对比', '表2　主要指标', '指标\t2023年\t2024年', '甲\t62\t75', '乙\t3\t4')
  assert.deepEqual(
    below.blocks.map((block) => block.kind),
    ['paragraph', 'paragraph', 'paragraph', 'table'],
  )
  const prose = read('项目\t预算\t执行', '甲\t10\t9.5')
  const table = prose.blocks[0]
  assert.ok(table?.kind === 'table')
  assert.deepEqual(table.rows[1]!.cells[2]!.pieces, [{ at: 0, length: 3, line: 2, column: 5 }])
})

test('cells behind a bar each, one to a line, rows ended by a line of bars', () => {
  assert.deepEqual(
    grid(
      read(
        ...['| 指标', '| 完成值', '| 分值', '| 得分', '||||', '| 建设套数', '| 820套', '| 10', '| 10.00', '||||'],
        ...['| 就业人数', '| 252人', '| 10', '| 9.50', '||||', '| 总分', '| 20', '| 19.50', '||||', '文字。'],
      ),
    ),
    [['0:指标 1:完成值 2:分值 3:得分', '0:建设套数 1:820套 2:10 3:10.00', '0:就业人数 1:252人 2:10 3:9.50', '0:总分 2:20 3:19.50']],
  )
  assert.deepEqual(grid(read('| 项目名称', '| 某工程', '| 主管部门', '| 某局', '|-', '文字。')), [
    ['0:项目名称 1:某工程', '0:主管部门 1:某局'],
  ])
  const prose = read('| 项目名称', '| 某工程', '| 主管部门', '| 某局', '||||')
  const table = prose.blocks[0]
  assert.ok(table?.kind === 'table')
  assert.deepEqual(table.rows[0]!.cells[1]!.pieces, [{ at: 0, length: 3, line: 2, column: 2 }])
})

test('a form with one cell to a line is dealt back into rows, merged levels reaching down', () => {
  const heads = ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施']
  const cells = [
    '产出指标',
    '数量指标',
    '活动次数',
    '≥12次',
    '14次',
    '20',
    '20',
    '覆盖社区',
    '7个',
    '7个',
    '10',
    '10',
    '质量指标',
    '参与率',
    '≥90%',
    '88%',
    '20',
    '19',
    '天气原因',
    '效益指标',
    '社会效益指标',
    '文明素质',
    '明显提升',
    '提升',
    '30',
    '30',
    '满意度指标',
    '服务对象满意度',
    '居民满意度',
    '≥90%',
    '95%',
    '10',
    '10',
  ]
  const prose = read('项目支出绩效自评表', ...heads, ...cells, '一、其他说明')
  assert.deepEqual(grid(prose)[0]!.slice(1), [
    '0:产出指标 1:数量指标 2:活动次数 3:≥12次 4:14次 5:20 6:20',
    '2:覆盖社区 3:7个 4:7个 5:10 6:10',
    '1:质量指标 2:参与率 3:≥90% 4:88% 5:20 6:19 7:天气原因',
    '0:效益指标 1:社会效益指标 2:文明素质 3:明显提升 4:提升 5:30 6:30',
    '0:满意度指标 1:服务对象满意度 2:居民满意度 3:≥90% 4:95% 5:10 6:10',
  ])
  const table = prose.blocks[1]
  assert.ok(table?.kind === 'table')
  assert.deepEqual(
    table.rows.map((r) => r.cells[0]!.rowSpan),
    [1, 3, 1, 1, 1, 1],
  )
  assert.equal(table.caption, '项目支出绩效自评表')
})

test('property: any text is read, each piece says what stands in the file', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'一、二（）1.40分，。；\t|  \n\n\f指标得分产出$\\》'), maxLength: 400 })
  fc.assert(
    fc.property(noise, (text) => {
      const lines = text.split(/\r\n|\n|\r/)
      for (const block of readText(bytes(text), 'a.txt').blocks) {
        const spans = block.kind === 'paragraph' ? [block] : block.rows.flatMap((r) => r.cells)
        for (const { text: said, pieces } of spans)
          for (const { at, length, line, column } of pieces)
            assert.equal(lines[line! - 1]!.slice(column, column + length), said.slice(at, at + length))
      }
    }),
    { numRuns: 500 },
  )
})

test('cost grows in proportion to the text', () => {
  for (const piece of [
    '社区工作经费满分40分，扣0分\n\n',
    '40\n',
    'a | b\n',
    '一级指标\n二级指标\n三级指标\n得分\n甲\n',
    '甲   乙   1\n',
    '《（“',
    ' \t',
  ]) {
    const from = process.cpuUsage()
    readText(bytes(piece.repeat(Math.ceil(300_000 / piece.length))), 'a.txt')
    const spent = process.cpuUsage(from).user / 1000
    assert.ok(spent < 4000, `${JSON.stringify(piece)}: ${spent} ms`)
  }
})

test('a title that runs over the pages stays the title; page numbers may be full-width', () => {
  const title = '虚构区虚构院２０２４年度部门整体支出绩效自评报告'
  const prose = read(
    title,
    '一、基本情况',
    '第１页 共３页',
    title,
    '本院有工作人员。',
    '第２页 共３页',
    title,
    '二、自评结果',
    '第３页 共３页',
  )
  assert.deepEqual(
    prose.blocks.filter((b): b is Paragraph => b.kind === 'paragraph' && !b.furniture).map(({ text }) => text),
    [title, '一、基本情况', '本院有工作人员。', '二、自评结果'],
  )
})

test('subtotals that leave cells out stand under the headings they begin below', () => {
  assert.deepEqual(
    grid(
      read(
        '指标　　　分值　目标值　实际值　得分',
        '完成率　　6　　 =100%　 75%　　 4.50',
        '知晓率　　10　　≥80%　　82%　　 10.00',
        '产出小计　16　　　　　　　　　　14.50',
        '总分　　　16　　　　　　　　　　14.50',
      ),
    )[0]?.slice(3),
    ['0:产出小计 1:16 4:14.50', '0:总分 1:16 4:14.50'],
  )
})

test('rows between half-width commas are a table, sentences with such commas are not', () => {
  const of = (text: string) => readText(new TextEncoder().encode(text), 'a.txt').blocks
  const [table] = of('一级指标,三级指标,分值,得分\n产出指标,"修渠,护岸",50,48.00\n,验收合格率,40,40.00\n')
  assert.deepEqual(table?.kind === 'table' && table.rows.map(({ cells }) => cells.map(({ text }) => text).join('|')), [
    '一级指标|三级指标|分值|得分',
    '产出指标|修渠,护岸|50|48.00',
    '|验收合格率|40|40.00',
  ])
  assert.ok(
    of('全年修渠12公里,护岸3公里,受益3000亩。\n培训3期,参训90人,合格率98%。\n问卷200份,收回190份,满意180份。\n').every(
      ({ kind }) => kind === 'paragraph',
    ),
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SaxesParser } from 'saxes'
import { boundFigures } from '#documents/read/bound-figures.ts'
import { openZip } from '#documents/read/package/safe-zip.ts'
import { evaluate } from '#domain/evaluate.ts'
import { fromWanyuan, points } from '#domain/quantity.ts'
import type { Submission } from '#domain/submission.ts'
import { ProductError } from '#errors'
import { loadReportTemplate } from '#policy/report-template.ts'
import { donghua2024 } from '../../../scripts/examples/donghua-2024.ts'
import { xingfu2024 } from '../../../scripts/examples/xingfu-2024.ts'
import { anIndicator, aProject, aScheme, aSubmission, bound, measured } from '../../../tests/builders.ts'
import { shippedPolicy } from '../../../tests/shipped-policy.ts'
import { recompute } from '../figures/figure.ts'
import type { Year } from './input.ts'
import { writeReport } from './report.ts'

const yearOf = (submission: Submission, changes: Partial<Year> = {}): Year => {
  const scheme = aScheme()
  return { submission, scheme, assessment: evaluate(submission, scheme), findings: [], draft: false, ...changes }
}
const partsOf = (docx: Uint8Array) => {
  const container = openZip(docx, '报告.docx')
  return (name: string) => new TextDecoder().decode(container.bytes(name))
}
const textOf = (xml: string) => xml.replace(/<w:(?:br|\/p)[^>]*>|<\/w:p>/g, '\n').replace(/<[^>]*>/g, '')
const shipped = await loadReportTemplate(shippedPolicy)
const report = async (year: Year, template = shipped) => writeReport({ ...year, template })

/** Says what was looked for, not the whole document. */
const holds = (text: string, pattern: RegExp) => assert.ok(pattern.test(text), `${pattern} not found`)
const lacks = (text: string, pattern: RegExp) => assert.ok(!pattern.test(text), `${pattern} found`)

/** Words outside content controls, each paragraph on its line. */
const unbound = (xml: string) => textOf(xml.replace(/<w:sdt>.*?<\/w:sdt>/gs, ''))

for (const [name, submission] of [
  ['虚构街道', xingfu2024],
  ['只有自报得分的街道', donghua2024],
  ['一个项目的单位', aSubmission()],
] as const) {
  test(`every figure of the report is bound to its source: ${name}`, async () => {
    const year = yearOf(submission)
    const docx = await report(year)
    const figures = boundFigures(docx)
    assert.ok(figures.length > 60, `${figures.length} figures`)
    for (const { path, format, text } of figures) assert.equal(recompute(path, format, year), text, path)
    // What is left are running numbers ("1." "（2）" and the column 序号), the numbers of annexes, and the words of the layout.
    const left = unbound(partsOf(docx)('word/document.xml'))
      .split('\n')
      .filter((line) => /\d/.test(line.replace(/^(?:\d+\.|（\d+）|\d+|附表\d)/, '')))
    assert.deepEqual(left, [])
  })
}

test('a figure that was changed in the delivered file is found, and its paragraph named', async () => {
  const year = yearOf(aSubmission())
  const docx = await report(year)
  const parts = partsOf(docx)
  const total = boundFigures(docx).find(({ path, format }) => path === 'assessment.projects[0].total' && format === 'pts')
  assert.equal(total?.text, '100')
  const paragraphs = parts('word/document.xml').split(/<w:p[ >]/)
  holds(textOf(paragraphs[total.element + 1] ?? ''), /100/)
})

test('the report is well-formed, its controls have distinct numbers, and no tag is left', async () => {
  const parts = partsOf(await report(yearOf(xingfu2024)))
  for (const name of ['word/document.xml', 'word/header1.xml', 'word/footer2.xml', 'docProps/core.xml']) {
    const xml = parts(name)
    new SaxesParser({ xmlns: true }).write(xml).close()
    assert.equal(/[{}\uE0A1]/.test(textOf(xml)), false, name)
  }
  const xml = parts('word/document.xml')
  const ids = [...xml.matchAll(/<w:id w:val="(\d+)"\/>/g)].map(([, id]) => id)
  assert.equal(new Set(ids).size, ids.length)
  assert.ok([...xml.matchAll(/<w:tag w:val="([^"]*)"/g)].every(([, tag]) => tag!.length <= 64))
  // A cell without a paragraph, a table without a row: Word refuses both.
  assert.equal(/<\/w:tcPr><\/w:tc>|<w:tc><\/w:tc>|<\/w:tblGrid><\/w:tbl>/.test(xml), false)
  assert.match(parts('docProps/core.xml'), /2024年度部门整体支出绩效自评报告/)
})

/** Children of an element must come in the schema's order; Word refuses files where they do not. */
const orders: Readonly<Record<string, readonly string[]>> = {
  pPr: [
    'pStyle',
    'keepNext',
    'keepLines',
    'pageBreakBefore',
    'widowControl',
    'numPr',
    'autoSpaceDE',
    'autoSpaceDN',
    'snapToGrid',
    'spacing',
    'ind',
    'jc',
    'outlineLvl',
    'rPr',
    'sectPr',
  ],
  rPr: ['rStyle', 'rFonts', 'b', 'bCs', 'i', 'color', 'spacing', 'kern', 'sz', 'szCs', 'highlight', 'u', 'lang'],
  tblPr: ['tblStyle', 'tblW', 'jc', 'tblInd', 'tblBorders', 'tblLayout', 'tblCellMar'],
  tcPr: ['tcW', 'gridSpan', 'vMerge', 'tcBorders', 'vAlign'],
  trPr: ['cantSplit', 'trHeight', 'tblHeader'],
  sdtPr: ['rPr', 'alias', 'tag', 'id', 'text'],
  sectPr: ['headerReference', 'footerReference', 'type', 'pgSz', 'pgMar', 'docGrid'],
}

test('properties stand in the order of the schema', async () => {
  const docx = await report(yearOf(donghua2024, { draft: true }))
  const parts = partsOf(docx)
  for (const name of ['word/document.xml', 'word/styles.xml', 'word/header1.xml', 'word/footer1.xml']) {
    const stack: { name: string; last: number }[] = []
    const parser = new SaxesParser()
    parser.on('opentag', ({ name: full }) => {
      const own = full.replace(/^w:/, '')
      const parent = stack.at(-1)
      const order = parent && orders[parent.name]
      if (parent && order) {
        const place = order.indexOf(own)
        assert.ok(place >= parent.last && place >= 0, `${name}: ${own} in ${parent.name}`)
        parent.last = place
      }
      stack.push({ name: own, last: -1 })
    })
    parser.on('closetag', () => void stack.pop())
    parser.write(parts(name)).close()
  }
})

test('tables repeat their headings, rows do not split, equal neighbours are merged', async () => {
  const xml = partsOf(await report(yearOf(xingfu2024)))('word/document.xml')
  const tables = xml.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
  assert.ok(tables.length > 20)
  for (const table of tables) {
    const rows = table.match(/<w:tr>.*?<\/w:tr>/gs) ?? []
    holds(rows[0]!, /<w:cantSplit\/><w:tblHeader\/>/)
    assert.ok(rows.every((row) => row.includes('<w:cantSplit/>')))
    assert.ok(rows.length > 1)
  }
  const scored = tables.find((table) => table.includes('偏差原因分析') && (table.match(/产出指标/g)?.length ?? 0) >= 1)
  holds(scored ?? '', /<w:vMerge w:val="restart"\/>.*<w:vMerge\/>/s)
  assert.equal(scored?.match(/产出指标/g)?.length, 1)
})

test('what is missing is a highlighted gap, never a sentence; a draft says so on every page', async () => {
  const submission = aSubmission({
    lastYearRectification: undefined,
    projects: [aProject({ indicators: [anIndicator({ points: points(90), actual: undefined, actualText: undefined })] })],
  })
  const finding = {
    rule: 'x',
    covers: [],
    severity: 'error',
    message: '缺实际完成值',
    why: '',
    remedy: '请填写。',
    source: 'a#b',
    path: 'projects[0].indicators[0].actual',
  } as const
  const draft = partsOf(await report(yearOf(submission, { draft: true, findings: [finding] })))
  const xml = draft('word/document.xml')
  holds(textOf(xml), /【待填：上年度问题整改情况】/)
  holds(xml, /<w:highlight w:val="yellow"\/>.{0,80}【待填：上年度问题整改情况】/s)
  holds(textOf(xml), /待补正事项/)
  holds(textOf(xml), /缺实际完成值/)
  for (const header of ['word/header1.xml', 'word/header2.xml']) holds(draft(header), /string="草稿".*草稿：尚有1处错误待改正/s)
  const final = partsOf(await report(yearOf(aSubmission())))
  lacks(final('word/header1.xml'), /草稿/)
  lacks(textOf(final('word/document.xml')), /待补正事项/)
})

test('claimed scores say that nothing proves them', async () => {
  const text = textOf(partsOf(await report(yearOf(donghua2024)))('word/document.xml'))
  holds(text, /自报总分94分\*，等级为优/)
  holds(text, /有16个项目的得分由单位自报/)
  holds(text, /部门得分须由部门自己的指标表得出/)
  holds(text, /根据《关于全面落实预算绩效管理的实施意见》（西发〔2019〕5号）/)
})

test('one changed input changes the figures that depend on it and no others', async () => {
  const before = aSubmission()
  const after = aSubmission({
    projects: [
      aProject({
        budget: { initial: fromWanyuan(100), adjusted: fromWanyuan(100), executed: fromWanyuan(90), sources: [], reason: '工程延期。' },
      }),
    ],
  })
  const figures = async (submission: Submission) =>
    new Map(boundFigures(await report(yearOf(submission))).map(({ path, format, text }) => [`${path}|${format}`, text]))
  const [old, now] = [await figures(before), await figures(after)]
  const changed = [...old].filter(([key, text]) => now.has(key) && now.get(key) !== text).map(([key]) => key)
  assert.ok(changed.includes('submission.projects[0].budget.executed|wan'))
  assert.ok(changed.includes('assessment.projects[0].total|pts'))
  assert.deepEqual(
    changed.filter((key) => !/projects|statistics|lostIn|unspent/.test(key)),
    [],
  )
})

test('the same year gives the same bytes', async () => {
  const year = yearOf(aSubmission())
  assert.deepEqual(Buffer.from(await report(year)), Buffer.from(await report(year)))
})

test('XML characters and control characters of the data do no harm', async () => {
  const submission = aSubmission({
    projects: [
      aProject({
        name: 'A&B <项目>\u0001"1"',
        indicators: [
          anIndicator({
            points: points(90),
            target: bound('≥', '500', '人次'),
            actual: measured('450', '人次'),
            actualText: '450人次',
            deviationReason: '人手\u0000不足 & 场地 <小>',
          }),
        ],
      }),
    ],
  })
  const xml = partsOf(await report(yearOf(submission)))('word/document.xml')
  new SaxesParser().write(xml).close()
  holds(textOf(xml), /A&amp;B &lt;项目&gt;"1"/)
  holds(textOf(xml), /人手不足 &amp; 场地 &lt;小&gt;/)
})

test('a file that is no template is refused with a message', async () => {
  await assert.rejects(report(yearOf(aSubmission()), new TextEncoder().encode('not a zip')), ProductError)
})

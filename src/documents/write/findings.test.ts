import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDocx } from '#documents/read/docx/docx.ts'
import { readWorkbook } from '#documents/read/workbook/workbook.ts'
import type { Finding } from '#domain/finding.ts'
import type { Place } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import { findingsDocx } from './findings-docx.ts'
import { findingsHtml } from './findings-html.ts'
import type { CheckedRecord } from './findings-input.ts'
import { findingsJson } from './findings-json.ts'
import { findingsSarif } from './findings-sarif.ts'
import { findingsText } from './findings-text.ts'
import { findingsXlsx } from './findings-xlsx.ts'

const text = '全面推进“幸福彭后”建设<script>alert(1)</script>，满意度90%'
const prose: Prose = {
  file: '报告.txt',
  kind: 'txt',
  properties: {},
  blocks: [{ kind: 'paragraph', number: 1, text, pieces: [{ at: 0, length: text.length, line: 57, column: 0 }] }],
}
const finding = (changes: Partial<Finding>): Finding => ({
  rule: 'neighbour-name',
  covers: ['E01'],
  severity: 'error',
  message: '“彭后”不是本单位的名称',
  why: '多半是借用了别人的报告。',
  remedy: '改成本单位的名称。',
  source: 'mof-2020-10#result-form',
  ...changes,
})
const findings: readonly Finding[] = [
  finding({ place: { file: '报告.txt', paragraph: 1, line: 57, start: 5, end: 9, quote: '幸福彭后' }, found: '彭后', expected: '东华' }),
  finding({
    rule: 'final-punctuation',
    covers: ['E07'],
    severity: 'warning',
    message: '段末没有句号',
    place: { file: '报告.txt', paragraph: 1, line: 57, start: 7, end: text.length, quote: text.slice(7) },
  }),
  finding({
    rule: 'report-title',
    severity: 'notice',
    message: '=标题',
    waiver: { reason: '上级统一命名', author: '张三（虚构）', until: '2025-12-31' },
  }),
]
const checked: CheckedRecord = {
  findings,
  scheme: { id: 'test', title: '测试方案', hash: 'f'.repeat(64) },
  files: [{ file: '报告.txt', kind: 'report' }],
  facts: { year: 2024 },
  rulesHash: 'e'.repeat(64),
}

test('the text says place, words, reason and remedy, errors first, waived last', () => {
  const said = findingsText(checked)
  assert.match(said, /错误 1 条、警告 1 条，另有 1 条已豁免/)
  assert.match(said, /文件：报告\.txt（report）\n\n错误（1 条）\n\n1\. 第 57 行：“彭后”不是本单位的名称\n {4}原文：幸福彭后/)
  assert.ok(said.indexOf('段末没有句号') < said.indexOf('=标题'))
  assert.match(said, /豁免：张三（虚构），2025-12-31 前有效：上级统一命名/)
})

test('the same words elsewhere are one entry, a reason is given once, and where to begin is said first', () => {
  const at = (line: number): Place => ({ file: '报告.txt', paragraph: line, line, start: 0, end: 2, quote: '扣分' })
  const many = [1, 2, 3, 4, 5, 6].map((n) => finding({ rule: 'a', message: `第 ${n} 项扣分没有写原因`, place: at(n) }))
  const same = [7, 8, 9].map((n) => finding({ rule: 'b', message: '错字', place: at(n) }))
  const record = { ...checked, findings: [...many, ...same], title: (rule: string) => (rule === 'a' ? '扣分应写明原因' : '不应有错字') }
  const said = findingsText(record)
  assert.match(said, /先改错误：\n {4}扣分应写明原因：6 处（第 1—6 条）\n {4}不应有错字：3 处（第 7 条）/)
  assert.match(said, /7\. 第 7 行：错字\n {4}原文：扣分\n {4}同样的还有 2 处：第 8、9 行/)
  assert.equal(said.match(/为什么：/g)?.length, 2)
  const texts = readDocx(findingsDocx(record), '审核意见.docx').blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))
  assert.ok(
    texts.includes('先改错误') && texts.includes('扣分应写明原因：6 处（第 1—6 条）') && texts.includes('为什么、怎么改：同第 1 条'),
  )
  assert.ok(texts.includes('同样的还有 2 处：第 8、9 行'))
})

test('a message that ends with a stop gets no second one', () => {
  const { runs } = JSON.parse(findingsSarif({ ...checked, findings: [finding({ message: '应写作“支出”。' })] }, '0.1.0'))
  assert.equal(runs[0].results[0].message.text, '应写作“支出”。改成本单位的名称。')
})

test('the JSON has the promised members and nothing else in a place', () => {
  const record = JSON.parse(findingsJson(checked))
  assert.deepEqual(Object.keys(record), [
    'file',
    'files',
    'kind',
    'facts',
    'findings',
    'counts',
    'rulesHash',
    'scheme',
    'schemeTitle',
    'schemeHash',
  ])
  assert.deepEqual(record.findings[0].place, { file: '报告.txt', paragraph: 1, line: 57, start: 5, end: 9, quote: '幸福彭后' })
  assert.deepEqual(record.counts, { error: 1, warning: 1, notice: 0, waived: 1 })
  assert.equal(record.file, '报告.txt')
})

test('the SARIF names its rules, counts columns from 1 and suppresses what is waived', () => {
  const { runs } = JSON.parse(findingsSarif(checked, '0.1.0'))
  const [run] = runs
  assert.deepEqual(
    run.tool.driver.rules.map((rule: { id: string }) => rule.id),
    ['neighbour-name', 'final-punctuation', 'report-title'],
  )
  assert.deepEqual(run.results[0].locations[0].physicalLocation.region, {
    startLine: 57,
    startColumn: 6,
    endColumn: 10,
    snippet: { text: '幸福彭后' },
  })
  assert.equal(run.results[2].suppressions[0].kind, 'external')
  assert.ok(
    run.results.every((result: { ruleIndex: number; ruleId: string }) => run.tool.driver.rules[result.ruleIndex].id === result.ruleId),
  )
})

test('the page is self-contained, escapes the document and marks overlapping words', () => {
  const html = findingsHtml({ ...checked, sources: [prose] })
  assert.ok(!html.includes('<script>alert'))
  assert.ok(!/(?:src|href)=/.test(html))
  assert.match(html, /default-src 'none'/)
  assert.match(
    html,
    /<mark class="error" data-f="1" data-n="1" tabindex="0">幸福<\/mark><mark class="error" data-f="1 2"[^>]*>彭后<\/mark>/,
  )
  assert.match(html, /data-line="57"/)
})

test('the page shows sheets with merged cells and marks the cell', () => {
  const workbook = {
    file: '自评表.xlsx',
    kind: 'xlsx' as const,
    properties: {},
    sheets: [
      {
        name: '表',
        hidden: false,
        cells: [
          [{ text: '标题', kind: 'text' as const }, undefined],
          [undefined, { text: '10', kind: 'number' as const }],
        ],
        merges: [{ top: 0, left: 0, bottom: 0, right: 1 }],
      },
    ],
  }
  const html = findingsHtml({
    ...checked,
    findings: [finding({ place: { file: '自评表.xlsx', sheet: '表', cell: 'B2' } })],
    sources: [workbook],
  })
  assert.match(html, /<td colspan="2">标题<\/td><\/tr>/)
  assert.match(html, /<td data-cell="1"><mark[^>]*>10<\/mark><\/td>/)
})

test('the table can be read back, and text that looks like a formula stays text', async () => {
  const bytes = await findingsXlsx(checked)
  const { sheets } = await readWorkbook(bytes, '审核意见.xlsx')
  const [sheet] = sheets
  assert.equal(sheet?.name, '审核意见')
  assert.deepEqual(
    sheet?.cells[1]?.slice(0, 5).map((cell) => cell?.text),
    ['1', '错误', '第 57 行', '幸福彭后', '“彭后”不是本单位的名称'],
  )
  assert.equal(sheet?.cells[3]?.[4]?.text, '=标题')
  assert.equal(sheet?.cells[3]?.[4]?.formula, undefined)
})

test('the Word report can be read back', () => {
  const prose = readDocx(findingsDocx(checked), '审核意见.docx')
  const texts = prose.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))
  assert.equal(texts[0], '审核意见')
  assert.ok(texts.includes('1. “彭后”不是本单位的名称'))
  assert.ok(texts.includes('位置：第 57 行'))
  assert.ok(texts.some((text) => text.includes('豁免：张三（虚构）')))
})

test('a finding that no file places says its field in words', async () => {
  const said = { where: (path: string) => `项目“培训”：${path}`, clause: () => '《办法》' }
  const record = { ...checked, ...said, findings: [finding({ path: 'projects[0]' })] }
  const { sheets } = await readWorkbook(await findingsXlsx(record), '审核意见.xlsx')
  assert.equal(sheets[0]?.cells[1]?.[2]?.text, '项目“培训”：projects[0]')
  assert.equal(sheets[0]?.cells[1]?.[8]?.text, '《办法》')
  assert.match(findingsHtml({ ...record, sources: [] }), /<dd>项目“培训”：projects\[0\]<\/dd>/)
})

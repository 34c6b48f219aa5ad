import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as XLSX from '@e965/xlsx'
import { openZip } from '#documents/read/package/safe-zip.ts'
import { evaluate } from '#domain/evaluate.ts'
import { formTemplateOf } from '#domain/form-template.ts'
import { fromWanyuan, points, yuan } from '#domain/quantity.ts'
import type { Submission } from '#domain/submission.ts'
import { loadFormTemplates } from '#policy/form-templates.ts'
import { donghua2024 } from '../../../scripts/examples/donghua-2024.ts'
import { xingfu2024 } from '../../../scripts/examples/xingfu-2024.ts'
import { aBudget, anIndicator, aProject, aScheme, aSubmission, aWhole } from '../../../tests/builders.ts'
import { shippedPolicy } from '../../../tests/shipped-policy.ts'
import type { Year } from './input.ts'
import { writeDepartmentForm, writeProjectForm } from './project-form.ts'

const templates = await loadFormTemplates(shippedPolicy)
const yearOf = (submission: Submission, changes: Partial<Year> = {}): Year => {
  const scheme = aScheme()
  return { submission, scheme, assessment: evaluate(submission, scheme), findings: [], draft: false, ...changes }
}
const projectForm = (year: Year, project = 0, layout = 'national') =>
  writeProjectForm({ ...year, project, template: formTemplateOf(templates, layout, 'project') })
const departmentForm = (year: Year) => writeDepartmentForm({ ...year, template: formTemplateOf(templates, 'national', 'department') })

const open = (bytes: Uint8Array) => XLSX.read(bytes, { type: 'array', cellFormula: true, cellNF: true, cellStyles: true })
const sheetOf = (bytes: Uint8Array, index = 0) => {
  const book = open(bytes)
  return book.Sheets[book.SheetNames[index]!]!
}
/** Rows of shown words, merged cells empty but their first. */
const rows = (sheet: XLSX.WorkSheet) =>
  XLSX.utils
    .sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' })
    .map((row) => row.map((cell) => String(cell).replace(/\s/g, '')))
const rowOf = (sheet: XLSX.WorkSheet, word: string) => rows(sheet).find((row) => row.includes(word)) ?? assert.fail(`no row with ${word}`)
const cellsWith = (sheet: XLSX.WorkSheet, test: (cell: XLSX.CellObject) => boolean) =>
  Object.entries(sheet).filter(([address, cell]) => !address.startsWith('!') && test(cell as XLSX.CellObject)) // entries beside "!…" are cells

test('the national form in its official order: names, money, goal, indicators, total', async () => {
  const sheet = sheetOf(await projectForm(yearOf(aSubmission())))
  const shown = rows(sheet)
  assert.equal(shown[0]![0], '项目支出绩效自评表')
  assert.equal(shown[1]![0], '（2024年度）')
  const words = shown.map((row) => row.filter((cell) => cell !== '').join(' '))
  assert.deepEqual(words.slice(2, 10), [
    '项目名称 社区治理能力提升项目（虚构）',
    '主管部门 幸福街道办事处（虚构） 实施单位 幸福街道办事处（虚构）',
    '项目资金（万元） 年初预算数 全年预算数（A） 全年执行数（B） 分值 执行率（B/A） 得分',
    '年度资金总额 100.00 100.00 100.00 10 100.00% 10.00',
    '其中：当年财政拨款 100.00 100.00 100.00 — 100.00% —',
    '上年结转资金 — — — — — —',
    '其他资金 — — — — — —',
    '年度总体目标 预期目标 实际完成情况',
  ])
  assert.equal(words[11], '绩效指标 一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分 偏差原因分析及改进措施')
  assert.equal(words[12], '产出指标（50分） 数量指标 培训人次 ≥500人次 500人次 50 50.00')
  assert.equal(words[15], '总分 100 100.00')
  assert.match(words[16]!, /^填报人：李四（虚构） 联系电话：0311-00000000 填报日期：2025年4月20日$/)
})

test('sums and the execution rate are live formulas that hold their results', async () => {
  const sheet = sheetOf(await projectForm(yearOf(xingfu2024)))
  const formulas = cellsWith(sheet, ({ f }) => f !== undefined)
  const texts = formulas.map(([, cell]) => (cell as XLSX.CellObject).f)
  assert.ok(texts.some((f) => /^SUM\(D\d+:D\d+\)$/.test(f!)))
  assert.ok(texts.some((f) => /^IF\(E\d+=0,"",F\d+\/E\d+\)$/.test(f!)))
  assert.ok(texts.some((f) => /^SUM\(I\d+,H\d+:H\d+\)$/.test(f!)))
  for (const [address, cell] of formulas) assert.equal(typeof (cell as XLSX.CellObject).v, 'number', address)
  const total = formulas.find(([, cell]) => /^SUM\(I/.test((cell as XLSX.CellObject).f!))![1] as XLSX.CellObject
  assert.equal(total.v, Number(evaluate(xingfu2024, aScheme()).projects[0]!.total!.toString()))
})

test('a missing value is 待填, never blank and never zero; a written zero is zero', async () => {
  const submission = aSubmission({
    projects: [
      aProject({
        budget: aBudget({
          executed: yuan(0),
          sources: [{ source: '当年财政拨款', initial: fromWanyuan(100), adjusted: fromWanyuan(100), executed: yuan(0) }],
        }),
        indicators: [anIndicator({ points: points(90), actual: undefined, actualText: undefined })],
        goal: undefined,
      }),
    ],
  })
  const bytes = await projectForm(yearOf(submission))
  const sheet = sheetOf(bytes)
  assert.deepEqual(rowOf(sheet, '年度资金总额').slice(3), ['100.00', '100.00', '0.00', '10', '0.00%', '0.00'])
  const row = rowOf(sheet, '培训人次')
  assert.deepEqual(row.slice(3), ['培训人次', '≥500人次', '待填', '90', '待填', ''].slice(0))
  assert.equal(rowOf(sheet, '总分')[7], '待填')
  const marked = cellsWith(sheet, ({ v }) => v === '待填')
  assert.equal(marked.length, 5)
  for (const [address, cell] of marked) assert.equal((cell as { s: { fgColor: { rgb: string } } }).s.fgColor.rgb, 'FFF2CC', address)
})

test('money of a source the layout does not know is printed under its own name; parts that do not add up leave the total as written', async () => {
  const source = (name: string, amount: number) => ({
    source: name,
    initial: fromWanyuan(amount),
    adjusted: fromWanyuan(amount),
    executed: fromWanyuan(amount),
  })
  const known = sheetOf(
    await projectForm(
      yearOf(aSubmission({ projects: [aProject({ budget: aBudget({ sources: [source('当年财政拨款', 60), source('上级专款', 40)] }) })] })),
    ),
  )
  assert.equal(rowOf(known, '上级专款')[3], '40.00')
  assert.ok(cellsWith(known, ({ f }) => f !== undefined && /^SUM\(D/.test(f)).length === 1)
  const broken = sheetOf(
    await projectForm(yearOf(aSubmission({ projects: [aProject({ budget: aBudget({ sources: [source('当年财政拨款', 90)] }) })] }))),
  )
  assert.equal(rowOf(broken, '年度资金总额')[3], '100.00')
  assert.equal(cellsWith(broken, ({ f }) => f !== undefined && /^SUM\(D/.test(f)).length, 0)
})

test('every computed score carries its proof as a note and on the sheet 评分依据', async () => {
  const bytes = await projectForm(yearOf(xingfu2024))
  const sheet = sheetOf(bytes)
  const notes = cellsWith(sheet, ({ c }) => (c?.length ?? 0) > 0).map(([, cell]) => (cell as XLSX.CellObject).c![0]!.t)
  const lines = evaluate(xingfu2024, aScheme()).projects[0]!.lines
  for (const { outcome } of lines) {
    assert.equal(outcome.kind, 'scored')
    if (outcome.kind === 'scored')
      assert.ok(
        notes.some((note) => note?.includes(outcome.proof().formula)),
        outcome.proof().formula,
      )
  }
  const basis = rows(sheetOf(bytes, 1))
  assert.deepEqual(basis[2], ['评分项目', '分值', '得分', '评分方法及依据', '取值', '计算过程', '佐证资料'])
  assert.ok(basis.length >= lines.length + 4)
})

test('claimed scores are starred, noted, and the total says so', async () => {
  const bytes = await projectForm(yearOf(donghua2024))
  const sheet = sheetOf(bytes)
  assert.deepEqual(rowOf(sheet, '年度资金总额').slice(3), ['待填', '待填', '待填', '10', '待填', '6.00*'])
  assert.equal(rowOf(sheet, '总分')[7], '94.00*')
  assert.ok(rows(sheet).some(([cell]) => cell === '注：标“*”的得分为单位自报，未经核算证实。'))
  const pending = cellsWith(sheet, ({ c }) => /资料只写明拨款 49\.63 万元/.test(c?.[0]?.t ?? ''))
  assert.equal(pending.length, 1)
})

test('print-ready: A4, one page wide, centred, repeated headings, print area, page numbers', async () => {
  const bytes = await projectForm(yearOf(xingfu2024, { draft: true }), 3)
  const container = openZip(bytes, '表.xlsx')
  const part = (name: string) => new TextDecoder().decode(container.bytes(name))
  const xml = part('xl/worksheets/sheet1.xml')
  for (const pattern of [
    /<sheetPr>.*fitToPage="1"/s,
    /<pageSetup[^>]*paperSize="9"/,
    /<pageSetup[^>]*fitToWidth="1"/,
    /<pageSetup[^>]*fitToHeight="0"/,
    /<printOptions[^>]*horizontalCentered="1"/,
    /<oddFooter>.*&amp;P.*<\/oddFooter>/,
    /<oddHeader>.*草.*稿.*<\/oddHeader>/,
  ])
    assert.ok(pattern.test(xml), String(pattern))
  const names = part('xl/workbook.xml')
  assert.match(names, /Print_Area[^>]*>[^<]*\$A\$1:\$I\$\d+</)
  assert.match(names, /Print_Titles[^>]*>[^<]*\$\d+:\$\d+</)
  const header = Number(/Print_Titles[^>]*>[^<]*\$(\d+):/.exec(names)![1])
  assert.ok(rows(sheetOf(bytes))[header - 1]!.includes('三级指标'))
})

test('rows are high enough for their text, and no row is higher than Excel allows', async () => {
  const long = '组织开展社区治理培训。'.repeat(120)
  const bytes = await projectForm(
    yearOf(aSubmission({ projects: [aProject({ goal: { expected: long, achieved: '短。', indicators: [] } })] })),
  )
  const sheet = sheetOf(bytes)
  const heights = (sheet['!rows'] ?? []).map((row) => row?.hpt ?? 0)
  assert.ok(Math.max(...heights) <= 409)
  const goal = (sheet['!merges'] ?? []).find(({ s, e }) => s.c === 1 && e.c === 4 && e.r > s.r)
  assert.ok(goal, 'the long goal takes several rows')
  const height = heights.slice(goal.s.r, goal.e.r + 1).reduce((a, b) => a + b, 0)
  assert.ok(height > 46 * 15, `${height} points`)
})

test('findings colour their cell and speak in its note; a draft says so on the sheet', async () => {
  const finding = {
    rule: 'x',
    covers: [],
    severity: 'error',
    message: '满意度没有调查资料',
    why: '',
    remedy: '请附问卷统计表。',
    source: 'a#b',
    path: 'projects[0].indicators[2].actual',
  } as const
  const sheet = sheetOf(await projectForm(yearOf(aSubmission(), { findings: [finding], draft: true })))
  const [found] = cellsWith(sheet, ({ c }) => /【审核】满意度没有调查资料/.test(c?.[0]?.t ?? ''))
  assert.equal((found?.[1] as { s: { fgColor: { rgb: string } } } | undefined)?.s.fgColor.rgb, 'FCE4D6')
  assert.ok(rows(sheet).some(([cell]) => cell === '草稿尚有1处错误待改正，不得报送'))
})

test('a form that splits the target prints operator, value and unit in columns of their own', async () => {
  const sheet = sheetOf(await projectForm(yearOf(aSubmission()), 0, 'sichuan'))
  const row = rowOf(sheet, '培训人次')
  assert.deepEqual(row.slice(2, 7), ['培训人次', '≥', '500', '人次', '500人次'])
  assert.equal(rowOf(sheet, '项目名称')[2], '130000240000000000001-社区治理能力提升项目（虚构）')
})

test('the department form holds tasks, its own indicators and the grade; without an own table everything is to be filled in', async () => {
  const sheet = sheetOf(await departmentForm(yearOf(aSubmission({ whole: aWhole() }))))
  assert.equal(rows(sheet)[0]![0], '部门整体支出绩效自评表')
  assert.deepEqual(rowOf(sheet, '自评总分').filter(Boolean), ['自评总分', '100', '自评等级', '优'])
  assert.deepEqual(rowOf(sheet, '社区治理').filter(Boolean), ['社区治理', '培训与调解', '100.00', '100.00', '100.00%'])
  const empty = sheetOf(await departmentForm(yearOf(aSubmission({ whole: undefined }))))
  assert.deepEqual(rowOf(empty, '自评总分').filter(Boolean), ['自评总分', '待填', '自评等级', '待填'])
})

test('the same year gives the same bytes', async () => {
  const year = yearOf(aSubmission())
  assert.deepEqual(Buffer.from(await projectForm(year)), Buffer.from(await projectForm(year)))
})

test('a form longer than a page ends its pages between rows, and merged labels are repeated instead of cut', async () => {
  const many = Array.from({ length: 45 }, (_, i) => anIndicator({ name: `培训人次${i}`, points: points(2) }))
  const bytes = await projectForm(yearOf(aSubmission({ projects: [aProject({ indicators: many })] })))
  const xml = new TextDecoder().decode(openZip(bytes, '表.xlsx').bytes('xl/worksheets/sheet1.xml'))
  const breaks = [...xml.matchAll(/<brk id="(\d+)"/g)].map(([, id]) => Number(id))
  assert.ok(breaks.length >= 1)
  assert.ok(/<pageSetup[^>]*fitToWidth="1" fitToHeight="0"/.test(xml))
  const sheet = sheetOf(bytes)
  for (const end of breaks) {
    assert.deepEqual(
      (sheet['!merges'] ?? []).filter(({ s, e }) => s.r < end && e.r >= end),
      [],
    )
    assert.deepEqual(rows(sheet)[end]!.slice(0, 3), ['绩效指标', '产出指标（90分）', '数量指标'])
  }
})

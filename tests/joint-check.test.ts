import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { checkDocuments, readDocument } from '#app/check/check-documents.ts'
import type { InputFile } from '#app/evaluate/evaluate-unit.ts'
import { policyData } from '#app/policy/policy-data.ts'
import type { Finding } from '#domain/finding.ts'
import { policyDir, root, run } from './program.ts'

/**
 * One unit's report, forms, workbook, checked together 联合体检: they agree as we wrote them; every difference planted in one of them is found, at its place and
 * with the place of what it differs from.
 */
const out = await mkdtemp(join(tmpdir(), 'mingji-joint-'))
after(() => rm(out, { recursive: true, force: true }))
await run('evaluate', join(root, 'examples', 'xingfu-2024'), '--out', out, '--no-pdf')

const load = async (folder: string, name: string): Promise<InputFile> => ({
  name,
  bytes: new Uint8Array(await readFile(join(folder, name))),
})
const names = (await readdir(out)).sort()
const report = await load(out, '部门整体支出绩效自评报告.docx')
const department = await load(out, '部门整体支出绩效自评表.xlsx')
const workbook = await load(join(root, 'examples', 'xingfu-2024'), '部门填报工作簿.xlsx')
const forms = await Promise.all(names.filter((name) => /^\d\d .*\.xlsx$/.test(name)).map((name) => load(out, name)))
const training = forms.find(({ name }) => name.startsWith('10 '))!

const policy = policyData(policyDir)
async function check(files: readonly InputFile[]): Promise<readonly Finding[]> {
  const documents = []
  for (const file of files) documents.push(await readDocument(file, policy))
  return (await checkDocuments(documents, policy, { today: '2025-04-20' })).findings
}

/** The workbook with other words or figures in cells of its first sheet. */
function withCells({ name, bytes }: InputFile, cells: Readonly<Record<string, string | number>>): InputFile {
  const parts = unzipSync(bytes)
  const sheet = 'xl/worksheets/sheet1.xml'
  const xml = Object.entries(cells).reduce((text, [cell, value]) => {
    const found = new RegExp(`<c r="${cell}"([^>]*?)(?:/>|>.*?</c>)`).exec(text)
    assert.ok(found, `no cell ${cell}`)
    const style = /s="\d+"/.exec(found[1]!)?.[0] ?? ''
    const content =
      typeof value === 'number'
        ? `<c r="${cell}" ${style}><v>${value}</v></c>`
        : `<c r="${cell}" ${style} t="inlineStr"><is><t>${value}</t></is></c>`
    return text.replace(found[0], content)
  }, strFromU8(parts[sheet]!))
  return { name, bytes: zipSync({ ...parts, [sheet]: strToU8(xml) }) }
}

/** The Word file with other words. */
function withWords({ name, bytes }: InputFile, from: string, to: string): InputFile {
  const parts = unzipSync(bytes)
  const xml = strFromU8(parts['word/document.xml']!)
  assert.ok(xml.includes(from), `not in the report: ${from}`)
  return { name, bytes: zipSync({ ...parts, 'word/document.xml': strToU8(xml.replaceAll(from, to)) }) }
}

/** The rules that hold one file against another. */
const joint = [
  'mixed-files',
  'missing-form',
  'not-all-projects',
  'report-against-forms',
  'report-against-accounts',
  'indicator-against-form',
  'target-changed',
  'weights-changed',
]

test('what was made from one workbook agrees', async () => {
  const findings = await check([report, department, workbook, ...forms])
  assert.deepEqual(
    findings.filter(({ rule }) => joint.includes(rule)).map(({ rule, message }) => `${rule} ${message}`),
    [],
  )
  assert.deepEqual(
    findings.filter(({ rule, severity }) => rule === 'reading' && severity === 'error'),
    [],
  )
})

interface Plant {
  readonly files: readonly InputFile[]
  readonly rule: string
  readonly message: RegExp
  /** The file the finding stands in, and that of what it differs from. */
  readonly at: InputFile
  readonly cell?: string
  readonly against?: InputFile
  readonly otherCell?: string
}
const changed = (cells: Readonly<Record<string, string | number>>) => [report, withCells(training, cells)]

const plants: Readonly<Record<string, Plant>> = {
  年初预算数: {
    files: changed({ D6: 6, D7: 6 }),
    rule: 'report-against-forms',
    message: /年初预算数：报告写的是 5 万元，.*是 6 万元/,
    at: report,
    against: training,
    otherCell: 'D6',
  },
  全年执行数: {
    files: changed({ F6: 3.8, F7: 3.8, H6: '76%' }),
    rule: 'report-against-forms',
    message: /全年执行数：报告写的是 3\.5 万元，.*是 3\.8 万元/,
    at: report,
    against: training,
    otherCell: 'F6',
  },
  项目得分: {
    files: changed({ H24: 85.43 }),
    rule: 'report-against-forms',
    message: /得分：报告写的是 83\.43 分，.*是 85\.43 分/,
    at: report,
    against: training,
    otherCell: 'H24',
  },
  指标值: {
    files: changed({ E14: '≥700人次' }),
    rule: 'indicator-against-form',
    message: /“参训党员”的指标值：报告写的是 “≥900人次”，.*是 “≥700人次”/,
    at: report,
    against: training,
    otherCell: 'E14',
  },
  完成值: {
    files: changed({ F14: '776人次' }),
    rule: 'indicator-against-form',
    message: /“参训党员”的完成值：报告写的是 “676人次”，.*是 “776人次”/,
    at: report,
    against: training,
    otherCell: 'F14',
  },
  指标得分: {
    files: changed({ H14: 6.26 }),
    rule: 'indicator-against-form',
    message: /“参训党员”的得分：报告写的是 5\.26 分，.*是 6\.26 分/,
    at: report,
    against: training,
    otherCell: 'H14',
  },
  缺一张自评表: {
    files: [report, ...forms.filter((form) => form !== training)],
    rule: 'missing-form',
    message: /^报告有“党员教育培训经费”，没有找到它的自评表$/,
    at: report,
  },
  报告少写一个项目: {
    files: [withWords(report, '党员教育培训经费', '社区工作经费'), ...forms],
    rule: 'missing-form',
    message: /^“党员教育培训经费”有自评表，报告中没有写$/,
    at: training,
    cell: 'D3',
  },
  部门总分: {
    files: [withWords(report, '83.32', '84.32'), department],
    rule: 'report-against-forms',
    message: /部门整体的得分：报告写的是 84\.32 分，.*是 83\.32 分/,
    at: report,
    against: department,
  },
  单位名称: {
    files: changed({ D4: '平安里街道办事处（虚构）', G4: '平安里街道办事处（虚构）' }),
    rule: 'mixed-files',
    message: /写的单位是“平安里街道办事处（虚构）”/,
    at: training,
    cell: 'G4',
    against: report,
  },
  年度: {
    files: changed({ A2: '（2023年度）' }),
    rule: 'mixed-files',
    message: /是 2023年度的，.*是 2024年度的，不是同一年度/,
    at: training,
    cell: 'A2',
    against: report,
  },
}

for (const [what, { files, rule, message, at, cell, against, otherCell }] of Object.entries(plants)) {
  test(`a difference is found with both places: ${what}`, async () => {
    const findings = await check(files)
    const found = findings.filter((finding) => finding.rule === rule && message.test(finding.message))
    assert.ok(found.length > 0, findings.map((finding) => `${finding.rule} ${finding.message}`).join('\n'))
    assert.ok(
      found.every(({ place }) => place?.file === at.name && (cell === undefined || place.cell === cell)),
      JSON.stringify(found),
    )
    if (against === undefined) return
    assert.ok(
      found.every(({ related }) =>
        related?.some((place) => place.file === against.name && (otherCell === undefined || place.cell === otherCell)),
      ),
      JSON.stringify(found),
    )
  })
}

test('a wrong total of a form is told once, with the sum of all its scores', async () => {
  const found = (await check([withCells(training, { H24: 85.43 })])).filter(({ rule }) => rule === 'total-of-scores')
  assert.equal(found.length, 1, JSON.stringify(found))
  assert.match(found[0]!.message, /总分写的是 85\.43 分，各项得分相加为 83\.43 分/)
})

test("another unit's forms and last year's report are told, and their figures are not held against this report", async () => {
  const other = withCells(training, { D4: '平安里街道办事处（虚构）', G4: '平安里街道办事处（虚构）', H24: 70 })
  const lastYear = { ...withWords(report, '2024', '2023'), name: '去年的报告.docx' }
  const findings = await check([report, other, withWords(lastYear, '83.43', '80.43')])
  const found = findings.filter(({ rule }) => joint.includes(rule))
  assert.deepEqual(
    found.map(({ rule, severity, place }) => [rule, severity, place?.file]),
    [
      ['mixed-files', 'warning', training.name],
      ['mixed-files', 'notice', '去年的报告.docx'],
    ],
  )
})

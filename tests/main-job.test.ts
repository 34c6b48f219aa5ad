import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { boundFigures } from '#documents/read/bound-figures.ts'
import { readSubmission } from '#documents/read/submission.ts'
import { writeDepartmentWorkbook } from '#documents/write/department-workbook.ts'
import { toJson } from '#domain/json.ts'
import { fromWanyuan } from '#domain/quantity.ts'
import type { Summary } from '#domain/summary.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { loadScheme } from '#policy/schemes.ts'
import { donghua2024 } from '../scripts/examples/donghua-2024.ts'
import { xingfu2024 } from '../scripts/examples/xingfu-2024.ts'
import { policyDir, root, run } from './program.ts'

/** The main job through the command line, as a person runs it. */
const out = await mkdtemp(join(tmpdir(), 'mingji-main-job-'))
after(() => rm(out, { recursive: true, force: true }))

const plain = (value: unknown) => JSON.parse(JSON.stringify(toJson(value)))

const evaluate = async (input: string, folder: string): Promise<Summary> =>
  JSON.parse((await run('evaluate', input, '--out', join(out, folder), '--no-pdf', '--json')).text)

test('the facts of Donghua give its totals, unproven, and the department stays pending', async () => {
  const result = await evaluate(join(root, 'examples', 'donghua-2024'), 'donghua')
  assert.deepEqual(
    result.projects.map(({ total }) => total),
    ['94', '95', '98', '97', '97', '98', '98', '98', '97', '94', '94', '98', '98', '98', '98', '98'],
  )
  assert.ok(result.projects.every(({ grade, proven }) => grade === '优秀' && !proven))
  assert.deepEqual(result.statistics, { projectSum: '245.328', mean: '96.875', weightedMean: '96.8598' })
  assert.deepEqual([result.scheme, result.department.score, result.department.grade], ['qiaoxi-2020', null, null])
  assert.ok(result.department.pending.length > 0)
  assert.equal(result.projects[7]!.amount, '1.928')
  assert.deepEqual(result.projects[0]!.categories['产出指标'], { points: '40', score: '40' })
  assert.equal((await run('evaluate', join(root, 'examples', 'donghua-2024'), '--out', join(out, 'donghua'), '--no-pdf')).code, 1)
})

test('the fictional street is proven line by line and every file is there', async () => {
  const result = await evaluate(join(root, 'examples', 'xingfu-2024'), 'xingfu')
  assert.ok(result.projects.every(({ proven, total, pending }) => proven && total !== null && pending.length === 0))
  assert.equal(new Set(result.projects.map(({ grade }) => grade)).size, 4)
  assert.equal(result.findings.error, 0)
  assert.deepEqual([...result.files].sort(), (await readdir(join(out, 'xingfu'))).sort())
  assert.equal(result.files.filter((file) => file.endsWith('自评表.xlsx') || file.includes('自评表（')).length, 17)
})

test('a final report takes the place of the draft', async () => {
  const input = join(root, 'examples', 'xingfu-2024')
  await evaluate(input, 'mended')
  await writeFile(join(out, 'mended', '部门整体支出绩效自评报告（草稿）.docx'), 'of a run before')
  await evaluate(input, 'mended')
  assert.deepEqual(
    (await readdir(join(out, 'mended'))).filter((name) => name.includes('草稿')),
    [],
  )
})

test('every figure of the report is bound to its source', async () => {
  await evaluate(join(root, 'examples', 'xingfu-2024'), 'bound')
  const figures = boundFigures(new Uint8Array(await readFile(join(out, 'bound', '部门整体支出绩效自评报告.docx'))))
  assert.ok(figures.length > 500, `${figures.length} figures`)
})

test('the example workbooks are what the examples say', async () => {
  const layouts = await loadLayouts(policyDir)
  for (const [id, submission] of [
    ['donghua-2024', donghua2024],
    ['xingfu-2024', xingfu2024],
  ] as const) {
    const file = '部门填报工作簿.xlsx'
    const read = await readSubmission(new Uint8Array(await readFile(join(root, 'examples', id, file))), file, layouts)
    assert.deepEqual(read.problems, [])
    assert.ok(isDeepStrictEqual(plain(read.submission), plain(submission)), `${id} reads back otherwise: run scripts/make-examples.ts`)
  }
})

test('changing one input changes exactly the figures that depend on it', async () => {
  const [layouts, scheme] = await Promise.all([loadLayouts(policyDir), loadScheme(policyDir, 'qiaoxi-2020')])
  const project = xingfu2024.projects[2]!
  const less = fromWanyuan('6')
  const budget = {
    ...project.budget,
    executed: less,
    sources: project.budget.sources.map((row, i) => (i === 0 ? { ...row, executed: less } : row)),
  }
  const changed = { ...xingfu2024, projects: xingfu2024.projects.with(2, { ...project, budget }) }
  const file = join(out, '改一处.xlsx')
  await writeFile(file, await writeDepartmentWorkbook({ scheme, layouts, submission: changed }))
  const [before, now] = [await evaluate(join(root, 'examples', 'xingfu-2024'), 'before'), await evaluate(file, 'now')]
  const differing = before.projects.flatMap((each, i) => (JSON.stringify(each) === JSON.stringify(now.projects[i]) ? [] : [i]))
  assert.deepEqual(differing, [2])
  assert.equal(now.projects[2]!.categories['预算执行率']!.score, '5')
  assert.deepEqual({ ...now.projects[2]!.categories, 预算执行率: null }, { ...before.projects[2]!.categories, 预算执行率: null })
  assert.equal(now.department.score, before.department.score)
  assert.notEqual(now.statistics.mean, before.statistics.mean)
  assert.equal(now.statistics.projectSum, before.statistics.projectSum)
})

test('a project that cannot be scored yet is no report to hand in', async () => {
  const [layouts, scheme] = await Promise.all([loadLayouts(policyDir), loadScheme(policyDir, 'qiaoxi-2020')])
  const [project] = xingfu2024.projects
  const nothing = { initial: fromWanyuan(0), adjusted: fromWanyuan(0), executed: fromWanyuan(0), sources: [] }
  const file = join(out, '没有预算.xlsx')
  const submission = { ...xingfu2024, projects: xingfu2024.projects.with(0, { ...project!, budget: nothing }) }
  await writeFile(file, await writeDepartmentWorkbook({ scheme, layouts, submission }))
  const { text } = await run('evaluate', file, '--out', join(out, '没有预算'), '--no-pdf')
  assert.match(text, /下一步：补齐 1 个得分待定的项目，再运行一次（自评表中要填的格子标有“待填”），例如“社区工作经费”：全年预算数/)
  assert.match(
    (await run('evaluate', join(root, 'examples', 'xingfu-2024'), '--out', join(out, '齐全'), '--no-pdf')).text,
    /下一步：打开报告核对文字/,
  )
})

test('explain prints the proof, a project, and the paths there are', async () => {
  await evaluate(join(root, 'examples', 'xingfu-2024'), 'explained')
  const proof = await run('explain', join(out, 'explained'), 'projects[0].indicators[9]')
  assert.equal(proof.code, 0)
  for (const word of ['规则', '依据', '输入', '算式　四舍五入(12 × 0.95, 2) = 11.40', '说明']) assert.ok(proof.text.includes(word), word)
  assert.match((await run('explain', join(out, 'explained'))).text, /projects\[15\]\.indicators\[\d+\]/)
  const unknown = await run('explain', join(out, 'explained'), 'projects[99]')
  assert.deepEqual([unknown.code, /没有“projects\[99\]”/.test(unknown.notes)], [2, true])
})

const refused: readonly (readonly [title: string, name: string, content: string | Uint8Array, words: RegExp])[] = [
  ['an empty file', '空.xlsx', '', /空文件/],
  ['a text called xlsx', '假.xlsx', '这不是工作簿，只是一段文字。', /“?假\.xlsx/],
  ['a text with no form in it', '随笔.csv', '今天天气不错\n适合散步\n', /没有可以读取的/],
  ['a truncated workbook', '半.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), /半\.xlsx/],
]
for (const [title, name, content, words] of refused) {
  test(`${title} is refused in plain words, with 2`, async () => {
    const file = join(out, name)
    await writeFile(file, content)
    const { code, notes, text } = await run('evaluate', file, '--out', join(out, 'never'))
    assert.equal(code, 2, text)
    assert.match(notes, words)
    assert.match(notes, /请/)
  })
}

test('a missing input, a wrong option and an unknown scheme say what to do', async () => {
  const cases = [
    ['evaluate', join(out, '没有.xlsx'), '--out', out],
    ['evaluate', join(root, 'examples', 'xingfu-2024')],
    ['evaluate', join(root, 'examples', 'xingfu-2024'), '--out', join(out, 'x'), '--scheme', 'no-such'],
    ['template', '--scheme', 'no-such', join(out, 't.xlsx')],
    ['fly'],
  ]
  for (const args of cases) {
    const { code, notes } = await run(...args)
    assert.equal(code, 2, args.join(' '))
    assert.match(notes, /[\u4e00-\u9fff]/)
    assert.doesNotMatch(notes, /error:/)
  }
})

test('cases and schemes answer', async () => {
  assert.equal((await run('cases', join(policyDir, 'cases'))).code, 0)
  const schemes = JSON.parse((await run('schemes', '--json')).text) as { id: string }[]
  for (const id of ['mof-2020-10', 'mof-2021-101', 'qiaoxi-2020', 'execution-20', 'threshold-60'])
    assert.ok(schemes.some((scheme) => scheme.id === id))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate } from '#domain/evaluate.ts'
import type { Submission } from '#domain/submission.ts'
import { loadReportTemplate } from '#policy/report-template.ts'
import { xingfu2024 } from '../../../scripts/examples/xingfu-2024.ts'
import { aScheme } from '../../../tests/builders.ts'
import { shippedPolicy } from '../../../tests/shipped-policy.ts'
import { recompute } from '../figures/figure.ts'
import { writeReport, writeTracedReport } from '../write/report.ts'
import { readDocx } from './docx/docx.ts'
import { type Run, tracedBlocks } from './traced-blocks.ts'

const scheme = aScheme()
const template = loadReportTemplate(shippedPolicy)
const yearOf = async (submission: Submission) => ({
  submission,
  scheme,
  assessment: evaluate(submission, scheme),
  findings: [],
  draft: false,
  template: await template,
})
const runsOf = async (submission: Submission): Promise<readonly Run[]> =>
  tracedBlocks(await writeTracedReport(await yearOf(submission)), '报告.docx').flatMap((block) =>
    block.kind === 'paragraph' ? block.runs : block.rows.flat().flatMap(({ runs }) => runs),
  )
const words = (runs: readonly Run[]) => runs.map(({ text }) => text).join('')

test('the traced report reads as the delivered one, but for the charts', async () => {
  const delivered = readDocx(await writeReport(await yearOf(xingfu2024)), '报告.docx').blocks.flatMap((block) =>
    block.kind === 'table' ? block.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) : block.furniture ? [] : [block.text],
  )
  const shown = words(await runsOf(xingfu2024))
  const missing = delivered.filter((text) => !shown.includes(text) && !text.includes('图'))
  assert.deepEqual(missing, [])
})

test('every traced run is what its source says', async () => {
  const roots = await yearOf(xingfu2024)
  const sourced = (await runsOf(xingfu2024)).filter(({ source }) => source !== null && source.path !== 'charts')
  assert.ok(sourced.length > 2000, `${sourced.length} runs`)
  for (const { text, source } of sourced) assert.equal(recompute(source!.path, source!.format, roots), text, source!.path)
})

test('words without a figure name their source, and so does a gap', async () => {
  const { resultUse: _, ...rest } = xingfu2024
  const runs = await runsOf({ ...rest, organisation: { ...rest.organisation, interviews: '走访了各社区' } })
  const of = (path: string) => runs.find(({ source }) => source?.path === path)
  assert.equal(of('submission.organisation.interviews')?.text, '走访了各社区')
  assert.equal(of('submission.resultUse')?.source?.format, 'gap')
  assert.match(of('submission.resultUse')?.text ?? '', /^【待填/)
})

import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { evaluate } from '#domain/evaluate.ts'
import { formTemplateOf } from '#domain/form-template.ts'
import { loadFormTemplates } from '#policy/form-templates.ts'
import { loadReportTemplate } from '#policy/report-template.ts'
import { aScheme, aSubmission } from '../../tests/builders.ts'
import { shippedPolicy } from '../../tests/shipped-policy.ts'
import { findLibreOffice, toPdf } from './pdf.ts'
import { writeProjectForm } from './write/project-form.ts'
import { writeReport } from './write/report.ts'

const program = await findLibreOffice()
const skip =
  program === undefined
    ? '没有安装 LibreOffice，未测试转 PDF（apt-get install -y libreoffice-writer libreoffice-calc fonts-noto-cjk）'
    : false

async function inFolder(work: (folder: string) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'mingji-test-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

test('a report and a form become PDF in one batch, side by side with their sources, and nothing else is left', { skip }, async () => {
  await inFolder(async (folder) => {
    const [submission, scheme] = [aSubmission(), aScheme()]
    const year = { submission, scheme, assessment: evaluate(submission, scheme), findings: [], draft: false }
    const [report, form] = [join(folder, '自评 报告.docx'), join(folder, '自评表.xlsx')]
    await writeFile(report, await writeReport({ ...year, template: await loadReportTemplate(shippedPolicy) }))
    await writeFile(
      form,
      await writeProjectForm({
        ...year,
        project: 0,
        template: formTemplateOf(await loadFormTemplates(shippedPolicy), 'national', 'project'),
      }),
    )
    const result = await toPdf([report, form], { timeout: 120_000 })
    assert.deepEqual(result, { files: [join(folder, '自评 报告.pdf'), join(folder, '自评表.pdf')] })
    for (const file of result.files) assert.equal((await readFile(file)).subarray(0, 5).toString('latin1'), '%PDF-')
    assert.equal((await readFile(result.files[0]!)).includes('/AcroForm'), false)
    assert.deepEqual((await readdir(folder)).sort(), ['自评 报告.docx', '自评 报告.pdf', '自评表.pdf', '自评表.xlsx'])
  })
})

test('when the time is over LibreOffice is ended and the message says what to do', { skip }, async () => {
  await inFolder(async (folder) => {
    const source = join(folder, 'a.docx')
    await writeFile(source, await loadReportTemplate(shippedPolicy))
    const result = await toPdf([source], { timeout: 30 })
    assert.deepEqual(result.files, [])
    assert.match(result.message ?? '', /有 1 个文件没有完成。请用 Word 或 WPS 打开后“另存为 PDF”/)
  })
})

test('without LibreOffice nothing is thrown and one line says how to get the PDF', async () => {
  const path = process.env['PATH']
  process.env['PATH'] = ''
  try {
    if ((await findLibreOffice()) !== undefined) return // installed where its installers put it, beside the path
    const result = await toPdf(['a.docx'], { timeout: 1000 })
    assert.deepEqual(result.files, [])
    assert.match(result.message ?? '', /没有安装 LibreOffice.*另存为 PDF/)
  } finally {
    process.env['PATH'] = path
  }
})

import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findingsHtml } from '#documents/write/findings-html.ts'
import { findingsXlsx } from '#documents/write/findings-xlsx.ts'
import { writeDepartmentForm, writeProjectForm } from '#documents/write/project-form.ts'
import { writeReport } from '#documents/write/report.ts'
import { toPdf } from '#documents/pdf.ts'
import { countBySeverity, summarise, type Summary } from '#domain/summary.ts'
import { formTemplateOf, loadReportTemplate } from '#policy/form-templates.ts'
import { ProductError } from '#errors'
import type { UnitYear } from './evaluate-unit.ts'
import type { PolicyData } from './policy-data.ts'
import { resultFile } from './result-file.ts'

export interface Outcome {
  readonly summary: Summary
  /** Lines for the user, e.g. how to get the PDF. */
  readonly remarks: readonly string[]
}

/** Told after each file: how many are done, how many there will be, and the file's name. */
export type OnProgress = (done: number, total: number, what: string) => void

const PDF_TIMEOUT_MS = 120_000

/**
 * Writes everything a unit gets 成果: one 自评表 per project, one for the department, the report, the findings and result.json, into
 * `folder` (made when missing). Each file is written beside its place and then moved, so that none is ever half there.
 * @throws ProductError when the folder cannot be written.
 */
export async function writeOutcome(unit: UnitYear, policy: PolicyData, folder: string, pdf: boolean, onProgress: OnProgress): Promise<Outcome> {
  const { submission, assessment, scheme, findings } = unit
  const draft = countBySeverity(findings).error > 0
  const year = { submission, assessment, scheme, findings, draft, cite: await policy.cite() }
  const template = (kind: 'project' | 'department') => formTemplateOf(policy.formTemplates(), scheme.layout, kind)
  const report = `部门整体支出绩效自评报告${draft ? '（草稿）' : ''}.docx`
  const works: { readonly name: string; readonly make: () => Promise<Uint8Array | string> }[] = [
    ...submission.projects.map(({ name }, index) => ({
      name: `${String(index + 1).padStart(2, '0')} 项目支出绩效自评表（${fileName(name ?? '未命名项目')}）.xlsx`,
      make: () => writeProjectForm({ ...year, project: index, template: template('project') }),
    })),
    { name: '部门整体支出绩效自评表.xlsx', make: () => writeDepartmentForm({ ...year, template: template('department') }) },
    { name: report, make: async () => writeReport({ ...year, template: loadReportTemplate() }) },
    { name: '审核意见.xlsx', make: async () => findingsXlsx({ findings, scheme }) },
    { name: '审核意见.html', make: async () => findingsHtml({ findings, scheme, sources: [] }) },
  ]
  const total = works.length + 1 + Number(pdf)
  const names: string[] = []
  await ensureFolder(folder)
  for (const { name, make } of works) {
    await put(folder, name, await make())
    names.push(name)
    onProgress(names.length, total, name)
  }
  const printed = pdf ? await toPdf([join(folder, report)], { timeout: PDF_TIMEOUT_MS }) : { files: [] }
  if (printed.files.length > 0) names.push(report.replace(/docx$/, 'pdf'))
  const summary = summarise(submission, assessment, findings, [...names, 'result.json'])
  await put(folder, 'result.json', JSON.stringify(resultFile(summary, assessment, findings), null, 1))
  onProgress(total, total, 'result.json')
  return { summary, remarks: printed.message === undefined ? [] : [printed.message] }
}

const LONGEST_NAME = 60

/** A project's name as part of a file name on any system. */
const fileName = (name: string) => [...name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').replace(/\s+/g, ' ').trim()].slice(0, LONGEST_NAME).join('')

async function ensureFolder(folder: string) {
  await mkdir(folder, { recursive: true }).catch((cause: NodeJS.ErrnoException) => {
    throw new ProductError('OUTPUT_NOT_WRITABLE', { path: folder, reason: cause.code ?? cause.message }, { cause })
  })
}

async function put(folder: string, name: string, content: Uint8Array | string) {
  const path = join(folder, name)
  try {
    await writeFile(`${path}.part`, content)
    await rename(`${path}.part`, path)
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    throw new ProductError('OUTPUT_NOT_WRITABLE', { path, reason: code ?? message }, { cause })
  }
}

import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toPdf } from '#documents/pdf.ts'
import { type Summary, summarise } from '#domain/summary.ts'
import { ProductError } from '#errors'
import type { PolicyData } from '../policy/policy-data.ts'
import type { UnitYear } from './evaluate-unit.ts'
import { outcomeFiles } from './outcome-files.ts'
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
export async function writeOutcome(
  unit: UnitYear,
  policy: PolicyData,
  folder: string,
  pdf: boolean,
  onProgress: OnProgress,
): Promise<Outcome> {
  const { submission, assessment, findings } = unit
  const works = await outcomeFiles(unit, policy)
  const total = works.length + 1 + Number(pdf)
  const names: string[] = []
  await ensureFolder(folder)
  for (const { name, make } of works) {
    await put(folder, name, await make())
    names.push(name)
    onProgress(names.length, total, name)
  }
  const report = works.find(({ kind }) => kind === 'report.docx')!.name
  await forgetOther(folder, report)
  const printed = pdf ? await toPdf([join(folder, report)], { timeout: PDF_TIMEOUT_MS }) : { files: [] }
  if (printed.files.length > 0) names.push(report.replace(/docx$/, 'pdf'))
  const summary = summarise(submission, assessment, findings, [...names, 'result.json'])
  await put(folder, 'result.json', JSON.stringify(resultFile(summary, assessment, findings), null, 1))
  onProgress(total, total, 'result.json')
  return { summary, remarks: printed.message === undefined ? [] : [printed.message] }
}

/** A draft and a final report never lie side by side: the one of the run before, and its PDF, go. */
async function forgetOther(folder: string, report: string) {
  const stem = report.replace(/(（草稿）)?\.docx$/, '')
  const other = report.includes('（草稿）') ? stem : `${stem}（草稿）`
  for (const name of [`${other}.docx`, `${other}.pdf`, report.replace(/docx$/, 'pdf')]) await rm(join(folder, name), { force: true })
}

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

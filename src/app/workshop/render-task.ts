import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toPdf } from '#documents/pdf.ts'
import { type TracedBlock, tracedBlocks } from '#documents/read/traced-blocks.ts'
import { writeDepartmentWorkbook } from '#documents/write/department-workbook.ts'
import { writeTracedReport } from '#documents/write/report.ts'
import { zip } from '#documents/write/zip.ts'
import { evaluate } from '#domain/evaluate.ts'
import type { Finding } from '#domain/finding.ts'
import { fromJson, type Json } from '#domain/json.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'
import { countBySeverity } from '#domain/summary.ts'
import { ProductError } from '#errors'
import { type OutcomeFile, outcomeFiles } from '../evaluate/outcome-files.ts'
import type { Bench } from './bench.ts'

/** A unit's year as it is stored: content, the scheme it is scored under, the findings. */
export interface StoredYear {
  readonly content: Json
  readonly scheme: Json
  readonly findings: readonly Finding[]
}

export type Wanted = OutcomeFile['kind'] | 'report.pdf' | 'workbook.xlsx' | 'everything.zip'

export interface RenderRequest extends StoredYear {
  readonly what: Wanted
  /** Index of the project, for its form. */
  readonly project?: number | undefined
}

export interface Rendered {
  readonly name: string
  readonly bytes: Uint8Array
}

const PDF_TIMEOUT_MS = 120_000

/** One file of a unit's year. @throws ProductError RECORD_NOT_FOUND for a project that is not there, PDF_NOT_MADE */
export async function renderFile({ what, project, ...stored }: RenderRequest, { policy }: Pick<Bench, 'policy'>): Promise<Rendered> {
  const year = yearOf(stored)
  if (what === 'workbook.xlsx') {
    const { submission, scheme } = year
    return { name: '部门填报工作簿.xlsx', bytes: await writeDepartmentWorkbook({ scheme, submission, layouts: await policy.layouts() }) }
  }
  if (what === 'everything.zip') {
    const workbook = await renderFile({ ...stored, what: 'workbook.xlsx' }, { policy })
    const all = [...(await makeAll(await outcomeFiles(year, policy))), workbook]
    return { name: '自评材料.zip', bytes: zip(all.map(({ name, bytes }) => ({ name, content: bytes }))) }
  }
  const files = await outcomeFiles(year, policy)
  const kind = what === 'report.pdf' ? 'report.docx' : what
  const file = files.find((each) => each.kind === kind && each.project === (kind === 'project-form.xlsx' ? (project ?? 0) : undefined))
  if (!file) throw new ProductError('RECORD_NOT_FOUND', { what: '项目' })
  const { bytes } = await made(file)
  return what === 'report.pdf' ? { name: file.name.replace(/docx$/, 'pdf'), bytes: await asPdf(bytes) } : { name: file.name, bytes }
}

/** Every file of a unit's year. */
export const renderAll = async (stored: StoredYear, { policy }: Bench): Promise<readonly Rendered[]> =>
  makeAll(await outcomeFiles(yearOf(stored), policy))

async function makeAll(files: readonly OutcomeFile[]): Promise<readonly Rendered[]> {
  const all: Rendered[] = []
  for (const file of files) all.push(await made(file))
  return all
}

async function made({ name, make }: OutcomeFile): Promise<Rendered> {
  const content = await make()
  return { name, bytes: typeof content === 'string' ? Buffer.from(content) : content }
}

export const emptyWorkbook = async ({ scheme }: { readonly scheme: Json }, { policy }: Bench): Promise<Uint8Array> =>
  writeDepartmentWorkbook({ scheme: fromJson<Scheme>(scheme), layouts: await policy.layouts() })

/** The report, block by block, as a reader of the Word file would find it, each word with its source. */
export async function renderReport(
  stored: StoredYear,
  { policy }: Bench,
): Promise<{ readonly draft: boolean; readonly blocks: readonly TracedBlock[] }> {
  const draft = countBySeverity(stored.findings).error > 0
  const report = { ...yearOf(stored), draft, cite: await policy.cite(), template: await policy.reportTemplate() }
  return { draft, blocks: tracedBlocks(await writeTracedReport(report), '报告.docx') }
}

function yearOf({ content, scheme, findings }: StoredYear) {
  const submission = fromJson<Submission>(content)
  const rules = fromJson<Scheme>(scheme)
  return { submission, scheme: rules, assessment: evaluate(submission, rules), findings }
}

async function asPdf(docx: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'mingji-report-'))
  try {
    const source = join(folder, 'report.docx')
    await writeFile(source, docx)
    const { files, message } = await toPdf([source], { timeout: PDF_TIMEOUT_MS })
    if (files[0] === undefined) throw new ProductError('PDF_NOT_MADE', { reason: message ?? '' })
    return await readFile(files[0])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

import { writeFile } from 'node:fs/promises'
import { rules } from '#audit/rules/index.ts'
import { withWaivers } from '#audit/waivers.ts'
import type { Checked } from '#documents/write/findings-input.ts'
import type { Severity } from '#domain/finding.ts'
import { countBySeverity } from '#domain/summary.ts'
import { ProductError } from '#errors'
import type { InputFile } from '../evaluate/evaluate-unit.ts'
import type { OnProgress } from '../evaluate/write-outcome.ts'
import { type PolicyData, policyData } from '../policy/policy-data.ts'
import { type CheckedDossier, checkDocuments } from './check-documents.ts'
import { factsOf } from './facts.ts'
import { readDossier } from './read-dossier.ts'
import { roleNames } from './source-roles.ts'

export type CheckFormat = 'text' | 'json' | 'sarif' | 'html' | 'docx' | 'xlsx'

export interface CheckRequest {
  /** Paths of the files of one unit. */
  readonly files: readonly string[]
  readonly schemeId?: string | undefined
  readonly format: CheckFormat
  readonly out?: string | undefined
  readonly policyDir: string
  readonly today: string
  readonly version: string
}

export interface CheckAnswer {
  /** The result, unless it went into a file. */
  readonly text?: string
  readonly remarks: readonly string[]
  readonly counts: Readonly<Record<Severity, number>>
}

/**
 * 体检: the files of one unit in, the findings out in the form asked for.
 * @throws ProductError when a file cannot be read, or the result cannot be written
 */
export async function checkFiles(request: CheckRequest, onProgress: OnProgress): Promise<CheckAnswer> {
  const policy = policyData(request.policyDir)
  const { inputs, waivers, documents } = await readDossier(request.files, policy, onProgress)
  const audited = await checkDocuments(documents, policy, request)
  const checked = { ...audited, findings: withWaivers(audited.findings, waivers, request.today) }
  const result = await writeChecked(checked, inputs, request, policy)
  onProgress(inputs.length + 1, inputs.length + 1, '')
  const counts = countBySeverity(checked.findings)
  if (request.out === undefined) {
    if (typeof result !== 'string') throw new ProductError('OUTPUT_NEEDS_FILE', { format: request.format })
    return { text: result, remarks: [], counts }
  }
  await writeFile(request.out, result).catch((cause: NodeJS.ErrnoException) => {
    throw new ProductError('OUTPUT_NOT_WRITABLE', { path: request.out ?? '', reason: cause.code ?? cause.message }, { cause })
  })
  return {
    remarks: [`体检结果已写入：${request.out}（错误 ${counts.error} 条、警告 ${counts.warning} 条、提示 ${counts.notice} 条）`],
    counts,
  }
}

/** The findings of a dossier in one form: text or bytes. */
export async function writeChecked(
  checked: CheckedDossier,
  inputs: readonly InputFile[],
  { format, version }: Pick<CheckRequest, 'format' | 'version'>,
  policy: PolicyData,
): Promise<string | Uint8Array> {
  const { findings, scheme, documents, rulesHash } = checked
  const files = documents.map(({ source }) => ({ file: source.file, kind: roleNames[source.role] }))
  const clause = await policy.cite()
  const record = { findings, scheme, files, facts: factsOf(checked), rulesHash, clause, title: titleOf }
  // Each writer is loaded when it is asked for: a check on the command line begins sooner.
  switch (format) {
    case 'text':
      return (await import('#documents/write/findings-text.ts')).findingsText(record)
    case 'json':
      return (await import('#documents/write/findings-json.ts')).findingsJson(record)
    case 'sarif':
      return (await import('#documents/write/findings-sarif.ts')).findingsSarif(record, version)
    case 'html':
      return (await import('#documents/write/findings-html.ts')).findingsHtml({
        findings,
        scheme,
        clause,
        sources: documents.map(({ carrier }) => carrier),
      })
    case 'xlsx':
      return (await import('#documents/write/findings-xlsx.ts')).findingsXlsx(record)
    case 'docx':
      return inWord(record, documents, inputs)
  }
}

const titles = new Map(rules.map(({ id, title }) => [id, title]))
const titleOf = (rule: string): string => titles.get(rule) ?? '读取文件'

/** The user's own Word file with comments, when there is exactly one; otherwise a report of its own. */
async function inWord(record: Checked, documents: CheckedDossier['documents'], inputs: readonly InputFile[]): Promise<Uint8Array> {
  const [own, another] = documents.filter(({ carrier }) => carrier.kind === 'docx')
  const bytes = inputs.find(({ name }) => name === own?.source.file)?.bytes
  if (!own || another || !bytes) return (await import('#documents/write/findings-docx.ts')).findingsDocx(record)
  return (await import('#documents/write/findings-comments.ts')).commentDocx(bytes, record.findings, own.source.file, record.clause)
}

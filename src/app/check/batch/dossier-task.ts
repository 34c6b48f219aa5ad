import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Copying, echoOf, type RadarEcho } from '#audit/copies.ts'
import copiedBetweenReports, { copyReport } from '#audit/rules/copied-between-reports.ts'
import { findingOf } from '#audit/run.ts'
import { withWaivers } from '#audit/waivers.ts'
import type { Severity } from '#domain/finding.ts'
import { countBySeverity } from '#domain/summary.ts'
import { ProductError } from '#errors'
import type { PolicyData } from '../../policy/policy-data.ts'
import { type CheckedDossier, checkDocuments } from '../check-documents.ts'
import { type CheckFormat, type CheckRequest, writeChecked } from '../check-files.ts'
import { type DossierRead, readDossier } from '../read-dossier.ts'

/** How all units of a batch are checked; `out` is the folder of the results. Plain data: it goes to the threads. */
export type BatchOptions = Omit<CheckRequest, 'files'>

/** One unit's files, checked, waiting for what the radar says of them. */
export interface OpenDossier {
  readonly read: DossierRead
  readonly checked: CheckedDossier
}

/** What became of one unit 一个单位的体检结果. */
export interface DossierResult {
  readonly counts: Readonly<Record<Severity, number>>
  /** The record of `--format json`, unless it was written into a folder. */
  readonly text?: string
}

/** Reads and checks one unit; `echoes` are what the radar needs of its reports. @throws ProductError for a file that cannot be read */
export async function openDossier(
  files: readonly string[],
  policy: PolicyData,
  options: BatchOptions,
): Promise<{ readonly open: OpenDossier; readonly echoes: readonly RadarEcho[] }> {
  const read = await readDossier(files, policy, () => {})
  const checked = await checkDocuments(read.documents, policy, options)
  const echoes = read.documents.flatMap(({ source }) => {
    const { role, prose, claims } = source
    return role === 'report' && prose && claims ? (echoOf({ ...source, prose, claims }) ?? []) : []
  })
  return { open: { read, checked }, echoes }
}

/** Adds what the radar found and writes the result. @throws ProductError OUTPUT_NOT_WRITABLE */
export async function closeDossier(
  { read, checked }: OpenDossier,
  { title, copies }: { readonly title: string; readonly copies: readonly Copying[] },
  policy: PolicyData,
  options: BatchOptions,
): Promise<DossierResult> {
  const copied = copies.map((copying) => findingOf(copiedBetweenReports, copyReport(copying), {}))
  const findings = withWaivers([...checked.findings, ...copied], read.waivers, options.today)
  const counts = countBySeverity(findings)
  // As text a batch is printed as one table; everything else is asked for as files.
  if (options.out === undefined && options.format !== 'json') return { counts }
  const result = await writeChecked({ ...checked, findings }, read.inputs, options, policy)
  if (options.out === undefined) return { counts, text: String(result) }
  const path = join(options.out, `${title}${extensions[options.format]}`)
  await writeFile(path, result).catch((cause: NodeJS.ErrnoException) => {
    throw new ProductError('OUTPUT_NOT_WRITABLE', { path, reason: cause.code ?? cause.message }, { cause })
  })
  return { counts }
}

const extensions: Readonly<Record<CheckFormat, string>> = {
  text: '.txt',
  json: '.json',
  sarif: '.sarif',
  html: '.html',
  docx: '.docx',
  xlsx: '.xlsx',
}

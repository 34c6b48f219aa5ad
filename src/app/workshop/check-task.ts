import type { Finding } from '#domain/finding.ts'
import { countBySeverity } from '#domain/summary.ts'
import { type CheckedDossier, checkDocuments, readDocument } from '../check/check-documents.ts'
import { type CheckFormat, writeChecked } from '../check/check-files.ts'
import type { InputFile } from '../evaluate/evaluate-unit.ts'
import type { Bench } from './bench.ts'

export interface CheckTask {
  readonly files: readonly InputFile[]
  readonly schemeId?: string | undefined
  /** ISO date. */
  readonly today: string
}

/** 体检 of uploaded files: the findings. */
export async function checkOnly(task: CheckTask, bench: Bench) {
  const { scheme, findings } = await checked(task, bench)
  return { scheme: scheme.id, counts: countBySeverity(findings), findings: findings as readonly Finding[] }
}

/** The same as a file. */
export async function checkInto({ format, ...task }: CheckTask & { readonly format: CheckFormat }, bench: Bench): Promise<Uint8Array> {
  const result = await writeChecked(await checked(task, bench), task.files, { format, version: bench.version }, bench.policy)
  return typeof result === 'string' ? Buffer.from(result) : result
}

async function checked({ files, schemeId, today }: CheckTask, { policy }: Bench): Promise<CheckedDossier> {
  const documents = []
  for (const file of files) documents.push(await readDocument(file, policy))
  return checkDocuments(documents, policy, { schemeId, today })
}

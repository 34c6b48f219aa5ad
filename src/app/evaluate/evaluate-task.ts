import { basename } from 'node:path'
import { ProductError } from '#errors'
import { type PolicyData, policyData } from '../policy/policy-data.ts'
import { readInputFile } from '../read-input-file.ts'
import { evaluateUnit } from './evaluate-unit.ts'
import type { UnitResult } from './unit-result.ts'
import { type OnProgress, writeOutcome } from './write-outcome.ts'

/** One unit's work, as plain data: it may go to another thread. */
export interface EvaluateTask {
  readonly input: string
  /** Paths. */
  readonly files: readonly string[]
  readonly out: string
  readonly pdf: boolean
  readonly schemeId: string | undefined
  readonly policyDir: string
  readonly today: string
}

let policy: PolicyData | undefined

/** Reads, evaluates and writes one unit. Refusals are part of the result; anything else is a bug and is thrown. */
export async function evaluateTask(
  { input, files, out, pdf, schemeId, policyDir, today }: EvaluateTask,
  onProgress: OnProgress,
): Promise<UnitResult> {
  if (policy?.dir !== policyDir) policy = policyData(policyDir)
  try {
    const read = await Promise.all(files.map(async (file) => ({ name: basename(file), bytes: await readInputFile(file) })))
    const unit = await evaluateUnit(read, policy, { schemeId, today })
    const { summary, remarks } = await writeOutcome(unit, policy, out, pdf, onProgress)
    return { kind: 'done', input, folder: out, summary, findings: unit.findings, remarks }
  } catch (error) {
    if (error instanceof ProductError) return { kind: 'refused', input, message: error.message }
    throw error
  }
}

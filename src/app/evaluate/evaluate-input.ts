import { join, resolve } from 'node:path'
import { ProductError } from '#errors'
import { findUnits } from './find-units.ts'
import type { UnitResult } from './unit-result.ts'
import type { OnProgress } from './write-outcome.ts'

export interface EvaluateRequest {
  /** A workbook, a folder of one unit's files, or a folder of many units. */
  readonly input: string
  readonly out: string
  readonly schemeId?: string | undefined
  /** undefined: yes for one unit, no for many. */
  readonly pdf?: boolean | undefined
  readonly policyDir: string
  readonly today: string
}

/**
 * The main job 全过程: input → forms, report, findings and result.json in `out`; one folder each below `out` when there are many units.
 * A unit that cannot be used does not stop the others.
 * @throws ProductError when the input is missing or holds nothing to read.
 */
export async function evaluateInput(request: EvaluateRequest, onProgress: OnProgress): Promise<UnitResult[]> {
  const units = await findUnits(request.input)
  if (units.length === 0) throw new ProductError('INPUT_HAS_NO_FORM', { input: request.input })
  const { schemeId, policyDir, today } = request
  const single = units.length === 1
  const tasks = units.map(({ title, files }) => ({
    input: title,
    files,
    out: resolve(single ? request.out : join(request.out, title)),
    pdf: request.pdf ?? single,
    schemeId,
    policyDir,
    today,
  }))
  if (!single) return (await import('./evaluate-pool.ts')).evaluateInWorkers(tasks, onProgress)
  // In a batch this thread only hands out the units: it need not hold what evaluates them.
  const { evaluateTask } = await import('./evaluate-task.ts')
  return [await evaluateTask(tasks[0]!, onProgress)]
}

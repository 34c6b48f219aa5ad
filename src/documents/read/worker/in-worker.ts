import type { Prose } from '#domain/prose.ts'
import type { Workbook } from '#domain/workbook.ts'
import { type PackedWorkbook, unpack } from '../workbook/packed-workbook.ts'
import type { WorkbookLimits } from '../workbook/workbook-limits.ts'
import { type ReadingTask, readingPool } from './pool.ts'

/** The formats of running text whose libraries need a thread. */
export interface ProseTask extends ReadingTask {
  readonly kind: 'pdf' | 'doc'
}

export interface WorkbookTask extends ReadingTask {
  readonly limits: WorkbookLimits
}

const MiB = 1024 * 1024

/** A PDF or .doc → prose, with a limit on time and heap. @throws ProductError for a file that cannot be read. */
export const readInProseWorker = readingPool<ProseTask, Prose>(new URL('./prose-worker.ts', import.meta.url), 8 * MiB)

const readPacked = readingPool<WorkbookTask, PackedWorkbook>(new URL('./workbook-worker.ts', import.meta.url), 4 * MiB)

/** Any workbook → its model, with a limit on time and heap. @throws ProductError for a file that cannot be read. */
export const readInWorkbookWorker = async (task: WorkbookTask): Promise<Workbook> => unpack(await readPacked(task))

import type { FormFound } from '#domain/draft.ts'
import type { Layouts } from '#domain/layout.ts'
import type { Reading } from '#domain/parse/submission/merge.ts'
import type { Workbook } from '#domain/workbook.ts'
import type { ReadLimits } from './limits.ts'

/** One workbook, read and understood. */
export interface SubmissionRead extends Reading {
  readonly workbook: Workbook
  /** The forms that were found, in the order of sheets and rows; empty when nothing was recognised. */
  readonly forms: readonly FormFound[]
  /** What was not read, and what a reader should know; nothing is wrong with these. */
  readonly notices: Reading['problems']
}

/**
 * Bytes of a department workbook, of 自评表 workbooks (one form per sheet or several) or of an exported list → the unit's Submission.
 * Content never throws; what cannot be understood is in `problems` with its place.
 *
 * @throws ProductError when the file cannot be read at all (not a workbook, encrypted, damaged, unsafe, too large)
 */
export async function readSubmission(_bytes: Uint8Array, _file: string, _layouts: Layouts, _limits?: ReadLimits): Promise<SubmissionRead> {
  throw new Error('not written yet')
}

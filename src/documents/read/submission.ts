import type { FormFound } from '#domain/draft.ts'
import type { FormRole, Layouts } from '#domain/layout.ts'
import { mergeSubmissions, type Reading } from '#domain/parse/submission/merge.ts'
import { submissionFrom } from '#domain/parse/submission.ts'
import type { Problem } from '#domain/problem.ts'
import { withoutProofs } from '#domain/stamp.ts'
import type { Workbook } from '#domain/workbook.ts'
import { understand } from './draft/draft.ts'
import { readWorkbook } from './workbook/workbook.ts'
import { type WorkbookLimits, workbookLimits } from './workbook/workbook-limits.ts'

/** One workbook, read and understood. */
export interface SubmissionRead extends Reading {
  readonly workbook: Workbook
  /** The forms that were found: lists and our workbook first, then by sheet and row; empty when nothing was recognised. */
  readonly forms: readonly FormFound[]
  /** What each of the forms says by itself, in the same order. */
  readonly readings: readonly Reading[]
  /** Problems of finding forms and fields; those of understanding values are in the readings too. */
  readonly unclear: readonly Problem[]
  /** What the file is for a dossier: the role of its forms, the department's before the projects'. */
  readonly role: FormRole | undefined
  /** What was not read, and what a reader should know; nothing is wrong with these. */
  readonly notices: readonly Problem[]
}

/**
 * Bytes of a department workbook, of 自评表 workbooks (one form per sheet or several) or of an exported list → the unit's Submission.
 * Content never throws; what cannot be understood is in `problems` with its place.
 *
 * @throws ProductError when the file cannot be read at all (not a workbook, encrypted, damaged, unsafe, too large)
 */
export async function readSubmission(
  bytes: Uint8Array,
  file: string,
  layouts: Layouts,
  limits: WorkbookLimits = workbookLimits,
): Promise<SubmissionRead> {
  return submissionOf(await readWorkbook(bytes, file, limits), layouts)
}

/** The same from a workbook that is already read. */
export function submissionOf(whole: Workbook, layouts: Layouts): SubmissionRead {
  const workbook = withoutProofs(whole)
  const { forms, problems, notices } = understand(workbook, layouts)
  const readings = forms.map(({ draft }) => submissionFrom(draft, layouts.words))
  const merged = mergeSubmissions(readings.length > 0 ? readings : [submissionFrom(new Map(), layouts.words)])
  const unclear = [...(workbook.problems ?? []), ...problems]
  return {
    ...merged,
    problems: [...unclear, ...merged.problems],
    workbook,
    forms,
    readings,
    unclear,
    role: ROLES.find((role) => forms.some((form) => form.role === role)),
    notices: [...(workbook.notices ?? []), ...notices],
  }
}

/** Which role stands for a file with several kinds of forms. */
const ROLES: readonly FormRole[] = ['workbook', 'department-form', 'project-form', 'list', 'goal-form']

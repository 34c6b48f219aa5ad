import type { Layouts } from '#domain/layout.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'

export interface DepartmentWorkbookInput {
  readonly scheme: Scheme
  readonly layouts: Layouts
  /** Fills the workbook; without it the template is empty but for its example rows. */
  readonly submission?: Submission | undefined
}

/** The department workbook 填报工作簿 as .xlsx bytes, empty or filled. Reading it back gives the identical Submission. */
export async function writeDepartmentWorkbook(_input: DepartmentWorkbookInput): Promise<Uint8Array> {
  throw new Error('not written yet')
}

import type { Submission } from '#domain/submission.ts'

/** The fictional street's year, read from its workbook 示例数据. */
export interface Example {
  readonly content: Submission
  readonly schemeId: string | undefined
  readonly regionId: number
  readonly year: number
}

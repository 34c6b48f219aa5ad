import { type ReadLimits, readLimits } from '../limits.ts'

/** Bounds on what one workbook may cost, beyond those of any file. */
export interface WorkbookLimits extends ReadLimits {
  /** Cells with content, over all sheets. */
  readonly cells: number
  /** Room for cells, empty ones included: a value in the last column of many rows is not a table. */
  readonly slots: number
  readonly merges: number
  readonly sheets: number
}

/** Twice the largest ledger we know (100,000 rows of 12), and no more room than a browser or a small server has. */
export const workbookLimits: WorkbookLimits = { ...readLimits, cells: 2_500_000, slots: 10_000_000, merges: 200_000, sheets: 2_000 }

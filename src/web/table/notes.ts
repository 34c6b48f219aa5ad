import type { IndicatorColumn } from '#domain/edit/indicator-cell.ts'
import type { Severity } from '#domain/finding.ts'

/** What another text would make right; taken with one key. */
export interface Fix {
  readonly column: IndicatorColumn
  readonly text: string
}

/** What a check says of one cell or row, quietly under it. */
export interface Note {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly remedy: string
  /** Undefined when it concerns the row as a whole. */
  readonly column: IndicatorColumn | 'score' | undefined
  readonly fix?: Fix
}
export const nothing: readonly Note[] = []

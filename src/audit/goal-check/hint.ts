import type { IndicatorColumn } from '#domain/edit/indicator-cell.ts'
import type { Severity } from '#domain/finding.ts'

/** A text for a cell that would answer the hint. */
export interface Fix {
  readonly column: IndicatorColumn
  readonly text: string
}

/** What is said beside a form while it is being filled in 填写提示; the findings of the saved form are said by the rules. */
export interface Hint {
  /** Id of the rule, or of the hint where no rule says it. */
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly remedy: string
  /** Row of the indicator table; undefined when it concerns the form. */
  readonly row?: number
  readonly column?: IndicatorColumn
  readonly fix?: Fix
}

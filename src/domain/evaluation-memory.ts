import type { Line } from './assessment.ts'
import type { Indicator } from './indicator.ts'
import type { Scheme } from './scheme.ts'

/** Scores of rows that may be needed again 计分备忘. */
export interface Memory {
  readonly recall: (indicator: Indicator, path: string, scheme: Scheme) => Line | undefined
  readonly keep: (indicator: Indicator, scheme: Scheme, line: Line) => void
}

/**
 * Remembers the line of every row it has seen. A line follows from the row, its place and the scheme alone, and rows are never changed in place:
 * the same row at the same place under the same scheme has the same line, so a year that is typed into is scored exactly by scoring what
 * changed. Rows nobody holds any more are forgotten by themselves.
 */
export function evaluationMemory(): Memory {
  const lines = new WeakMap<Indicator, { readonly scheme: Scheme; readonly line: Line }>()
  return {
    recall: (indicator, path, scheme) => {
      const known = lines.get(indicator)
      return known?.scheme === scheme && known.line.path === path ? known.line : undefined
    },
    keep: (indicator, scheme, line) => void lines.set(indicator, { scheme, line }),
  }
}

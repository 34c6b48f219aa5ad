import type { Place } from './place.ts'

/** 严重程度: error only where arithmetic or identity proves it; a notice 提示 asks, never accuses. */
export type Severity = 'error' | 'warning' | 'notice'

/** 审核意见: what is wrong, where, why it matters, what to do. */
export interface Finding {
  /** Rule id = file name. */
  readonly rule: string
  /** Codes of the defect catalogue this rule decides, e.g. ['A07']. */
  readonly covers: readonly string[]
  readonly severity: Severity
  readonly message: string
  readonly why: string
  readonly remedy: string
  /** 依据 "doc#clause" */
  readonly source: string
  readonly found?: string
  readonly expected?: string
  /** Path in the Submission when the finding concerns content. */
  readonly path?: string
  readonly place?: Place
  /** Further places the finding speaks of (the twin of a duplicate). */
  readonly related?: readonly Place[]
  readonly waiver?: Waiver
}

/** 豁免: who, why, until when. */
export interface Waiver {
  readonly reason: string
  readonly author: string
  readonly until: string
}

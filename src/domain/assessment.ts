import type { MethodId } from './indicator.ts'
import type { Points, Ratio, Yuan } from './quantity.ts'

/** Submission + Scheme → Assessment: every line is a score with its proof, or says what is missing. */
export interface Assessment {
  readonly schemeId: string
  readonly schemeHash: string
  readonly department: Evaluated
  readonly projects: readonly Evaluated[]
  readonly statistics: Statistics
}

/** One scored form. `total` is undefined while anything is pending, unless it follows from claims (then `proven` is false). */
export interface Evaluated {
  readonly path: string
  readonly name?: string
  readonly amount?: Yuan
  readonly execution: Line
  readonly lines: readonly Line[]
  readonly categories: readonly CategoryScore[]
  readonly total?: Points
  readonly grade?: string
  /** True only when every score of the total was computed here from inputs. */
  readonly proven: boolean
  readonly pending: readonly Pending[]
}

/** What is missing, and where. */
export interface Pending {
  readonly path: string
  readonly what: string
}

export interface CategoryScore {
  readonly title: string
  readonly points?: Points
  readonly score?: Points
  readonly proven: boolean
}

export interface Line {
  readonly path: string
  readonly category: string
  readonly name: string
  readonly points?: Points
  readonly method?: MethodId
  readonly outcome: Outcome
  /** What the unit wrote, for comparison. */
  readonly claimed?: Points
}

export type Outcome =
  | {
      readonly kind: 'scored'
      readonly score: Points
      readonly proof: () => Proof /** over-achievement or threshold remarks */
      readonly remarks?: readonly string[]
    }
  | { readonly kind: 'claimed'; readonly score: Points }
  | { readonly kind: 'pending'; readonly what: string }
  | { readonly kind: 'problem'; readonly field: 'target' | 'actual' | 'points'; readonly message: string }
  | { readonly kind: 'not-applicable' }

/**
 * Why a score is what it is, in plain Chinese; made on demand. `conditions` and `formula` are written in the small language of
 * scoring/formula.ts (numbers, + − × ÷, brackets, 取小, 取大, 四舍五入, comparisons), so that a program can evaluate them back.
 */
export interface Proof {
  /** e.g. 按完成比例赋分（反向指标） */
  readonly rule: string
  readonly source: string
  readonly inputs: readonly { readonly name: string; readonly text: string; readonly path?: string }[]
  /** Comparisons that chose this branch, each true: "487 ÷ 500 ≥ 0.6". */
  readonly conditions: readonly string[]
  /** "四舍五入(10 × 487 ÷ 500, 2)" */
  readonly formula: string
  /** 保留两位小数，四舍五入 */
  readonly rounding: string
  readonly result: string
  /** One sentence for people. */
  readonly because: string
}

export interface Statistics {
  /** Sum of the projects' amounts. */
  readonly projectSum?: Yuan
  /** Means over the projects that have a total; undefined when none. Exact, not rounded. */
  readonly mean?: Points
  readonly weightedMean?: Points
  readonly scored: number
  /** Share of projects per grade, in the scheme's order. */
  readonly grades: readonly { readonly title: string; readonly count: number }[]
  readonly executionRate?: Ratio
}

import type { Direction, IndicatorMethod, Level } from './indicator.ts'
import type { Exact, Points, Ratio } from './quantity.ts'

/**
 * 评分方案: a jurisdiction's rules as data, loaded from policy/schemes and checked there. Nothing in code repeats a number of it.
 * Every value that no one has compared with the original text is listed in `unverified`.
 */
export interface Scheme {
  readonly id: string
  readonly title: string
  /** "doc#clause" into policy/sources. */
  readonly source: string
  readonly validFrom: string
  readonly validTo?: string
  readonly region?: string
  /** SHA-256 over the resolved scheme (after overlays), hex. */
  readonly hash: string
  readonly totalPoints: Points
  readonly execution: ExecutionRule
  /** 一级指标 and their points; 预算执行率 is not among them. */
  readonly categories: readonly CategoryWeight[]
  /** Other first-level weights are allowed as long as they sum to totalPoints. */
  readonly otherWeightsAllowed: boolean
  /** Default method by nature and category. */
  readonly methods: {
    readonly quantitative: IndicatorMethod
    readonly qualitative: IndicatorMethod
    readonly satisfaction: IndicatorMethod
  }
  readonly proportional: ProportionalRule
  readonly levels: readonly LevelBand[]
  readonly satisfaction: readonly SatisfactionBand[]
  readonly interval: readonly IntervalBand[]
  readonly deadline: DeadlineRule
  readonly grades: readonly GradeBand[]
  /** Decimals of each printed score. */
  readonly scoreDecimals: number
  readonly thresholds: Thresholds
  /** Id of the form layout family (policy/layouts) used for writing. */
  readonly layout: string
  /**
   * Where the rule behind a part of the scheme stands, "doc#clause": keys are the methods' ids, 'weights', 'grades', or the path of a single value.
   * What is not listed stands on `source`.
   */
  readonly clauses?: Readonly<Record<string, string>>
  /** Paths of values marked unverified, with the remark to show. */
  readonly unverified: Readonly<Record<string, string>>
  /** Disabled rules: status, reason and date. */
  readonly disabledRules: readonly { readonly rule: string; readonly reason: string; readonly on: string }[]
}

export interface CategoryWeight {
  readonly title: string
  readonly points: Points
}

/** 预算执行率得分 = min(执行率, 1) × 分值 */
export interface ExecutionRule {
  readonly title: string
  readonly points: Points
  /** Which amount is the denominator. */
  readonly denominator: 'adjusted' | 'initial'
  /** A reason is asked below this rate. */
  readonly reasonBelow?: Ratio
}

export interface ProportionalRule {
  /** Completion below it scores nothing 及格门槛; 0 = off. */
  readonly passThreshold: Ratio
  /** Over-achievement beyond this share must be explained (0.3 = 130 %). */
  readonly explainOver?: Ratio
  /** Bands of over-achievement (actual/target − 1) and the factor each leaves; empty = full points always. */
  readonly overBands: readonly { readonly upTo?: Ratio; readonly factor: Ratio }[]
}

/** 定性 band: a share of the points within [min, max]; `otherwise` is taken when the unit states no share. */
export interface LevelBand {
  readonly level: Level
  readonly title: string
  readonly min: Ratio
  readonly max: Ratio
  readonly otherwise: Ratio
}
/** 满意度: from this ratio (inclusive) on, this factor of the points. Highest first. */
export interface SatisfactionBand {
  readonly from: Ratio
  readonly factor: Ratio
}
/**
 * Outside a range or tolerance: up to this deviation beyond the nearer bound, this factor. Counted in percentage points where the
 * indicator is a percentage; for every other unit in per cent of the centre (tolerance) or of the nearer bound (range).
 */
export interface IntervalBand {
  readonly upTo: Exact
  readonly factor: Ratio
}
/** Late: nothing, or points off per day up to all. */
export interface DeadlineRule {
  readonly deductionPerDay?: Points
}
/** 含下限，不含上限. Highest first. */
export interface GradeBand {
  readonly title: string
  readonly from: Points
}

/** Lines for findings, all policy. */
export interface Thresholds {
  /** 1.2: indicators may look this much better than the money spent. */
  readonly inflation?: Ratio
  readonly unspent?: Ratio
  readonly monitorRed?: Ratio
  readonly monitorYellow?: Ratio
}

/** Direction symbols in the order they are offered. */
export const directions: readonly Direction[] = ['≥', '≤', '=', '>', '<']

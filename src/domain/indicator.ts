import type { Exact, Points, Ratio } from './quantity.ts'

/** 指标性质 */
export type Nature = '定量' | '定性'
/** 计算符号：'≥' is 正向, '≤' is 反向. The strict forms are kept as written. */
export type Direction = '≥' | '≤' | '=' | '>' | '<'
/** 定性指标的三档 */
export type Level = '达成' | '部分达成' | '未达成'
/** Ids of the scoring methods 赋分方法, one file each in scoring/. */
export type MethodId =
  | 'all-or-nothing'
  | 'proportional'
  | 'three-levels'
  | 'satisfaction-bands'
  | 'interval'
  | 'deadline'
  | 'execution-rate'

/** Methods a row of the indicator table can be scored by; 预算执行率 is scored from the budget. */
export type IndicatorMethod = Exclude<MethodId, 'execution-rate'>

/** A calendar date; `day` missing means the whole month, `month` missing the whole year ("2024年底前" has month 12, no day). */
export interface CalendarDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
}

/**
 * A number with its unit 数值与计量单位. `value` counts the base unit: 万元 → 元 (250万元 is 2 500 000 元), 万人次 → 人次, ‰ → %
 * (0.9‰ is 0.09 %); percentages stay counted in percent (95% is 95, unit '%').
 */
export interface Measure {
  readonly value: Exact
  /** Base unit as people write it: '元', '%', '次', '人次', '㎡', '天', '分' …; '' when none is written. */
  readonly unit: string
  /** "3次/年" → '年', "每季度2场" → '季度'. */
  readonly per?: string
  /** 约、左右、逾 */
  readonly approximate?: true
  /** The unit as written when it was a multiple of the base unit: '万元', '千元', '万人次', '‰'. A number without a unit cannot be compared with it. */
  readonly written?: string
  /** "提升50%" is a change 升, "下降10%" a change 降: the value is how much, not a level. */
  readonly change?: '升' | '降'
}

/** 年度指标值 as understood. */
export type Target =
  | { readonly kind: 'bound'; readonly direction: Direction; readonly measure: Measure }
  /** "75%～85%", both ends included. */
  | { readonly kind: 'range'; readonly from: Measure; readonly to: Measure }
  /** "±10%" around zero or around a value: from and to are the ends, `step` the half width for banded scoring. */
  | { readonly kind: 'tolerance'; readonly centre: Measure; readonly width: Measure }
  /** "12月底前", "2024年12月30日前完成": done on or before the last day of `by`. Without a written year, the evaluated year. */
  | { readonly kind: 'deadline'; readonly by: CalendarDate }
  /** "2023.07-2024.01", "2024年全年": the work runs through the period. */
  | { readonly kind: 'period'; readonly from: CalendarDate; readonly to: CalendarDate }
  | { readonly kind: 'yes-no'; readonly expected: boolean }
  /** 明显、显著提升、及时、合规 …, scored by level. */
  | { readonly kind: 'qualitative'; readonly text: string }
  /** Several values in one cell; every part must be met. */
  | { readonly kind: 'several'; readonly parts: readonly Target[] }
  /** 不适用、无、/ : the row is not evaluated. */
  | { readonly kind: 'not-applicable' }

/** 实际完成值 as understood. A bound repeated as actual ("95%以上") is a `measure` with `bound` set: it proves nothing exact. */
export type Actual =
  | { readonly kind: 'measure'; readonly measure: Measure; readonly bound?: Direction }
  | { readonly kind: 'date'; readonly date: CalendarDate }
  /** "2024年全年", "2023.07-2024.01": how long the work ran. */
  | { readonly kind: 'period'; readonly from: CalendarDate; readonly to: CalendarDate }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  /** A level said in words: 达成预期指标 → 达成. `text` keeps the words. */
  | { readonly kind: 'words'; readonly text: string; readonly level?: Level }
  | { readonly kind: 'several'; readonly parts: readonly Actual[] }
  | { readonly kind: 'not-applicable' }

/** 佐证资料 */
export interface Evidence {
  readonly title: string
  /** 正式资料、工作资料、原始凭证、说明材料 */
  readonly kind?: string
  readonly number?: string
  readonly date?: string
  readonly keptAt?: string
  /** sha256 of the file, when one is attached. */
  readonly hash?: string
}

/** One scored row 三级指标. `undefined` = not filled in; zero is a legal answer. The `…Text` fields keep the words as written. */
export interface Indicator {
  /** 一级指标: '成本指标' | '产出指标' | '效益指标' | '满意度指标', normalised by the layout's lexicon; unknown ones as written. */
  readonly category: string
  /** 二级指标 */
  readonly subcategory?: string
  /** 三级指标 */
  readonly name: string
  readonly nature?: Nature
  readonly targetText?: string
  readonly target?: Target
  readonly actualText?: string
  readonly actual?: Actual
  /** 分值 */
  readonly points?: Points
  /** Chosen level of a qualitative indicator and the share inside its band (0.75 = 75 % of the points). */
  readonly level?: Level
  readonly share?: Ratio
  /** 赋分方法 where the unit or the indicator library names one; otherwise the scheme decides. */
  readonly method?: MethodId
  /** 得分 as the unit wrote it (claimed), beside the computed one of the Assessment. */
  readonly claimedScore?: Points
  /** 偏差原因分析及改进措施 */
  readonly deviationReason?: string
  readonly evidence: readonly Evidence[]
  /** 指标解释 / 计算公式 */
  readonly definition?: string
  /** 评（扣）分标准 */
  readonly standard?: string
  /** 完成值数据来源 */
  readonly dataSource?: string
  /** Last year's value, as written. */
  readonly historyText?: string
  /** Facts of the survey behind a satisfaction indicator. */
  readonly survey?: Survey
}

/** 满意度调查的事实 */
export interface Survey {
  readonly method?: string
  readonly population?: number
  readonly issued?: number
  readonly valid?: number
  readonly period?: string
}

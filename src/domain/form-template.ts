/**
 * 表样（填报输出用）: how one family of 自评表 is printed, as data of policy/templates/forms. Nothing of a form's wording, order or width
 * stands in code. Spans count columns of the printed grid.
 */
export interface FormTemplate {
  /** Name of the layout family, as schemes write it in `layout`. */
  readonly layout: string
  readonly kind: 'project' | 'department'
  /** 项目支出绩效自评表 */
  readonly title: string
  /** Where the layout was taken from: "doc#clause" or a sentence. */
  readonly source: string
  /** What no one has compared with the original yet. */
  readonly unverified?: string
  readonly orientation: 'portrait' | 'landscape'
  /** Widths of the grid columns, in half-width characters. */
  readonly columns: readonly number[]
  readonly blocks: readonly FormBlock[]
  /** Small print under the table. */
  readonly notes: readonly string[]
}

export type FormBlock = FactsBlock | FundsBlock | GoalBlock | TasksBlock | IndicatorsBlock | TotalBlock | SignatureBlock

/** Rows of label and value. */
export interface FactsBlock {
  readonly kind: 'facts'
  readonly rows: readonly (readonly FactCell[])[]
}

export interface FactCell {
  readonly label: string
  readonly labelSpan: number
  readonly field: FactField
  readonly span: number
}

export type FactField =
  | 'projectName'
  | 'projectCodeAndName'
  | 'supervisingDepartment'
  | 'implementingUnit'
  | 'departmentName'
  | 'contact'
  | 'phone'
  | 'year'
  | 'total'
  | 'grade'
  | 'problems'
  | 'measures'

/** 项目资金: a heading row and one row per source. */
export interface FundsBlock {
  readonly kind: 'funds'
  readonly label: string
  readonly labelSpan: number
  readonly nameSpan: number
  readonly nameHeading: string
  readonly columns: readonly { readonly title: string; readonly field: FundField; readonly span: number }[]
  readonly rows: readonly FundRow[]
  /** What stands in 分值, 得分 (and 执行率) of a part row: "—" or "/". */
  readonly notApplicable: string
}

export type FundField = 'initial' | 'adjusted' | 'executed' | 'points' | 'rate' | 'score' | 'reason'

export interface FundRow {
  readonly label: string
  /** The total row has no sources; a part row takes the sources of these names. */
  readonly sources?: readonly string[]
}

/** 年度总体目标: 预期目标 beside 实际完成情况. */
export interface GoalBlock {
  readonly kind: 'goal'
  readonly label: string
  readonly labelSpan: number
  readonly expected: { readonly title: string; readonly span: number }
  readonly achieved: { readonly title: string; readonly span: number }
}

/** 年度主要任务 */
export interface TasksBlock {
  readonly kind: 'tasks'
  readonly label: string
  readonly labelSpan: number
  readonly columns: readonly {
    readonly title: string
    readonly field: 'name' | 'content' | 'budget' | 'executed' | 'rate'
    readonly span: number
  }[]
}

/** 绩效指标: one row per 三级指标. */
export interface IndicatorsBlock {
  readonly kind: 'indicators'
  readonly label: string
  readonly labelSpan: number
  readonly columns: readonly { readonly title: string; readonly field: IndicatorField; readonly span: number }[]
  /** 一级指标 followed by its points: 产出指标（50分）. */
  readonly categoryPoints: boolean
}

export type IndicatorField =
  | 'category'
  | 'subcategory'
  | 'name'
  | 'target'
  /** 指标性质、指标值、度量单位 of forms that split the target. */
  | 'operator'
  | 'value'
  | 'unit'
  | 'actual'
  | 'points'
  | 'score'
  | 'reason'

/** 总分 */
export interface TotalBlock {
  readonly kind: 'total'
  readonly label: string
  readonly labelSpan: number
  readonly pointsSpan: number
  readonly scoreSpan: number
  /** The rest of the row; the grade where the form prints it. */
  readonly restSpan: number
  readonly grade: boolean
}

/** 填报人、联系电话 … under the table, in one line without borders. */
export interface SignatureBlock {
  readonly kind: 'signature'
  readonly items: readonly {
    readonly label: string
    readonly field: 'preparedBy' | 'phone' | 'head' | 'date' | 'seal'
    readonly span: number
  }[]
}

/** The layout a scheme names for this kind of form; a family without its own department form takes the national one. */
export function formTemplateOf(all: readonly FormTemplate[], layout: string, kind: FormTemplate['kind']): FormTemplate {
  const found =
    all.find((one) => one.layout === layout && one.kind === kind) ?? all.find((one) => one.layout === 'national' && one.kind === kind)
  if (!found) throw new RangeError(`no ${kind} form for layout ${layout}`)
  return found
}

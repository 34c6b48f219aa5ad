import type { Budget } from './budget.ts'
import type { Evidence, Indicator, Level } from './indicator.ts'
import type { Points, Ratio, Yuan } from './quantity.ts'

/**
 * A unit's year 一个单位一个年度的填报: what is stored once, and what every form, report and page is a view of.
 * The same shape whatever the carrier: the department workbook, filled 自评表, a prose report (then it holds what the text claims), a web page.
 */
export interface Submission {
  readonly year?: number
  readonly department: Department
  readonly accounts: Accounts
  readonly goals: Goals
  readonly projects: readonly Project[]
  /** The department's own indicator table 部门整体支出绩效自评表; undefined when the unit has none. */
  readonly whole?: DepartmentEvaluation
  readonly organisation: Organisation
  readonly problems: readonly ProblemAndMeasure[]
  readonly keyEvaluations: readonly KeyEvaluation[]
  /** What was done about last year's problems 上年问题整改. */
  readonly lastYearRectification?: string
  /** 结果应用和公开 */
  readonly resultUse?: string
  readonly attachments: readonly string[]
  readonly signature: Signature
}

/** 部门概况 */
export interface Department {
  readonly name?: string
  readonly code?: string
  readonly supervisingDepartment?: string
  /** Six-digit division or nine-digit street code, as text. */
  readonly regionCode?: string
  /** Full chain, e.g. 河北省石家庄市桥西区. */
  readonly region?: string
  /** 单位性质、预算级次 */
  readonly nature?: string
  readonly budgetLevel?: string
  /** 主要职能, one duty an item. */
  readonly duties: readonly string[]
  readonly institutions?: string
  /** 纳入决算的单位 */
  readonly subordinateUnits: readonly string[]
  readonly authorisedStaff?: number
  readonly actualStaff?: number
  readonly contact?: string
  readonly phone?: string
}

/** An amount by name: 一般公共预算拨款, 社会保障和就业支出 … */
export interface NamedAmount {
  readonly name: string
  readonly code?: string
  readonly amount?: Yuan
}

/** 收支预决算 */
export interface Accounts {
  /** 本年收入合计 and its parts by source. */
  readonly income: Block
  /** 上年结转结余 */
  readonly carryIn?: Yuan
  /** 收入总计 = 本年收入 + 上年结转 */
  readonly incomeTotal?: Yuan
  /** 本年支出合计 and its parts by functional class. */
  readonly expenditure: Block
  /** 年末结转结余 */
  readonly carryOut?: Yuan
  readonly expenditureTotal?: Yuan
  readonly basicExpenditure?: Yuan
  readonly projectExpenditure?: Yuan
  readonly personnel?: Yuan
  readonly publicFunds?: Yuan
  /** 三公经费: 因公出国（境）费、公务用车购置及运行费、公务接待费; budget and actual. */
  readonly threePublic: readonly BudgetAndActual[]
  readonly procurement?: BudgetAndActual
  /** 国有资产, as rows of name and amount. */
  readonly assets: readonly NamedAmount[]
}

export interface Block {
  readonly total?: Yuan
  readonly parts: readonly NamedAmount[]
}

export interface BudgetAndActual {
  readonly name: string
  readonly budget?: Yuan
  readonly actual?: Yuan
}

/** 绩效目标 */
export interface Goals {
  readonly overall?: Goal
  /** 分项绩效目标 */
  readonly items: readonly Goal[]
  /** 保障措施 */
  readonly safeguards: readonly string[]
}

export interface Goal {
  readonly title?: string
  /** 预期目标 */
  readonly expected?: string
  /** 实际完成情况 */
  readonly achieved?: string
  /** Goal-level indicators (the seed's 分项绩效指标), unscored. */
  readonly indicators: readonly Indicator[]
}

export interface Project {
  readonly name?: string
  readonly code?: string
  readonly supervisingDepartment?: string
  readonly implementingUnit?: string
  /** 人员类、运转类、特定目标类 */
  readonly kind?: string
  readonly functionCode?: string
  readonly functionName?: string
  /** One allocation figure where no budget rows are given (the seed). */
  readonly amount?: Yuan
  readonly budget: Budget
  readonly goal?: Goal
  readonly indicators: readonly Indicator[]
  /** First-level claims of a prose report: 满分, 扣分, 得分 per category. */
  readonly claims: readonly CategoryClaim[]
  readonly claimedTotal?: Points
  readonly claimedGrade?: string
  readonly problems?: string
  readonly measures?: string
  readonly evidence: readonly Evidence[]
  readonly preparedBy?: string
  readonly phone?: string
}

/** What a unit wrote for one first-level indicator ("产出指标满分40分，扣2分，得分38分"). */
export interface CategoryClaim {
  /** '预算执行率' | '成本指标' | '产出指标' | '效益指标' | '满意度指标' */
  readonly category: string
  readonly points?: Points
  readonly deduction?: Points
  readonly score?: Points
  readonly reason?: string
}

export interface DepartmentEvaluation {
  readonly budget: Budget
  readonly goal?: Goal
  readonly tasks: readonly MajorTask[]
  readonly indicators: readonly Indicator[]
  readonly claims: readonly CategoryClaim[]
  readonly claimedTotal?: Points
  readonly claimedGrade?: string
}

/** 年度主要任务 */
export interface MajorTask {
  readonly name: string
  readonly content?: string
  readonly budget?: Yuan
  readonly executed?: Yuan
}

/** 自评工作开展情况 */
export interface Organisation {
  readonly basis: readonly BasisDocument[]
  readonly groupLeader?: string
  readonly groupMembers?: string
  readonly workPlan?: string
  readonly voucherCheck?: string
  readonly siteVisits?: string
  readonly interviews?: string
  readonly methods: readonly string[]
  readonly stages: readonly Stage[]
}

export interface BasisDocument {
  readonly title: string
  /** 文号, e.g. 财预〔2020〕10号 */
  readonly number?: string
}

export interface Stage {
  readonly name: string
  /** ISO dates, yyyy-mm-dd. */
  readonly from?: string
  readonly to?: string
  readonly content?: string
}

/** 存在的问题及改进措施: each measure answers its problem, with who and by when. */
export interface ProblemAndMeasure {
  readonly problem?: string
  readonly measure?: string
  readonly responsible?: string
  readonly dueOn?: string
  /** Name of the project or indicator it concerns. */
  readonly concerns?: string
}

/** 重点项目绩效评价 (决策/过程/产出/效益 frame). */
export interface KeyEvaluation {
  readonly project?: string
  readonly evaluator?: string
  readonly rows: readonly KeyEvaluationRow[]
  readonly conclusion?: string
}

export interface KeyEvaluationRow {
  /** 决策、过程、产出、效益 */
  readonly category: string
  readonly subcategory?: string
  readonly name: string
  readonly points?: Points
  readonly score?: Points
  readonly finding?: string
  readonly level?: Level
  readonly share?: Ratio
}

export interface Signature {
  readonly head?: string
  readonly preparedBy?: string
  readonly reviewedBy?: string
  /** ISO date. */
  readonly date?: string
  readonly sealed?: boolean
}

import type { CalendarDate } from '#domain/indicator.ts'
import type { Place, Places } from '#domain/place.ts'
import type { Paragraph } from '#domain/prose.ts'
import type { Exact, Points, Ratio, Yuan } from '#domain/quantity.ts'
import type { Submission } from '#domain/submission.ts'

/**
 * What a document claims beyond the fields of a Submission 文中陈述, each fact with its place. Made by `extract`, read by the rules.
 * Texts are in the plain form of `plain.ts` (half width, no spaces between characters); places and spans count the original characters.
 */
export interface Claims {
  /** 题目 */
  readonly title?: Said
  /** The unit that reports, as its title, signature or first sentence names it. */
  readonly unit?: Said
  /** Every further name the document uses for that unit: 我办, 街道, the name without its region. */
  readonly ownNames: readonly string[]
  /** 评价年度 */
  readonly year?: Said<number>
  /** 部门整体支出 or 项目支出, as the title says. */
  readonly subject?: 'department' | 'project'
  readonly sections: readonly Section[]
  /** All paragraphs in reading order, page furniture left out. */
  readonly passages: readonly Passage[]
  readonly amounts: readonly AmountClaim[]
  /** "共计 A，其中：B，C": one whole and its parts. */
  readonly sums: readonly SumClaim[]
  readonly scorings: readonly Scoring[]
  readonly conclusions: readonly Conclusion[]
  readonly scale?: ScaleClaim
  /** Where the text speaks of the department's overall score or grade, whether or not it gives one. */
  readonly overallAnnounced?: Place
  readonly projectList: readonly ListedProject[]
  /** "16个项目", "项目支出共15项": how many projects the text speaks of. */
  readonly counts: readonly CountClaim[]
  readonly dates: readonly DateClaim[]
  readonly documentNumbers: readonly DocumentNumber[]
  readonly organisations: readonly Said[]
  readonly persons: readonly PersonClaim[]
  readonly surveys: readonly SurveyClaim[]
  readonly problems: readonly Said[]
  readonly measures: readonly Said[]
  /** What running text and tables say, each for itself, where the document has tables that were understood. */
  readonly inText?: { readonly submission: Submission; readonly places: Places }
  readonly inTables?: { readonly submission: Submission; readonly places: Places }
}

/** A fact and where it stands; `place.quote` holds the very words. */
export interface Said<T = string> {
  readonly value: T
  readonly place: Place
}

/** What a section is about, by the meaning of its heading (regulations 6.1–6.5 and the outlines of other provinces). */
export type SectionKind =
  | 'introduction'
  /** 部门（单位）基本情况 */
  | 'department'
  /** 部门概况：职能、机构、人员 */
  | 'profile'
  /** 项目概况、立项依据 */
  | 'project-profile'
  /** 部门收支预决算情况、资金情况 */
  | 'accounts'
  /** 绩效目标、指标 */
  | 'goals'
  /** 保障措施 */
  | 'safeguards'
  /** 自评工作开展情况 */
  | 'organisation'
  /** 自评的方法和过程 */
  | 'methods'
  /** 绩效目标实现情况及指标分析 */
  | 'results'
  | 'overall-results'
  | 'item-results'
  /** 预算执行情况 */
  | 'execution'
  /** 偏离绩效目标的原因 */
  | 'deviation'
  /** 评价结论和评价等级 */
  | 'conclusion'
  /** 经验做法 */
  | 'experience'
  | 'problems'
  | 'measures'
  | 'problems-and-measures'
  /** 自评结果应用和公开 */
  | 'use'
  | 'other-matters'
  /** A heading that names one project. */
  | 'project'
  | 'attachments'

export interface Section {
  /** undefined: the heading's meaning is not known. */
  readonly kind?: SectionKind
  /** Depth in the document's own outline, 1 = highest. */
  readonly level: number
  /** "（一）", "二、", "第一部分" as written; '' when the heading has none. */
  readonly mark: string
  /** Heading without its mark. */
  readonly title: string
  readonly place: Place
  /** Index of the heading in `passages`, and the passages it spans: [from, to). */
  readonly heading: number
  readonly from: number
  readonly to: number
  /** Index of the enclosing section. */
  readonly parent?: number
}

/** A paragraph with what is known of its surroundings. */
export interface Passage {
  readonly paragraph: Paragraph
  /** The paragraph in plain form. */
  readonly text: string
  /** For each character of `text` (and its end) the index in `paragraph.text`. */
  readonly origin: ArrayLike<number>
  readonly heading: boolean
  /** Innermost section, index in `sections`. */
  readonly section?: number
  /** Nearest known meaning of the enclosing headings. */
  readonly kind?: SectionKind
  readonly sentences: readonly Sentence[]
}

/** A sentence: its plain text, and its span in the plain text of the passage. */
export interface Sentence {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** "培训经费 12.50 万元": an amount with the words that name it. */
export interface AmountClaim {
  readonly label: string
  /** 元 */
  readonly value: Yuan
  /** Decimals as written, in the unit as written. */
  readonly decimals: number
  readonly unit: '元' | '千元' | '万元' | '亿元'
  readonly place: Place
  /** Index in `passages`; undefined for an amount of a table. */
  readonly passage?: number
  /** 项目名称 when the amount belongs to one. */
  readonly project?: string
}

export interface SumClaim {
  readonly whole: AmountClaim
  readonly parts: readonly AmountClaim[]
  /** Which side of the accounts the whole belongs to. */
  readonly side: 'income' | 'expenditure'
  /** How the text joins them: 其中 (parts of the whole) or 合计 (items, then their total). */
  readonly join: 'of-which' | 'total'
  /** Whether the parts claim to be all: a known complete division, or shares that make 100 %. */
  readonly complete: boolean
}

/** One paragraph or row that gives points, deduction and score by category for a project or for the department. */
export interface Scoring {
  /** Project name as written; '' when the text names none. */
  readonly name: string
  readonly scope: 'department' | 'project'
  /** Index in the Submission's projects; undefined for a nameless or repeated scoring. */
  readonly project?: number
  readonly categories: readonly CategorySaid[]
  readonly total?: Said<Points>
  readonly place: Place
}

export interface CategorySaid {
  readonly category: string
  readonly points?: Points
  readonly deduction?: Points
  readonly score?: Points
  readonly reason?: string
  readonly place: Place
}

/** "得分为 94 分，等级为优秀" */
export interface Conclusion {
  readonly name: string
  readonly scope: 'department' | 'project'
  readonly project?: number
  readonly total?: Said<Points>
  readonly grade?: Said
  /** "满分100分，扣3.28分" said with the total. */
  readonly full?: Points
  readonly deduction?: Points
  readonly place: Place
}

/** The grade bands a text states: "得分≥85分为优秀；75≤得分<85为良好". Highest first. */
export interface ScaleClaim {
  readonly bands: readonly { readonly title: string; readonly from: Exact; readonly to?: Exact }[]
  readonly place: Place
}

/** A project of a list of projects and money. */
export interface ListedProject {
  readonly name: string
  readonly amount?: Yuan
  readonly place: Place
}

export interface CountClaim {
  /** What is counted: 项目, 社区, 问卷 … */
  readonly what: string
  readonly count: number
  readonly place: Place
}

export interface DateClaim {
  readonly date: CalendarDate
  /** End of a range "3月10日-3月25日". */
  readonly to?: CalendarDate
  /** Whether the year stands in the text itself. */
  readonly yearWritten: boolean
  readonly place: Place
  readonly passage: number
}

/** 文号: 财预〔2020〕10号 in any brackets. */
export interface DocumentNumber {
  readonly text: string
  readonly year?: number
  /** The brackets as written: '〔〕', '【】', '[]', … ; '' when they are missing. */
  readonly brackets: string
  /** Title before or after it, without 《》. */
  readonly title?: string
  readonly place: Place
  readonly passage: number
}

/** Personal data: names with roles, identity and telephone numbers. */
export interface PersonClaim {
  readonly kind: 'name' | 'id-number' | 'phone' | 'bank-card'
  readonly text: string
  readonly role?: string
  readonly place: Place
}

/** What a text says of a satisfaction survey. */
export interface SurveyClaim {
  readonly issued?: number
  readonly valid?: number
  readonly result?: Ratio
  readonly method?: string
  readonly place: Place
}

import type { Gazetteer } from './gazetteer.ts'

/**
 * Words and names the rules need 词库, loaded from `policy/lexicon` and `policy/places` and passed in. Plain data, so that it travels to a browser:
 * patterns are regular expressions as text. Matched against plain text (half-width, no spaces between characters) unless said otherwise.
 */
export interface Lexicon {
  /** SHA-256 over the files of policy/lexicon, hex. */
  readonly hash: string
  readonly goals: GoalWords
  readonly terms: readonly WrongTerm[]
  /** Words written twice by slip: 增加增加. */
  readonly doubled: readonly string[]
  readonly grammar: GrammarWords
  /** Blanks to fill in, left over; matched against the text as written. */
  readonly placeholders: readonly Pattern[]
  /** Mark-up and formula residue; matched against the text as written. */
  readonly residue: readonly Pattern[]
  readonly outdated: readonly Outdated[]
  readonly units: UnitWords
  readonly neighbours: NeighbourWords
  readonly duties: readonly ForeignDuty[]
  readonly methods: MethodWords
  readonly documents: readonly KnownDocument[]
  readonly publication: PublicationWords
  readonly reasons: ReasonWords
  readonly report: ReportWords
  readonly projects: ProjectWords
  /** 支出功能分类，类级 */
  readonly functionClasses: readonly { readonly code: string; readonly name: string }[]
  /** Absent where no places are needed. */
  readonly gazetteer?: Gazetteer
}

/** A regular expression as text (flags u), and what to say when it matches. */
export interface Pattern {
  readonly pattern: string
  readonly say: string
  /** Texts around the match that make it innocent. */
  readonly unless?: string
  /** False where it may have been meant: then it is asked. */
  readonly sure: boolean
}

/** 用词错误: a wrong word and the right one. */
export interface WrongTerm {
  /** The word itself, or a pattern when `pattern` is true. */
  readonly wrong: string
  readonly right: string
  readonly pattern: boolean
  /** Pattern over the sentence that makes the word innocent. */
  readonly unless?: string
  /** Proven wrong in every context (error) or only doubtful (notice). */
  readonly sure: boolean
  readonly why?: string
}

export interface GrammarWords {
  /** 的/地: adverbs, and verbs they modify. */
  readonly adverbs: readonly string[]
  readonly verbs: readonly string[]
  /** Nouns that make "全面的评价…" right: 体系、工作 … */
  readonly nounHeads: readonly string[]
  /** Words a clause begins with that need a verb after their object: 按照、根据 … */
  readonly prepositions: readonly string[]
  /** Nouns that such a clause wrongly ends with: 标准、体系 … */
  readonly danglingNouns: readonly string[]
  /** Words no sentence ends with: 以及、和、的 … */
  readonly unfinished: readonly string[]
}

/** 过时表述: right once, not for years that begin after `since`. */
export interface Outdated {
  readonly words: readonly string[]
  /** ISO date from which the words are outdated. */
  readonly since: string
  readonly instead?: string
  readonly why: string
  /** Pattern over the sentence that makes the words innocent (history, names of laws). */
  readonly unless?: string
}

export interface UnitWords {
  /** Kinds of units by the end of their name: { kind: '街道', endings: ['街道办事处', …] }. */
  readonly kinds: readonly { readonly kind: string; readonly endings: readonly string[] }[]
  /** Ways a unit speaks of itself: 我办、我局、本单位. */
  readonly selfNames: readonly string[]
  /** Targets outside a kind's powers. */
  readonly powers: readonly { readonly kind: string; readonly words: readonly string[]; readonly why: string }[]
}

export interface NeighbourWords {
  /** Words that make a slogan with a place's short name: 幸福彭后. */
  readonly praise: readonly string[]
  /** Words after a short name that speak of the place as one's own: 辖区、居民. */
  readonly after: readonly string[]
  /** Words in the clause that make another unit's name natural: 联合、接壤、学习. */
  readonly together: readonly string[]
  /** Words in the clause that make the name one of a place, or a part of another institution's: 位于、中学; one's own county goes with them as well. */
  readonly settings: readonly string[]
  /** Words directly before or after a unit's name that set it beside one's own: 与、和、原. */
  readonly joining: readonly string[]
  /** Words directly before it that make it a place under or away from one's own: 下辖、赴. */
  readonly leading: readonly string[]
  /** Words before a unit's name that show where the name begins: 在、由、向 … */
  readonly boundary: readonly string[]
}

/** 其他机构的职责: phrases that describe the duties of another body, wrong under a unit whose name has one of `units` and none of `except`. */
export interface ForeignDuty {
  readonly body: string
  readonly units: readonly string[]
  readonly except: readonly string[]
  readonly phrases: readonly string[]
}

export interface MethodWords {
  /** The method of self-evaluation: 比较法 and the words that show it. */
  readonly comparison: readonly string[]
  /** Named methods and the words that show they were used. */
  readonly named: readonly { readonly name: string; readonly traces: readonly string[] }[]
}

/** A document that reports cite 依据文件. */
export interface KnownDocument {
  /** 财预〔2020〕10号, in 〔〕 and without spaces. Laws have none. */
  readonly number?: string
  /** Without 《》. */
  readonly title: string
  readonly repealed?: { readonly on: string; readonly by: string }
  /** Nobody has compared number and title with the original. */
  readonly unverified?: boolean
}

export interface PublicationWords {
  readonly topics: readonly { readonly words: readonly string[]; readonly say: string }[]
  /** Personal data; `check` names the arithmetic that proves it. Matched against plain text. */
  readonly personal: readonly (Pattern & { readonly kind: string; readonly check?: 'id-number' | 'bank-card' })[]
}

export interface GoalWords {
  readonly slogans: readonly string[]
  /** Words that state a standard without a figure: 全覆盖、零事故. */
  readonly standards: readonly string[]
  /** Words that announce several times a year (分批次、每月), and the fewest times they can mean. */
  readonly repeated: readonly { readonly words: readonly string[]; readonly least: number }[]
  /** Ends of names that count things: 人数、次数; and ends that are shares: 率、比例. */
  readonly counts: readonly string[]
  readonly shares: readonly string[]
  /** Names that end like a share and are none: 频率、周转率. */
  readonly notShares: readonly string[]
  /** Shares that cannot exceed 100 %. */
  readonly bounded: readonly string[]
  /** Units that count things. */
  readonly countUnits: readonly string[]
  /** Ends of names that say what is measured, with its units: 面积 in 亩, not in 公里. */
  readonly dimensions: readonly { readonly names: readonly string[]; readonly units: readonly string[] }[]
  /** Words behind a count that make a percentage right: 人数增长 85%. */
  readonly changes: readonly string[]
  /** Which 二级指标 names belong to. */
  readonly types: readonly IndicatorType[]
  /** 项目 of construction, repair and purchase, which need a cost indicator. */
  readonly costly: readonly string[]
  /** Words of an actual value that say "done" without a figure. */
  readonly done: readonly string[]
}

export interface IndicatorType {
  /** Pattern over the indicator's name. */
  readonly pattern: string
  /** Where it belongs: words of the 一级 or 二级指标. */
  readonly belongs: readonly string[]
  /** Say it only when it stands under one of these. */
  readonly under: readonly string[]
}

export interface ReasonWords {
  /** Reasons without content: 客观原因、无偏差. */
  readonly empty: readonly string[]
  /** Words of over- and under-achievement, to compare with the numbers. */
  readonly over: readonly string[]
  readonly under: readonly string[]
}

export interface ReportWords {
  /** Patterns of a complete title: every one must match. */
  readonly title: readonly Pattern[]
  /** Words of plans: 将、力争. */
  readonly plan: readonly string[]
  /** Words that show that something is done. */
  readonly achieved: readonly string[]
  /** Terms of self-evaluation, and those of evaluation by others. */
  readonly selfTerms: readonly string[]
  readonly evaluationTerms: readonly string[]
}

export interface ProjectWords {
  /** Ends that do not change which project is meant: 经费、项目资金. Longest first. */
  readonly tails: readonly string[]
  /** Words too general to tell what a project is about: 工作、建设. */
  readonly general: readonly string[]
}

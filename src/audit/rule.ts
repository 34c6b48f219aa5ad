import type { Assessment } from '#domain/assessment.ts'
import type { Severity } from '#domain/finding.ts'
import type { Place, Places } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'
import type { Claims } from './extract/claims.ts'
import type { Lexicon } from './lexicon.ts'

/** One document or workbook of the dossier, with what was understood of it. */
export interface Source {
  readonly file: string
  /** 报告、项目自评表、部门自评表、填报工作簿、目标表、账表、其他 */
  readonly role: 'report' | 'project-form' | 'department-form' | 'workbook' | 'goal-form' | 'accounts' | 'other'
  readonly prose?: Prose
  readonly submission: Submission
  readonly places: Places
  /** Facts of running text beyond the Submission (sums, names, dates …), with places. */
  readonly claims?: Claims
}

/** What a rule may look at. All of it is data that was passed in: no clock, no files. */
export interface Dossier {
  /** The merged view of all sources. */
  readonly submission: Submission
  readonly assessment: Assessment
  readonly sources: readonly Source[]
}

export interface Context {
  readonly scheme: Scheme
  readonly lexicon: Lexicon
  /** ISO date of the check, passed in. */
  readonly today: string
}

/** What a rule reports: a path in the Submission, or a place in a document; the runner adds the rest. */
export interface Report {
  readonly message: string
  readonly path?: string
  readonly place?: Place
  readonly related?: readonly Place[]
  readonly found?: string
  readonly expected?: string
  /** Milder than the rule's own severity where this case proves less. */
  readonly severity?: Severity
  readonly remedy?: string
}

/**
 * An audit rule 审核规则. One file each, file name = id, `export default rule({…})`. `content` rules see the Submission and its
 * Assessment; `writing` rules see one prose document; `joint` rules see all files of the unit.
 * A rule whose data is not there stays silent.
 */
export interface Rule {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  readonly covers: readonly string[]
  readonly source: string
  readonly why: string
  readonly remedy: string
  readonly example?: { readonly right: string; readonly wrong: string }
  readonly content?: (submission: Submission, assessment: Assessment, context: Context) => Iterable<Report>
  readonly writing?: (document: Source & { readonly prose: Prose; readonly claims: Claims }, context: Context) => Iterable<Report>
  readonly joint?: (dossier: Dossier, context: Context) => Iterable<Report>
}

export const rule = (definition: Rule): Rule => definition

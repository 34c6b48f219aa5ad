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
  /** Where this is what the tables of a document say: that document. */
  readonly tablesOf?: Prose
  readonly submission: Submission
  readonly places: Places
  /** Scores of this source alone; needed when there are several sources. */
  readonly assessment?: Assessment
  /** Facts of running text beyond the Submission (sums, names, dates …), with places. */
  readonly claims?: Claims
}

/** What a rule may look at. All of it is data that was passed in: no clock, no files. */
export interface Dossier {
  /** The merged view of all sources. */
  readonly submission: Submission
  /** Places of the merged view; a single source's own places serve when absent. */
  readonly places?: Places
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
  /** Fields of the submission that the finding speaks of besides its own, by path. */
  readonly relatedPaths?: readonly string[]
  readonly found?: string
  readonly expected?: string
  /** Milder than the rule's own severity where this case proves less. */
  readonly severity?: Severity
  readonly remedy?: string
}

/** A source a writing rule can read: prose, and what was understood of it. */
export type Document = Source & { readonly prose: Prose; readonly claims: Claims }

/**
 * An audit rule 审核规则. One file each, file name = id, `export default rule({…})`.
 * - `content` sees the Submission and Assessment of one source (what one file says must be consistent in itself);
 * - `writing` sees one prose document with its claims;
 * - `joint` sees the whole dossier: what must be somewhere in it, and what its files say of each other.
 * A rule whose data is not there stays silent.
 */
export interface Rule {
  readonly id: string
  readonly title: string
  readonly severity: Severity
  /** Codes of the defect catalogue (docs/rules.md). */
  readonly covers: readonly string[]
  /** 依据 "doc#clause" */
  readonly source: string
  readonly why: string
  readonly remedy: string
  readonly example?: { readonly right: string; readonly wrong: string }
  /** `content` is about the inside of one form: it also looks at what the tables of a document say by themselves, whatever its text says. */
  readonly forms?: true
  readonly content?: (submission: Submission, assessment: Assessment, context: Context, source: Source) => Iterable<Report>
  readonly writing?: (document: Document, context: Context) => Iterable<Report>
  readonly joint?: (dossier: Dossier, context: Context) => Iterable<Report>
}

export const rule = (definition: Rule): Rule => definition

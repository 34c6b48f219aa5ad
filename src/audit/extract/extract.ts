import type { Budget } from '#domain/budget.ts'
import { mergeSubmissions, type Reading } from '#domain/parse/submission/merge.ts'
import { type Places, placeOf } from '#domain/place.ts'
import type { Prose } from '#domain/prose.ts'
import type { Submission } from '#domain/submission.ts'
import { asSubmission } from './as-submission.ts'
import type { Claims, Said } from './claims.ts'
import { factsOf } from './document-facts.ts'
import { ownerAbove } from './form-owner.ts'
import { formTitle, readTables, type TableRead, type TableReader } from './tables.ts'
import { isMostlyText, withTables } from './with-tables.ts'

/** What a document claims: in the shape of a Submission, and what that shape has no field for. */
export interface Extraction {
  readonly submission: Submission
  readonly places: Places
  readonly claims: Claims
  /** A document that is hardly more than forms is no report. */
  readonly role: 'report' | 'project-form' | 'department-form' | 'goal-form'
}

/**
 * Reads what a document claims 提取: identity, outline, accounts, projects, scores, goals, and the rest, each fact with its place. Pure; nothing is invented:
 * what the text does not say stays undefined. With `readTable` (the reader of workbooks) the forms and lists among its tables are understood as well.
 */
export function extract(prose: Prose, readTable?: TableReader): Extraction {
  const first = fromText(prose)
  const tables = (text: TextRead) => (readTable ? readTables(prose, readTable, (paragraph) => ownerAbove(paragraph, text)) : [])
  const read = tables(first)
  // Text around the one form of a document speaks of its project: both are read again, knowing that.
  const hint = first.claims.subject === undefined ? onlyForm(read) : undefined
  const text = hint ? fromText(prose, hint) : first
  const { problems: _, ...extraction } = together(text, hint ? tables(text) : read, formTitle(prose) !== undefined)
  return extraction
}

/** The project of the one form that a document holds, or that its form is the department's. */
function onlyForm(read: readonly TableRead[]): Said | 'department' | undefined {
  const forms = read.filter(({ submission }) => submission.projects.length > 0 || submission.whole)
  const names = new Set(forms.flatMap(({ submission }) => submission.projects.flatMap(({ name }) => name ?? [])))
  const [name] = names
  if (forms.some(({ submission }) => submission.whole)) return names.size === 0 ? 'department' : undefined
  const form = forms.find(({ submission }) => submission.projects.some((project) => project.name === name))
  if (!form || name === undefined || names.size > 1) return undefined
  const place = placeOf(form.places, 'projects[0].name')
  return place ? { value: name, place } : undefined
}

/** What the text says and what its tables say as one. */
export function together(said: TextRead, read: readonly TableRead[], titledForm = false): Extraction & Reading {
  if (read.length === 0) return { ...said, problems: [], role: 'report' }
  const tables = mergeSubmissions(read)
  const text = titledForm ? withoutAmounts(said, tables.submission) : said
  const forms = read.map(({ role }) => role).filter((role) => role !== undefined && role !== 'list' && role !== 'workbook')
  const role = isMostlyText(text.claims.passages) && !titledForm ? 'report' : (FORMS.find((form) => forms.includes(form)) ?? 'report')
  return {
    ...withTables(text, tables),
    claims: {
      ...text.claims,
      inText: { submission: text.submission, places: text.places },
      inTables: { submission: tables.submission, places: tables.places },
    },
    role,
  }
}

/** In a form the amounts stand in its cells: notes beside them speak of parts and of later payments. */
function withoutAmounts(text: TextRead, { projects, whole }: Submission): TextRead {
  const hasAmounts = [...projects, ...(whole ? [whole] : [])].some(({ budget }) => budget.executed !== undefined)
  if (!hasAmounts) return text
  const bare = <F extends { readonly budget: Budget }>(form: F): F => ({ ...form, budget: { sources: [] } })
  const { submission } = text
  return {
    ...text,
    submission: { ...submission, projects: submission.projects.map(bare), ...(submission.whole ? { whole: bare(submission.whole) } : {}) },
  }
}

/** Which kind of form stands for a file that holds several. */
const FORMS = ['department-form', 'project-form', 'goal-form'] as const

export type TextRead = Omit<Extraction, 'role'>

export function fromText(prose: Prose, about?: Said | 'department'): TextRead {
  const facts = factsOf(prose, about)
  return { ...asSubmission(facts), claims: facts.claims }
}

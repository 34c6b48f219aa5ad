import { mergeSubmissions } from '#domain/parse/submission/merge.ts'
import type { Places } from '#domain/place.ts'
import type { Submission } from '#domain/submission.ts'
import { projectFinder } from '../aliases.ts'
import type { Passage } from './claims.ts'
import { answeredByTables } from './goal-tables.ts'

interface Read {
  readonly submission: Submission
  readonly places: Places
}

/**
 * Running text and tables of one document as one Submission: the text's projects keep their indexes, a table's project under another spelling of a known
 * name is that project. What both say differently keeps the text's value here; a rule compares the two.
 */
export function withTables(stated: Read, found: Read): Read {
  const { text, tables } = answeredByTables(stated, found)
  const find = projectFinder(text.submission.projects.map(({ name }) => name))
  const renamed = {
    ...tables.submission,
    projects: tables.submission.projects.map((project) => {
      const known = project.name === undefined ? undefined : find(project.name)
      const name = known === undefined ? undefined : text.submission.projects[known]?.name
      return name === undefined ? project : { ...project, name }
    }),
  }
  return joined([text, { submission: renamed, places: tables.places }])
}

/** Several readings of one document as one; the first that says something counts. */
export function joined(readings: readonly Read[]): Read {
  const { submission, places } = mergeSubmissions(
    readings.map(({ submission: one, places: where }) => ({ submission: one, places: where, problems: [] })),
  )
  return { submission, places }
}

/** Paragraphs of sentences; a document that has hardly any of them is a form, not a report. */
const LEAST_SENTENCES = 6
export const isMostlyText = (passages: readonly Passage[]): boolean =>
  passages.filter(({ text, heading }) => !heading && text.length > 30 && /[。；]/.test(text)).length >= LEAST_SENTENCES

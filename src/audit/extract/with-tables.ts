import { mergeSubmissions, type Reading } from '#domain/parse/submission/merge.ts'
import { projectFinder } from '../aliases.ts'
import type { Passage } from './claims.ts'
import { answeredByTables } from './goal-tables.ts'

/**
 * Running text and tables of one document as one Submission: the text's projects keep their indexes, a table's project under another spelling of a known
 * name is that project. What both say differently keeps the text's value here; a rule compares the two.
 */
export function withTables(stated: Omit<Reading, 'problems'>, found: Reading): Reading {
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
  const { submission, places, problems } = mergeSubmissions([
    { ...text, problems: [] },
    { submission: renamed, places: tables.places, problems: found.problems },
  ])
  // What text and tables say differently is for a rule to tell; the problems of reading come first.
  return { submission, places, problems: problems.slice(0, found.problems.length) }
}

/** Paragraphs of sentences; a document that has hardly any of them is a form, not a report. */
const LEAST_SENTENCES = 6
export const isMostlyText = (passages: readonly Passage[]): boolean =>
  passages.filter(({ text, heading }) => !heading && text.length > 30 && /[。；]/.test(text)).length >= LEAST_SENTENCES

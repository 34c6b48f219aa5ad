import type { Place } from '#domain/place.ts'
import { placeOf } from '#domain/place.ts'
import type { Project } from '#domain/submission.ts'
import { projectFinder } from './aliases.ts'
import type { Source } from './rule.ts'
import { isComparable } from './same-dossier.ts'

/** The same project in two files. */
export interface Match {
  readonly a: Project
  readonly b: Project
  /** The place of a field ("claimedTotal") in either file. */
  readonly placeA: (field: string) => Place | undefined
  readonly placeB: (field: string) => Place | undefined
  readonly fileA: string
  readonly fileB: string
}

/** Every project of the `first` files that also stands in one of the `second` files. A file is never matched with itself, nor with one of another unit or year. */
export function* matchedProjects(first: readonly Source[], second: readonly Source[]): Iterable<Match> {
  for (const b of second) {
    const find = projectFinder(b.submission.projects.map(({ name }) => name))
    for (const a of first) {
      if (a === b || !isComparable(a, b)) continue
      for (const [i, project] of a.submission.projects.entries()) {
        const j = project.name === undefined ? undefined : find(project.name)
        if (j === undefined) continue
        yield {
          a: project,
          b: b.submission.projects[j]!,
          placeA: (field) => placeOf(a.places, `projects[${i}].${field}`),
          placeB: (field) => placeOf(b.places, `projects[${j}].${field}`),
          fileA: a.file,
          fileB: b.file,
        }
      }
    }
  }
}

export const withRole = (sources: readonly Source[], ...roles: readonly Source['role'][]): Source[] =>
  sources.filter(({ role }) => roles.includes(role))

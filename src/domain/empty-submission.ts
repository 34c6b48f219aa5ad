import type { Submission } from './submission.ts'

/** A unit's year with nothing filled in 空白填报; without a year, what has been read of no document yet. */
export const emptySubmission = (year?: number): Submission => ({
  ...(year === undefined ? {} : { year }),
  department: { duties: [], subordinateUnits: [] },
  accounts: { income: { parts: [] }, expenditure: { parts: [] }, threePublic: [], assets: [] },
  goals: { items: [], safeguards: [] },
  projects: [],
  organisation: { basis: [], methods: [], stages: [] },
  problems: [],
  keyEvaluations: [],
  attachments: [],
  signature: {},
})

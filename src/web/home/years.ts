import type { z } from 'zod'
import { call } from '#http/contract/client.ts'
import { listSubmissions } from '#http/contract/submissions.ts'

export type Board = z.output<typeof listSubmissions.response>
export type Row = Board['rows'][number]

/** Self-evaluation looks at the year that has ended; the years before stay open to readers. */
export const lastYear = new Date().getFullYear() - 1
export const years = [lastYear + 1, lastYear, lastYear - 1, lastYear - 2, lastYear - 3] as const

/** What the person may see of each of these years, the newest first. */
export const boards = {
  queryKey: ['boards'],
  queryFn: () => Promise.all(years.map(async (year) => ({ year, ...(await call(listSubmissions, { query: { year } })) }))),
  staleTime: 0,
} as const

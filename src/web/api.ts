import type { FormTemplate } from '#domain/form-template.ts'
import type { LibraryIndicator } from '#domain/indicator-library.ts'
import { fromJson, type Json } from '#domain/json.ts'
import type { Lexicon } from '#domain/lexicon.ts'
import type { Scheme } from '#domain/scheme.ts'
import type { Submission } from '#domain/submission.ts'
import { call } from '#http/contract/client.ts'
import { readReport } from '#http/contract/downloads.ts'
import { readFormTemplates, readLexicon, readScheme, searchLibrary } from '#http/contract/policy.ts'
import { readSubmission } from '#http/contract/submissions.ts'

/** A unit's year as the server has it, its content as the model knows it. */
export async function fetchYear(id: string) {
  const answer = await call(readSubmission, { params: { id } })
  return { ...answer, content: contentOf(answer.body) }
}
/**
 * A unit's year as a query. Nothing else is kept for long: a page that comes back must not find older content than it has saved itself
 * (YearLayout.tsx forgets it when it is left).
 */
export const yearOf = (id: string) =>
  ({ queryKey: ['year', id], queryFn: () => fetchYear(id), staleTime: Number.POSITIVE_INFINITY, gcTime: YEAR_KEPT_MS }) as const
/** From the moment a link is pointed at to the page it leads to. */
const YEAR_KEPT_MS = 15_000
export type Year = Awaited<ReturnType<typeof fetchYear>>

/** The body was checked against the contract's schema, which is the model's own shape. */
export const contentOf = (body: unknown): Submission => fromJson<Submission>(body as Json)

const fetchScheme = async (scheme: string): Promise<Scheme> =>
  fromJson<Scheme>((await call(readScheme, { params: { scheme } })).scheme as Json)

/** A scheme does not change: its id names its version. */
export const schemeOf = (id: string) =>
  ({ queryKey: ['scheme', id], queryFn: () => fetchScheme(id), staleTime: Number.POSITIVE_INFINITY }) as const

/** The report of what is saved now. */
export const reportOf = (id: string) =>
  ({ queryKey: ['report', id], queryFn: () => call(readReport, { params: { id } }), staleTime: REPORT_FRESH_MS }) as const
const REPORT_FRESH_MS = 5000

export const fetchLexicon = async (): Promise<Lexicon> => fromJson<Lexicon>((await call(readLexicon, {})).lexicon as Json)

/** The whole indicator library: it is searched at every key, which no network could follow. */
export async function fetchLibrary(): Promise<readonly LibraryIndicator[]> {
  const { indicators } = await call(searchLibrary, { query: { q: '', limit: 1000 } })
  return indicators.map(({ definition, dataSource, mistake, ...entry }) => ({
    ...entry,
    definition: definition ?? undefined,
    dataSource: dataSource ?? undefined,
    mistake: mistake ?? undefined,
  }))
}

export async function fetchFormTemplates(layout: string): Promise<{ readonly project: FormTemplate; readonly department: FormTemplate }> {
  const { project, department } = await call(readFormTemplates, { params: { layout } })
  return { project: fromJson<FormTemplate>(project as Json), department: fromJson<FormTemplate>(department as Json) }
}

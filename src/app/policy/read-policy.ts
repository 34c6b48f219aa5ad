import { formTemplateOf } from '#domain/form-template.ts'
import { type Json, toJson } from '#domain/json.ts'
import type { Services } from '../services.ts'

/** The whole scheme as model JSON, for scoring in the browser. @throws ProductError SCHEME_UNKNOWN */
export const readScheme = async ({ policy }: Services, id: string): Promise<Json> => toJson(await policy.scheme(id))

/** The words of the rules without the places of China, which are megabytes and only serve reports. */
export async function readLexicon({ policy }: Services): Promise<Json> {
  const { gazetteer: _, ...words } = await policy.lexicon()
  return toJson(words)
}

/** Documents and clauses that proofs and findings cite 依据. */
export async function listClauses({ policy }: Services) {
  return [...(await policy.sources()).values()].map(({ id, title, number, date, clauses }) => ({
    id,
    title,
    number: number ?? null,
    date: date ?? null,
    clauses: Object.entries(clauses).map(([clause, about]) => ({
      id: clause,
      title: about.title,
      summary: about.summary,
      unverified: about.unverified ?? null,
    })),
  }))
}

/** An empty department workbook of a scheme. @throws ProductError SCHEME_UNKNOWN */
export const schemeTemplate = async ({ workshop, policy }: Services, id: string): Promise<Uint8Array> =>
  workshop.run('emptyWorkbook', { scheme: toJson(await policy.scheme(id)) })

/** How both forms of a layout family are printed 表样; a family without its own form takes the national one. */
export async function readFormTemplates(
  { policy }: Services,
  layout: string,
): Promise<{ readonly project: Json; readonly department: Json }> {
  const all = await policy.formTemplates()
  return { project: toJson(formTemplateOf(all, layout, 'project')), department: toJson(formTemplateOf(all, layout, 'department')) }
}

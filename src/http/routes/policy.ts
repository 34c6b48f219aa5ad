import { schemeEntries } from '#app/policy/list-schemes.ts'
import { listClauses, readFormTemplates, readLexicon, readScheme, schemeTemplate } from '#app/policy/read-policy.ts'
import type { Services } from '#app/services.ts'
import { searchLibrary } from '#domain/indicator-library.ts'
import * as contract from '../contract/policy.ts'
import { typeOf } from '../file-types.ts'
import { type Route, serve } from '../serve.ts'

/** Rules, words and indicators of policy/: the same for everybody. */
export const policyRoutes = (services: Services): readonly Route[] => [
  serve(contract.listSchemes, async () => ({ schemes: await schemeEntries(services.policy) })),
  serve(contract.readScheme, async ({ params }) => ({ scheme: await readScheme(services, params.scheme) })),
  serve(contract.downloadTemplate, async ({ params }) => {
    const bytes = await schemeTemplate(services, params.scheme)
    return { name: '部门填报工作簿.xlsx', mime: typeOf('.xlsx'), content: bytes, size: bytes.length }
  }),
  serve(contract.readLexicon, async () => ({ lexicon: await readLexicon(services) })),
  serve(contract.readFormTemplates, ({ params }) => readFormTemplates(services, params.layout)),
  serve(contract.listSources, async () => ({ sources: await listClauses(services) })),
  serve(contract.readHelp, async () => {
    const { fields, words } = await services.policy.help()
    return { fields: fields.map(({ avoid, source, ...field }) => ({ ...field, avoid: avoid ?? null, source: source ?? null })), words }
  }),
  serve(contract.searchLibrary, async ({ query: { q, category, limit } }) => {
    const library = await services.policy.library()
    const found = searchLibrary(category === undefined ? library : library.filter((entry) => entry.category === category), q)
    return { indicators: found.slice(0, limit).map(shown), total: found.length }
  }),
]

const shown = ({ definition, dataSource, mistake, ...entry }: Awaited<ReturnType<Services['policy']['library']>>[number]) => ({
  ...entry,
  definition: definition ?? null,
  dataSource: dataSource ?? null,
  mistake: mistake ?? null,
})

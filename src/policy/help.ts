import { z } from 'zod'
import type { FieldHelp } from '#domain/help.ts'
import type { Glossary } from './glossary.ts'
import { text } from './values.ts'
import { readChecked } from './yaml-file.ts'

const FILE = 'help.yaml'
const HelpFile = z.strictObject({
  fields: z.array(z.strictObject({ id: text, wants: text, example: text, avoid: text.optional(), source: text.optional() })),
})

/**
 * What every field wants 填写说明, in the order of the file. `cite` turns a clause into the words people cite it by.
 * @throws ProductError POLICY_INVALID, also for a field that is not in the glossary, for one explained twice and for a clause nobody has
 */
export async function loadHelp(policyDir: string, glossary: Glossary, cite: (clause: string) => string): Promise<readonly FieldHelp[]> {
  const { data, refuse } = await readChecked(policyDir, FILE, HelpFile)
  const known = new Map(glossary.terms.map(({ id, term }) => [id, term]))
  const seen = new Set<string>()
  return data.fields.map(({ id, wants, example, avoid, source }, i) => {
    const label = known.get(id)
    if (label === undefined) throw refuse(['fields', i], `词汇表里没有标识“${id}”`)
    if (seen.has(id)) throw refuse(['fields', i], `“${id}”写了两次`)
    seen.add(id)
    return { id, label, wants, example, ...(avoid !== undefined && { avoid }), ...(source !== undefined && { source: cite(source) }) }
  })
}

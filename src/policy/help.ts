import { z } from 'zod'
import type { Help } from '#domain/help.ts'
import type { Glossary } from './glossary.ts'
import { text } from './values.ts'
import { readChecked } from './yaml-file.ts'

const FILE = 'help.yaml'
const HelpFile = z.strictObject({
  fields: z.array(z.strictObject({ id: text, wants: text, example: text, avoid: text.optional(), source: text.optional() })),
  words: z.array(z.strictObject({ id: text, means: text })).default([]),
})

/**
 * What every field wants 填写说明 and what the words mean 名词解释, in the order of the file. `cite` turns a clause into the words people cite it by.
 * @throws ProductError POLICY_INVALID, also for what is not in the glossary, for what is explained twice and for a clause nobody has
 */
export async function loadHelp(policyDir: string, glossary: Glossary, cite: (clause: string) => string): Promise<Help> {
  const { data, refuse } = await readChecked(policyDir, FILE, HelpFile)
  const known = new Map(glossary.terms.map((term) => [term.id, term]))
  /** The word of the glossary behind each entry of a list, each once. */
  const termsOf = (list: 'fields' | 'words') => {
    const seen = new Set<string>()
    return data[list].map(({ id }, i) => {
      const term = known.get(id)
      if (term === undefined) throw refuse([list, i], `词汇表里没有标识“${id}”`)
      if (seen.has(id)) throw refuse([list, i], `“${id}”写了两次`)
      seen.add(id)
      return term
    })
  }
  const [labels, terms] = [termsOf('fields'), termsOf('words')]
  return {
    fields: data.fields.map(({ id, wants, example, avoid, source }, i) => ({
      id,
      label: labels[i]!.term,
      wants,
      example,
      ...(avoid !== undefined && { avoid }),
      ...(source !== undefined && { source: cite(source) }),
    })),
    words: data.words.map(({ id, means }, i) => ({ id, term: terms[i]!.term, aliases: terms[i]!.aliases, means })),
  }
}

import { z } from 'zod'
import { text } from './values.ts'
import { readChecked } from './yaml-file.ts'

const FILE = 'glossary.yaml'

const term = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z.-]*$/, '标识只用英文字母、点和连字符'),
  term: text,
  label: text.optional(),
  aliases: z.array(text).optional(),
  english: text,
  note: text.optional(),
})
const GlossaryFile = z.strictObject({ terms: z.array(term) })

/** One term 词条: the official wording, what is printed, other wordings that are understood. */
export interface Term {
  readonly id: string
  readonly term: string
  readonly label: string
  readonly aliases: readonly string[]
  readonly english: string
  readonly note?: string
}

export interface Glossary {
  readonly terms: readonly Term[]
  /** What pages and forms print for an identifier. @throws RangeError for one that is not in the glossary: a bug, not content. */
  readonly label: (id: string) => string
  /** The identifier of a wording, the official one or another; undefined when it is none of ours. */
  readonly idOf: (wording: string) => string | undefined
}

/** The glossary 词汇表 of a policy folder: one wording, one identifier. @throws ProductError POLICY_INVALID. */
export async function loadGlossary(policyDir: string): Promise<Glossary> {
  const { data, refuse } = await readChecked(policyDir, FILE, GlossaryFile)
  const ids = new Map<string, Term>()
  const wordings = new Map<string, string>()
  data.terms.forEach(({ label, aliases = [], note, ...rest }, i) => {
    if (ids.has(rest.id)) throw refuse(['terms', i], `标识“${rest.id}”已经用过，一个标识只对应一个词`)
    for (const wording of [rest.term, ...aliases]) {
      const other = wordings.get(wording)
      if (other !== undefined) throw refuse(['terms', i], `“${wording}”已经是“${other}”的说法，一个词只对应一个标识`)
      wordings.set(wording, rest.id)
    }
    ids.set(rest.id, { ...rest, label: label ?? rest.term, aliases, ...(note !== undefined && { note }) })
  })
  return {
    terms: [...ids.values()],
    label: (id) => {
      const found = ids.get(id)
      if (found === undefined) throw new RangeError(`not in the glossary: ${id}`)
      return found.label
    },
    idOf: (wording) => wordings.get(wording),
  }
}

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Lexicon } from '#domain/lexicon.ts'
import { loadGazetteer } from './places.ts'

const words = z.array(z.string().min(1))
const expression = z.string().min(1).superRefine((text, context) => {
  try {
    new RegExp(text, 'u')
  } catch (error) {
    context.addIssue({ code: 'custom', message: `“${text}”不是正确的正则表达式：${String(error)}` })
  }
})
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期写作 2024-01-31')
const pattern = z.strictObject({ pattern: expression, say: z.string().min(1), unless: expression.optional() })
const term = z
  .strictObject({
    wrong: z.string().min(2),
    right: z.string().min(1),
    pattern: z.boolean().default(false),
    unless: expression.optional(),
    sure: z.boolean().default(true),
    why: z.string().optional(),
  })
  .superRefine(({ wrong, pattern: isPattern }, context) => {
    const checked = isPattern ? expression.safeParse(wrong) : undefined
    if (checked && !checked.success) context.addIssue({ code: 'custom', message: checked.error.issues[0]?.message ?? wrong })
  })

/** The keys of all files of policy/lexicon together; each file holds some of them. */
const LexiconFiles = z.strictObject({
  terms: z.array(term),
  doubled: words,
  adverbs: words,
  verbs: words,
  nounHeads: words,
  prepositions: words,
  danglingNouns: words,
  unfinished: words,
  placeholders: z.array(pattern),
  residue: z.array(pattern),
  outdated: z.array(
    z.strictObject({ words, since: isoDate, instead: z.string().optional(), why: z.string().min(1), unless: expression.optional() }),
  ),
  units: z.strictObject({
    kinds: z.array(z.strictObject({ kind: z.string(), endings: words })),
    selfNames: words,
    powers: z.array(z.strictObject({ kind: z.string(), words, why: z.string() })),
  }),
  neighbours: z.strictObject({ praise: words, after: words, together: words, joining: words, boundary: words }),
  duties: z.array(z.strictObject({ body: z.string(), units: words, except: words, phrases: words })),
  methods: z.strictObject({ comparison: words, named: z.array(z.strictObject({ name: z.string(), traces: z.array(expression) })) }),
  documents: z.array(
    z.strictObject({
      number: z.string().optional(),
      title: z.string().min(2),
      repealed: z.strictObject({ on: isoDate, by: z.string() }).optional(),
      unverified: z.literal(true).optional(),
    }),
  ),
  topics: z.array(z.strictObject({ words, say: z.string() })),
  personal: z.array(pattern.extend({ kind: z.string(), check: z.enum(['id-number', 'bank-card']).optional() })),
  slogans: words,
  standards: words,
  repeated: z.array(z.strictObject({ words, least: z.int().min(2) })),
  counts: words,
  shares: words,
  notShares: words,
  bounded: words,
  countUnits: words,
  changes: words,
  types: z.array(z.strictObject({ pattern: expression, belongs: words, under: words })),
  costly: words,
  done: words,
  report: z.strictObject({ title: z.array(pattern), plan: words, achieved: words, selfTerms: words, evaluationTerms: words }),
  reasons: z.strictObject({ empty: words, over: words, under: words }),
  projects: z.strictObject({ tails: words, general: words }),
  functionClasses: z.array(z.strictObject({ code: z.string().regex(/^\d{3}$/), name: z.string() })),
})

/**
 * The words and names of `<policyDir>/lexicon/*.yaml`, checked, with the gazetteer of places.
 * @throws with the file's own words when a key is unknown, missing or twice there, or an expression is malformed.
 */
export function loadLexicon(policyDir: string = join(import.meta.dirname, '..', '..', 'policy')): Lexicon {
  const folder = join(policyDir, 'lexicon')
  const texts = readdirSync(folder).filter((file) => file.endsWith('.yaml')).sort().map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }))
  const hash = createHash('sha256')
  const all: Record<string, unknown> = {}
  for (const { file, text } of texts) {
    hash.update(file).update('\0').update(text).update('\0')
    for (const [key, value] of Object.entries(z.record(z.string(), z.unknown()).parse(parse(text)))) {
      if (key in all) throw new RangeError(`词库 ${file} 里的“${key}”在别的文件里已经有了，请合并。`)
      all[key] = value
    }
  }
  return { ...lexiconOf(LexiconFiles.parse(all)), hash: hash.digest('hex'), gazetteer: loadGazetteer() }
}

function lexiconOf(files: z.infer<typeof LexiconFiles>): Omit<Lexicon, 'hash' | 'gazetteer'> {
  const { slogans, standards, repeated, counts, shares, notShares, bounded, countUnits, changes, types, costly, done, topics, personal, ...rest } = files
  const { adverbs, verbs, nounHeads, prepositions, danglingNouns, unfinished, ...others } = rest
  // zod writes optional properties as `| undefined`; a YAML file never holds undefined.
  return {
    ...others,
    goals: { slogans, standards, repeated, counts, shares, notShares, bounded, countUnits, changes, types, costly, done },
    publication: { topics, personal },
    grammar: { adverbs, verbs, nounHeads, prepositions, danglingNouns, unfinished },
  } as Omit<Lexicon, 'hash' | 'gazetteer'>
}

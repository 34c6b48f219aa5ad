import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Lexicon } from '#domain/lexicon.ts'
import { ProductError } from '#errors'
import { loadGazetteer } from './places.ts'
import { dateText, flagText } from './values.ts'
import { firstIssue, readPolicyFile, sayPath, type YamlDocument } from './yaml-file.ts'

const words = z.array(z.string().min(1))
const expression = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    try {
      new RegExp(text, 'u')
    } catch (error) {
      context.addIssue({ code: 'custom', message: `“${text}”不是正确的正则表达式：${String(error)}` })
    }
  })
const pattern = z.strictObject({ pattern: expression, say: z.string().min(1), unless: expression.optional(), sure: flagText.default(true) })
const term = z
  .strictObject({
    wrong: z.string().min(2),
    right: z.string().min(1),
    pattern: flagText.default(false),
    unless: expression.optional(),
    sure: flagText.default(true),
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
    z.strictObject({ words, since: dateText, instead: z.string().optional(), why: z.string().min(1), unless: expression.optional() }),
  ),
  units: z.strictObject({
    kinds: z.array(z.strictObject({ kind: z.string(), endings: words })),
    selfNames: words,
    powers: z.array(z.strictObject({ kind: z.string(), words, why: z.string() })),
  }),
  neighbours: z.strictObject({
    praise: words,
    after: words,
    together: words,
    settings: words,
    joining: words,
    leading: words,
    boundary: words,
  }),
  duties: z.array(z.strictObject({ body: z.string(), units: words, except: words, phrases: words })),
  methods: z.strictObject({ comparison: words, named: z.array(z.strictObject({ name: z.string(), traces: z.array(expression) })) }),
  documents: z.array(
    z.strictObject({
      number: z.string().optional(),
      title: z.string().min(2),
      repealed: z.strictObject({ on: dateText, by: z.string() }).optional(),
      unverified: flagText.optional(),
    }),
  ),
  topics: z.array(z.strictObject({ words, say: z.string() })),
  personal: z.array(pattern.extend({ kind: z.string(), check: z.enum(['id-number', 'bank-card']).optional() })),
  slogans: words,
  standards: words,
  repeated: z.array(z.strictObject({ words, least: z.coerce.number().int().min(2) })),
  counts: words,
  shares: words,
  notShares: words,
  bounded: words,
  countUnits: words,
  dimensions: z.array(z.strictObject({ names: words, units: words })),
  changes: words,
  types: z.array(z.strictObject({ pattern: expression, belongs: words, under: words })),
  costly: words,
  done: words,
  report: z.strictObject({ title: z.array(pattern), plan: words, achieved: words, selfTerms: words, evaluationTerms: words }),
  reasons: z.strictObject({ empty: words, over: words, under: words }),
  projects: z.strictObject({ tails: words, general: words }),
  functionClasses: z.array(z.strictObject({ code: z.string().regex(/^\d{3}$/), name: z.string() })),
})

/** Where a key of the lexicon was read. */
interface Origin {
  readonly file: string
  readonly document: YamlDocument
}

/** What the checks know of words and names, with the gazetteer of places. @throws as `loadWords` and `loadGazetteer` do. */
export async function loadLexicon(policyDir: string): Promise<Lexicon> {
  return { ...(await loadWords(policyDir)), gazetteer: await loadGazetteer(policyDir) }
}

/**
 * The words and names of `<policyDir>/lexicon/*.yaml`, checked.
 * @throws ProductError POLICY_INVALID: a key is unknown, missing or in two files, or an expression is malformed.
 */
export async function loadWords(policyDir: string): Promise<Omit<Lexicon, 'gazetteer'>> {
  const folder = join(policyDir, 'lexicon')
  const names = (await readdir(folder)).filter((file) => file.endsWith('.yaml')).sort()
  const hash = createHash('sha256')
  const values: Record<string, unknown> = {}
  const origins = new Map<string, Origin>()
  for (const name of names) {
    const file = `lexicon/${name}`
    const document = await readPolicyFile(join(folder, name), file)
    hash
      .update(name)
      .update('\0')
      .update(await readFile(join(folder, name)))
      .update('\0')
    for (const [key, value] of Object.entries(z.record(z.string(), z.unknown()).parse(document.value))) {
      const other = origins.get(key)
      if (other)
        throw new ProductError('POLICY_INVALID', { file, line: document.line([key]), key, reason: `在 ${other.file} 里已经有了，请合并` })
      origins.set(key, { file, document })
      values[key] = value
    }
  }
  const parsed = LexiconFiles.safeParse(values)
  if (!parsed.success) throw refusal(parsed.error, origins)
  return { ...lexiconOf(parsed.data), hash: hash.digest('hex') }
}

function refusal(error: z.ZodError, origins: ReadonlyMap<string, Origin>): ProductError {
  const { path, reason } = firstIssue(error)
  const origin = origins.get(String(path[0]))
  return new ProductError('POLICY_INVALID', {
    file: origin?.file ?? 'lexicon',
    line: origin?.document.line(path) ?? 1,
    key: sayPath(path),
    reason,
  })
}

function lexiconOf(files: z.infer<typeof LexiconFiles>): Omit<Lexicon, 'hash' | 'gazetteer'> {
  const {
    slogans,
    standards,
    repeated,
    counts,
    shares,
    notShares,
    bounded,
    countUnits,
    dimensions,
    changes,
    types,
    costly,
    done,
    topics,
    personal,
    ...rest
  } = files
  const { adverbs, verbs, nounHeads, prepositions, danglingNouns, unfinished, ...others } = rest
  // zod writes optional properties as `| undefined`; a YAML file never holds undefined.
  return {
    ...others,
    goals: { slogans, standards, repeated, counts, shares, notShares, bounded, countUnits, dimensions, changes, types, costly, done },
    publication: { topics, personal },
    grammar: { adverbs, verbs, nounHeads, prepositions, danglingNouns, unfinished },
  } as Omit<Lexicon, 'hash' | 'gazetteer'>
}

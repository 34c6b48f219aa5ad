import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Exact } from '#domain/quantity.ts'
import type { Scheme } from '#domain/scheme.ts'
import { addUp, weightsTotal } from '#domain/weights.ts'
import { ProductError } from '#errors'
import { type Mark, type Marked, overlay, type Tree, unmark } from './overlay.ts'
import { levels, SchemeFile } from './scheme-file.ts'
import { loadSources } from './sources.ts'
import { firstIssue, type Path, readPolicyFile, sayPath, type YamlDocument } from './yaml-file.ts'

const FOLDER = 'schemes'

/** Ids of the schemes in policy/schemes: their file names. */
export async function schemeIds(policyDir: string): Promise<readonly string[]> {
  const files = await readdir(join(policyDir, FOLDER))
  return files
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => basename(file, '.yaml'))
    .sort()
}

/** Every scheme 评分方案 of policy/schemes by id, checked. @throws ProductError for the first file that is wrong. */
export async function loadSchemes(policyDir: string): Promise<ReadonlyMap<string, Scheme>> {
  const schemes = await Promise.all((await schemeIds(policyDir)).map((id) => load(policyDir, id)))
  return new Map(schemes.map((scheme) => [scheme.id, scheme]))
}

/** One scheme by id, with its bases laid under it. @throws ProductError SCHEME_UNKNOWN, POLICY_INVALID. */
export async function loadScheme(policyDir: string, id: string): Promise<Scheme> {
  const known = await schemeIds(policyDir)
  if (!known.includes(id)) throw new ProductError('SCHEME_UNKNOWN', { id, known })
  return load(policyDir, id)
}

/** A scheme read from one place, for messages. */
interface Layer {
  readonly file: string
  readonly document: YamlDocument
  readonly marked: Marked
}

async function load(policyDir: string, id: string): Promise<Scheme> {
  const layers = await layersOf(policyDir, id, [])
  const { tree, marks } = layers.map(({ marked }) => marked).reduce(overlay)
  const own = layers.at(-1)!
  const refuse = (path: Path, reason: string): never => {
    const layer = layers.findLast(({ marked }) => hasPath(marked.tree, path)) ?? own
    throw new ProductError('POLICY_INVALID', { file: layer.file, line: layer.document.line(path), key: sayPath(path), reason })
  }
  const parsed = SchemeFile.safeParse(tree)
  if (!parsed.success) {
    const { path, reason } = firstIssue(parsed.error)
    return refuse(path, reason)
  }
  const scheme = toScheme(parsed.data, marks)
  if (scheme.id !== id) refuse(['id'], `编号“${scheme.id}”应与文件名“${id}.yaml”一致`)
  checkWeights(scheme, refuse)
  await checkSources(policyDir, scheme, marks, refuse)
  if (scheme.validTo !== undefined && scheme.validTo < scheme.validFrom) refuse(['validTo'], '失效日期早于生效日期')
  return { ...scheme, hash: hashOf(scheme) }
}

/** The scheme's file and those it extends, base first. */
async function layersOf(policyDir: string, id: string, seen: readonly string[]): Promise<readonly Layer[]> {
  const file = `${FOLDER}/${id}.yaml`
  const document = await readPolicyFile(join(policyDir, file), file)
  const raw = document.value as Tree // failsafe YAML has nothing but text, lists and maps
  if (typeof raw !== 'object' || Array.isArray(raw)) {
    throw new ProductError('POLICY_INVALID', { file, line: 1, key: '', reason: '应为“键: 值”的形式' })
  }
  const { extends: base, ...rest } = raw as { readonly [key: string]: Tree }
  const layer = { file, document, marked: unmark(rest) }
  if (base === undefined) return [layer]
  if (typeof base !== 'string' || seen.includes(base) || base === id) {
    throw new ProductError('POLICY_INVALID', {
      file,
      line: document.line(['extends']),
      key: 'extends',
      reason: '引用的方案又引用了本方案，绕成了圈',
    })
  }
  if (!(await schemeIds(policyDir)).includes(base)) {
    throw new ProductError('POLICY_INVALID', {
      file,
      line: document.line(['extends']),
      key: 'extends',
      reason: `没有编号为“${base}”的方案`,
    })
  }
  return [...(await layersOf(policyDir, base, [...seen, id])), layer]
}

function hasPath(tree: Tree, path: Path): boolean {
  let at: unknown = tree
  for (const key of path) {
    if (typeof at !== 'object' || at === null || !(key in at)) return false
    at = (at as Readonly<Record<PropertyKey, unknown>>)[key]
  }
  return true
}

/** Without a hash yet. */
function toScheme(file: SchemeFile, marks: Readonly<Record<string, Mark>>): Scheme {
  const { categories, levels: bands, clauses, region, validTo, execution, proportional, deadline, thresholds, ...same } = file
  const unverified: Record<string, string> = {}
  const valueClauses: Record<string, string> = {}
  for (const [path, mark] of Object.entries(marks)) {
    if (mark.unverified !== undefined) unverified[path] = mark.unverified
    if (mark.source !== undefined) valueClauses[path] = mark.source
  }
  return {
    ...same,
    hash: '',
    execution: present(execution),
    categories: Object.entries(categories).map(([title, points]) => ({ title, points })),
    proportional: present({ ...proportional, overBands: proportional.overBands.map((band) => present(band)) }),
    levels: levels.map((level) => ({ level, ...bands[level] })),
    deadline: present(deadline),
    thresholds: present(thresholds),
    clauses: { ...valueClauses, ...present(clauses) },
    unverified,
    ...(region !== undefined && { region }),
    ...(validTo !== undefined && { validTo }),
  }
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Without keys that are undefined: zod keeps optional ones as such. */
const present = <T extends object>(value: T): Present<T> =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Present<T>

type Refuse = (path: Path, reason: string) => never

function checkWeights(scheme: Scheme, refuse: Refuse): void {
  const { execution, categories, totalPoints, scoreDecimals } = scheme
  const weights = [{ title: execution.title, points: execution.points }, ...categories]
  if (
    !addUp(
      weights.map(({ points }) => points),
      totalPoints,
    )
  ) {
    const list = weights.map(({ title, points }) => `${title} ${points}`).join('、')
    refuse(['categories'], `分值合计 ${weightsTotal(scheme)} 分（${list}），应为 ${totalPoints} 分`)
  }
  const fine = weights.find(({ points }) => !points.fits(scoreDecimals))
  if (fine) refuse(['categories'], `${fine.title}的分值 ${fine.points} 超过 ${scoreDecimals} 位小数`)
}

/** Every clause that the scheme or a value of it stands on is in policy/sources. */
async function checkSources(policyDir: string, scheme: Scheme, marks: Readonly<Record<string, Mark>>, refuse: Refuse): Promise<void> {
  const named: readonly (readonly [Path, string])[] = [
    [['source'], scheme.source],
    ...Object.entries(scheme.clauses ?? {}).map(
      ([key, clause]) => [marks[key]?.source === clause ? key.split('.') : ['clauses', key], clause] as const,
    ),
  ]
  const sources = await loadSources(policyDir, new Set(named.map(([, reference]) => reference.split('#')[0]!)))
  for (const [path, reference] of named) {
    const [id = '', clause = ''] = reference.split('#')
    if (sources.get(id)?.clauses[clause] === undefined) {
      refuse(path, `依据“${reference}”在 policy/sources 中没有。请先在 sources/${id}.yaml 中补上条款“${clause}”`)
    }
  }
}

/** SHA-256 over the scheme with sorted keys, numbers as decimals; hex. */
function hashOf({ hash: _, ...content }: Scheme): string {
  return createHash('sha256')
    .update(JSON.stringify(canonical(content)))
    .digest('hex')
}

function canonical(value: unknown): unknown {
  if (value instanceof Exact) return value.toString()
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => [key, canonical(part)]),
  )
}

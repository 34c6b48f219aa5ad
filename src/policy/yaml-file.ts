import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Document, LineCounter, YAMLError } from 'yaml'
import type { z } from 'zod'
import { ProductError } from '#errors'
import { parsedOnce } from './parsed-cache.ts'

/** The YAML reader is seventy files, and wanted only for a text that nobody has parsed yet. */
const yaml = (): typeof import('yaml') => createRequire(import.meta.url)('yaml')

export type Path = readonly PropertyKey[]

/** One YAML document: every scalar is text as written, so that 0.1 stays 0.1 and dates stay dates. */
export interface YamlDocument {
  readonly value: unknown
  /** 1-based line of a path, or of the nearest parent that is there. */
  readonly line: (path?: Path) => number
}

/** What is wrong with a YAML text, and where. */
export class YamlProblem extends Error {
  readonly line: number

  constructor(line: number, reason: string) {
    super(reason)
    this.line = line
  }
}

/**
 * Documents of a YAML text, empty ones left out. Only plain maps, lists and text: tags, anchors and aliases are not part of our files.
 * @throws YamlProblem for a text that is no YAML.
 */
export function parseYaml(text: string): readonly YamlDocument[] {
  const { LineCounter, parseAllDocuments } = yaml()
  const counter = new LineCounter()
  // failsafe: every scalar is text; with the null tag a key without a value is told from an empty text.
  const documents = parseAllDocuments(text, {
    schema: 'failsafe',
    customTags: ['null'],
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
  })
  if ('empty' in documents) return []
  return documents.flatMap((document) => {
    const [error] = document.errors
    if (error) throw new YamlProblem(counter.linePos(error.pos[0]).line, sayError(error))
    const value = filledIn(aliasFree(document, counter))
    if (value === undefined) return []
    return [{ value, line: (path: Path = []) => lineOf(document, path, counter) }]
  })
}

function aliasFree(document: Document.Parsed, counter: LineCounter): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    throw new YamlProblem(counter.linePos(document.range[0]).line, '不能使用“*”引用，请把内容写全；以 * 开头的文字要加引号')
  }
}

/** Without keys that have nothing after the colon, or null: these are not filled in. */
function filledIn(value: unknown): unknown {
  if (value === null || value === undefined) return undefined
  if (Array.isArray(value)) return value.map(filledIn).filter((part) => part !== undefined)
  if (typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, part]) => {
      const filled = filledIn(part)
      return filled === undefined ? [] : [[key, filled]]
    }),
  )
}

function lineOf(document: Document.Parsed, path: Path, counter: LineCounter): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true)
    const range = (node as { readonly range?: readonly number[] | null } | undefined)?.range
    if (range?.[0] !== undefined) return counter.linePos(range[0]).line
  }
  return counter.linePos(document.contents?.range?.[0] ?? document.range[0]).line
}

const REASONS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一个键写了两次',
  TAB_AS_INDENT: '缩进用了制表符，应改用空格',
  BAD_INDENT: '缩进不对，同一层的键要左对齐',
  MISSING_CHAR: '缺少引号、括号或冒号',
  UNEXPECTED_TOKEN: '这里多了一个符号，或者文字需要加引号',
  BLOCK_AS_IMPLICIT_KEY: '键后面的冒号或缩进不对',
  MULTILINE_IMPLICIT_KEY: '键后面缺少冒号',
}

const sayError = ({ code }: YAMLError) => REASONS[code] ?? '不是正确的 YAML，请检查缩进、冒号和引号'

/** Reads a policy file of exactly one document. @throws ProductError FILE_NOT_FOUND or POLICY_INVALID. */
export async function readPolicyFile(path: string, file: string): Promise<YamlDocument> {
  const text = await readText(path, file)
  // Lines are asked for only when something is wrong.
  const value = parsedOnce(text, () => onlyDocument(text, file).value)
  return { value, line: (at) => onlyDocument(text, file).line(at) }
}

/** A policy file whose content its schema accepts. */
export interface CheckedFile<T> {
  readonly data: T
  /** The refusal of what no schema can say, at its line. */
  readonly refuse: (path: Path, reason: string) => ProductError<'POLICY_INVALID'>
}

/** Reads and checks `<policyDir>/<file>`. @throws ProductError FILE_NOT_FOUND or POLICY_INVALID, with line and key */
export async function readChecked<Schema extends z.ZodType>(
  policyDir: string,
  file: string,
  schema: Schema,
): Promise<CheckedFile<z.output<Schema>>> {
  const document = await readPolicyFile(join(policyDir, file), file)
  const refuse = (path: Path, reason: string) =>
    new ProductError('POLICY_INVALID', { file, line: document.line(path), key: sayPath(path), reason })
  const parsed = schema.safeParse(document.value)
  if (parsed.success) return { data: parsed.data, refuse }
  const { path, reason } = firstIssue(parsed.error)
  throw refuse(path, reason)
}

function onlyDocument(text: string, file: string): YamlDocument {
  try {
    const [document, ...more] = parseYaml(text)
    if (document === undefined) throw new YamlProblem(1, '文件是空的')
    if (more[0]) throw new YamlProblem(more[0].line(), '一个文件只能有一份内容，请去掉“---”之后的部分')
    return document
  } catch (error) {
    if (error instanceof YamlProblem) throw new ProductError('POLICY_INVALID', { file, line: error.line, key: '', reason: error.message })
    throw error
  }
}

/** A text file in UTF-8. @throws ProductError FILE_NOT_FOUND. */
export async function readText(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new ProductError('FILE_NOT_FOUND', { file })
    throw error
  }
}

/** What zod found, in Chinese: which key, and what is wrong with it. A misspelt key comes before the missing one that it stands for. */
export function firstIssue({ issues }: z.ZodError): { readonly path: Path; readonly reason: string } {
  return sayIssue(issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0]!)
}

/** One of zod's issues in Chinese. */
export function sayIssue(issue: z.core.$ZodIssue): { readonly path: Path; readonly reason: string } {
  switch (issue.code) {
    case 'unrecognized_keys':
      return { path: [...issue.path, issue.keys[0]!], reason: `不认识的键“${issue.keys.join('”“')}”` }
    case 'invalid_type':
      // Only the text of the issue tells a missing key from one of another kind.
      return {
        path: issue.path,
        reason: issue.message.endsWith('received undefined') ? '缺少这一项' : `应为${KINDS[issue.expected] ?? issue.expected}`,
      }
    case 'invalid_value':
      return { path: issue.path, reason: `应为 ${issue.values.join('、')} 之一` }
    case 'invalid_union':
      return { path: issue.path, reason: '写法不符合要求' }
    default:
      return { path: issue.path, reason: issue.message }
  }
}

const KINDS: Readonly<Record<string, string>> = { string: '文字或数', object: '“键: 值”的形式', array: '列表', record: '“键: 值”的形式' }

/** "levels.部分达成.min", "grades[1].from" */
export const sayPath = (path: Path): string =>
  path.map((part, i) => (typeof part === 'number' ? `[${part}]` : `${i === 0 ? '' : '.'}${String(part)}`)).join('')

import { Exact } from '#domain/quantity.ts'
import type { Figure, Gap, Rich } from '../../figures/figure.ts'
import { print } from '../../figures/format.ts'
import { type Operator, parseTag, type TagExpression, type TagFormat } from './expression.ts'

/** What docxtemplater hands to a parser while rendering: the scopes from the outside in, and which one is asked now. */
interface ScopeContext {
  readonly num: number
  readonly scopeList: readonly unknown[]
  readonly scopePath: readonly string[]
}

/**
 * docxtemplater's parser 标签取值: own properties only, from the inner loop outwards; the name of an enclosing loop means its present item, so that
 * `{项目.名称}` works inside `{#指标}`. A name that is nowhere gives undefined, and the null getter reports it.
 */
export function tagParser(tag: string): { get: (scope: unknown, context: ScopeContext) => unknown } {
  const expression = parseTag(tag)
  if (!expression) return { get: () => undefined }
  return { get: (scope, context) => answer(find(expression.steps, scope, context), expression) }
}

function find(steps: readonly string[], scope: unknown, { num, scopeList, scopePath }: ScopeContext): unknown {
  const [first, ...rest] = steps
  if (first === undefined) return scope
  if (num === scopeList.length - 1 && rest.length > 0) {
    const loop = scopePath.lastIndexOf(first)
    if (loop >= 0) return walk(scopeList[loop + 1], rest)
  }
  return walk(scope, steps)
}

function walk(from: unknown, steps: readonly string[]): unknown {
  let value = from
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<string, unknown>)[step] // an own property of an object
  }
  return value
}

function answer(value: unknown, { comparison, format }: TagExpression): unknown {
  if (value === undefined) return undefined
  if (comparison) return compare(value, comparison.operator, comparison.literal)
  return format ? printed(value, format) : value
}

const isPart = (value: unknown): value is Figure | Gap | Rich => typeof value === 'object' && value !== null && 'kind' in value
const isFigure = (value: unknown): value is Figure => isPart(value) && value.kind === 'figure'

function compare(value: unknown, operator: Operator, literal: string): boolean {
  const raw = isFigure(value) ? value.value : value
  if (raw instanceof Exact || typeof raw === 'number') {
    if (!/^-?\d+(\.\d+)?$/.test(literal)) return false
    const order = Exact.of(typeof raw === 'number' ? String(raw) : raw).compare(literal)
    return { '=': order === 0, '≠': order !== 0, '>': order > 0, '≥': order >= 0, '<': order < 0, '≤': order <= 0 }[operator]
  }
  if (operator === '=') return String(raw) === literal
  return operator === '≠' && String(raw) !== literal
}

const decimals: Readonly<Partial<Record<TagFormat, number>>> = { 整数: 0, 一位小数: 1, 两位小数: 2 }

/** The same figure written another way; its content control names the new way. */
function printed(value: unknown, format: TagFormat): unknown {
  if (!isFigure(value)) return value
  const places = decimals[format]
  const code = places === undefined ? { 元: 'yuan', 万元: 'wan' }[format as '元' | '万元'] : `${value.format.replace(/\d/, '')}${places}`
  const text = print(value.value, code)
  return text === undefined ? value : { ...value, format: code, text }
}

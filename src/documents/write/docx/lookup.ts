import { Exact } from '#domain/quantity.ts'
import type { Figure, Gap, Rich } from '../../figures/figure.ts'
import { print } from '../../figures/format.ts'
import type { Operator, TagExpression, TagFormat } from './expression.ts'

/** The data a tag can see: the whole view first, then the item of each loop around it, with the loop's name. */
export interface Scopes {
  readonly items: readonly unknown[]
  readonly names: readonly string[]
}

/**
 * The value of a tag 标签取值: own properties only, from the inner loop outwards; the name of an enclosing loop means its present item, so that
 * `{项目.名称}` works inside `{#指标}`.
 */
export function lookUp(expression: TagExpression, scopes: Scopes): unknown {
  return answer(find(expression.steps, scopes), expression)
}

function find(steps: readonly string[], { items, names }: Scopes): unknown {
  const [first] = steps
  if (first === undefined) return items.at(-1)
  if (steps.length > 1) {
    const loop = names.lastIndexOf(first)
    if (loop > 0) return walk(items[loop], steps.slice(1))
  }
  for (let depth = items.length - 1; depth >= 0; depth--) {
    const value = walk(items[depth], steps)
    if (value !== undefined) return value
  }
  return undefined
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

import { tagFormats } from './expression.ts'
import type { Loop, Node } from './nodes.ts'

/** A branch of the tag catalogue: what a tag means, and the tags inside it when it is a loop or a section. */
export interface TagTree {
  readonly [name: string]: TagMeaning
}
export interface TagMeaning {
  /** For the user's manual. */
  readonly says: string
  readonly kind: 'text' | 'flag' | 'list' | 'picture'
  readonly inside?: TagTree
}

/** Names that a loop opens, from the inside out. */
interface Scope {
  readonly name: string
  readonly tags: TagTree
}

/**
 * Tags of a template that the report does not know, each said with its loop and the nearest known name. Checked against the catalogue, not the data:
 * a wrong name inside a loop that happens to be empty is found as well.
 */
export function unknownTags(nodes: readonly Node[], tags: TagTree): readonly string[] {
  return inScope(nodes, [{ name: '', tags }])
}

function inScope(nodes: readonly Node[], scopes: readonly Scope[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'words') return []
    const own = complaint(node, scopes)
    const inner = node.kind === 'loop' ? inScope(node.inside, deeper(node, scopes)) : []
    return [...(own === undefined ? [] : [own]), ...inner]
  })
}

function deeper({ expression }: Loop, scopes: readonly Scope[]): readonly Scope[] {
  const meaning = expression && meaningOf(expression.steps, scopes)
  return meaning?.inside ? [{ name: expression?.steps[0] ?? '', tags: meaning.inside }, ...scopes] : scopes
}

function complaint({ tag, expression }: Exclude<Node, { kind: 'words' }>, scopes: readonly Scope[]): string | undefined {
  const at = scopes[0]?.name ? `（在“${scopes[0].name}”循环内）` : ''
  if (!expression)
    return `标签“{${tag}}”${at}写法不对。标签只能是名称、名称与数字或文字的比较，或“名称|写法”（写法有：${tagFormats.join('、')}）`
  if (expression.steps.length === 0 || meaningOf(expression.steps, scopes)) return undefined
  const near = nearest(expression.steps.at(-1) ?? '', scopes)
  return `没有名为“${expression.steps.join('.')}”的标签${at}${near === undefined ? '' : `，是不是“${near}”？`}`
}

function meaningOf(steps: readonly string[], scopes: readonly Scope[]): TagMeaning | undefined {
  const [first = '', ...rest] = steps
  const loop = rest.length > 0 ? scopes.find(({ name }) => name === first) : undefined
  const start = loop ? undefined : scopes.find(({ tags }) => Object.hasOwn(tags, first))?.tags[first]
  if (!loop && !start) return undefined
  let meaning = start
  let tags = loop ? loop.tags : start?.inside
  for (const step of rest) {
    meaning = tags && Object.hasOwn(tags, step) ? tags[step] : undefined
    if (!meaning) return undefined
    tags = meaning.inside
  }
  return meaning
}

/** The known name with the fewest edits, when it is near enough to be meant. */
function nearest(name: string, scopes: readonly Scope[]): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.ceil(name.length / 2)) + 1
  for (const known of scopes.flatMap(({ tags }) => Object.keys(tags))) {
    const edits = distance(name, known)
    if (edits < least) [best, least] = [known, edits]
  }
  return best
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}

/** What docxtemplater finds wrong with a template, in the user's words. */
export function sayTemplateError(error: unknown): readonly string[] {
  const { properties } = error as {
    properties?: { id?: string; errors?: readonly unknown[]; xtag?: string; openingtag?: string; closingtag?: string; context?: string }
  }
  if (!properties) return [error instanceof Error ? error.message : String(error)]
  if (properties.errors) return [...new Set(properties.errors.flatMap(sayTemplateError))]
  const tag = properties.xtag ?? properties.context ?? ''
  const say: Readonly<Record<string, string>> = {
    unclosed_tag: `标签“${tag}”缺右花括号“}”`,
    unopened_tag: `“${tag}”缺左花括号“{”`,
    duplicate_open_tag: `“${tag}”处有两个左花括号“{{”，标签只用一对花括号`,
    duplicate_close_tag: `“${tag}”处有两个右花括号“}}”，标签只用一对花括号`,
    unclosed_loop: `循环“{#${tag}}”没有结束标签“{/${tag}}”`,
    unopened_loop: `结束标签“{/${tag}}”前面没有对应的“{#${tag}}”`,
    closing_tag_does_not_match_opening_tag: `循环“{#${properties.openingtag ?? ''}}”被“{/${properties.closingtag ?? ''}}”结束，名称应当一致`,
    loop_position_invalid: `循环“${tag}”的开始和结束标签位置不配：请放在同一单元格、同一表格行，或各占一个段落`,
    unbalanced_loop_tags: '两个循环交叉了：后开始的循环要先结束',
  }
  return [say[properties.id ?? ''] ?? `标签“${tag}”有误（${properties.id ?? '未知'}）`]
}

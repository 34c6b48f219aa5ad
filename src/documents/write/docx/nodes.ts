import { strayTag, strayTagOfDocument } from './balance.ts'
import { parseTag, type TagExpression } from './expression.ts'
import type { RunPlace } from './inline.ts'

/** A part of docxtemplater's parsed template, as far as we use it; its own types leave these out. */
export interface ParsedPart {
  readonly type: string
  readonly value: string
  readonly tag?: string
  readonly position?: string
  readonly module?: string
  readonly raw?: string
  readonly subparsed?: readonly ParsedPart[]
  readonly inverted?: boolean
  readonly hasPageBreak?: boolean
  readonly hasPageBreakBeginning?: boolean
  readonly sectPrCount?: number
  readonly lastParagrapSectPr?: string
  /** Ours: w:rPr of the tag's run. */
  look?: string
}

/** A template as it is filled: words that stay, and tags. */
export type Node = Words | ValueTag | Loop | PictureTag

interface Words {
  readonly kind: 'words'
  xml: string
}

export interface ValueTag {
  readonly kind: 'value'
  readonly tag: string
  readonly expression: TagExpression | undefined
  /** Undefined outside a run (document properties): plain text then. */
  readonly run?: Mutable<RunPlace>
}

export interface Loop {
  readonly kind: 'loop'
  readonly tag: string
  readonly expression: TagExpression | undefined
  /** `{^…}`: when there is nothing. */
  readonly inverted: boolean
  readonly inside: readonly Node[]
  /** Without a turn, a table cell or a table may be left empty: see finish.ts. */
  fragile: boolean
}

export interface PictureTag {
  readonly kind: 'picture'
  readonly tag: string
  readonly expression: TagExpression | undefined
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/**
 * The parsed parts of one document part as nodes. Everything between two tags is one piece of words, so that a row of a table costs a few pieces instead of a
 * hundred. Puts into `problems` what would break the document: loops that leave their cell, section breaks inside loops.
 */
export function nodesOf(parts: readonly ParsedPart[], problems: string[]): readonly Node[] {
  const nodes = convert(parts, problems)
  if (problems.length === 0 && strayTagOfDocument(wordsOf(parts)) !== undefined) problems.push('循环的位置使文档结构不完整')
  return nodes
}

const PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

function convert(parts: readonly ParsedPart[], problems: string[]): Node[] {
  const nodes: Node[] = []
  for (const part of parts) {
    if (part.type !== 'placeholder') {
      const last = nodes.at(-1)
      if (last?.kind === 'words') last.xml += part.value
      else nodes.push({ kind: 'words', xml: part.value })
    } else nodes.push(tagNode(part, problems))
  }
  nodes.forEach((node, i) => void settle(node, nodes[i - 1], nodes[i + 1]))
  return nodes.filter((node) => node.kind !== 'words' || node.xml !== '')
}

function tagNode(part: ParsedPart, problems: string[]): Node {
  const [tag, expression] = [part.value, parseTag(part.value)]
  if (part.module === 'loop') return loopNode(part, problems)
  if (part.module === 'picture') return { kind: 'picture', tag, expression }
  if (part.module !== undefined) problems.push(`标签“{${part.raw ?? tag}}”写法不对：名称前只能加 #、^、/ 或 %`)
  const run = part.look === undefined ? {} : { run: { properties: part.look, first: false, last: false } }
  return { kind: 'value', tag, expression, ...run }
}

function loopNode(part: ParsedPart, problems: string[]): Loop {
  const inside = convert(part.subparsed ?? [], problems)
  if (strayTag(wordsOf(part.subparsed ?? [])) !== undefined)
    problems.push(`循环“${part.value}”的开始和结束标签不在同一个单元格或同一层段落里`)
  if (part.sectPrCount || part.lastParagrapSectPr) problems.push(`循环“${part.value}”里有分节符，请把分节符移到循环外面`)
  const [before, after] = [part.hasPageBreakBeginning ? PAGE_BREAK : '', part.hasPageBreak ? PAGE_BREAK : '']
  // Two tables without a paragraph between them would become one.
  const parted = endsWith(inside, '</w:tbl>') ? '<w:p/>' : ''
  return {
    kind: 'loop',
    tag: part.value,
    expression: parseTag(part.value),
    inverted: part.inverted === true,
    inside: padded(inside, before, parted + after),
    fragile: false,
  }
}

const padded = (nodes: readonly Node[], before: string, after: string): readonly Node[] => [
  ...(before === '' ? [] : [{ kind: 'words', xml: before } as const]),
  ...nodes,
  ...(after === '' ? [] : [{ kind: 'words', xml: after } as const]),
]

const endsWith = (nodes: readonly Node[], end: string) => {
  const last = nodes.at(-1)
  return last?.kind === 'words' && last.xml.endsWith(end)
}

/** The tags of the document between the tags of the template, as they were before runs are cut. */
const wordsOf = (parts: readonly ParsedPart[]) => parts.map(({ type, value }) => (type === 'placeholder' ? '' : value)).join('')

const RUN_START = /<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!<w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>$/s
const RUN_END = '</w:t></w:r>'
const CELL_OR_GRID = /(?:<w:tc>|<w:tcPr\/>|<\/w:tcPr>|<\/w:tblGrid>)$/

/** A tag that begins or ends its run takes the run's own tags away, so that no empty runs are left; a loop notes what stands around it. */
function settle(node: Node, before: Node | undefined, after: Node | undefined): void {
  if (node.kind === 'loop')
    node.fragile = before?.kind !== 'words' || after?.kind !== 'words' || CELL_OR_GRID.test(before.xml) || after.xml.startsWith('</w:tc>')
  if (node.kind !== 'value' || !node.run) return
  const start = before?.kind === 'words' ? RUN_START.exec(before.xml) : null
  if (before?.kind === 'words' && start) {
    before.xml = before.xml.slice(0, start.index)
    node.run.first = true
  }
  if (after?.kind === 'words' && after.xml.startsWith(RUN_END)) {
    after.xml = after.xml.slice(RUN_END.length)
    node.run.last = true
  }
}

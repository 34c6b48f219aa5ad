import { type Inline, plain, type Rich } from '../../figures/figure.ts'
import { ControlIds, escapeXml, inlineXml } from './inline.ts'
import { lookUp, type Scopes } from './lookup.ts'
import type { Loop, Node, ValueTag } from './nodes.ts'
import { isPicture, type PictureParts, pictureXml } from './picture.ts'

/** What filling a document keeps track of. */
export interface Filling {
  readonly ids: ControlIds
  readonly drawn: PictureParts
  /** Set when a loop without a turn may have left a cell or a table empty. */
  emptied: boolean
}

export const newFilling = (drawn: PictureParts): Filling => ({ ids: new ControlIds(), drawn, emptied: false })

/** One part of the document with its tags filled from `view` 填充. */
export function render(nodes: readonly Node[], view: object, filling: Filling): string {
  return nodesXml(nodes, { items: [view], names: [''] }, filling)
}

function nodesXml(nodes: readonly Node[], scopes: Scopes, filling: Filling): string {
  let xml = ''
  for (const node of nodes) {
    if (node.kind === 'words') xml += node.xml
    else if (node.kind === 'value') xml += valueXml(node, scopes, filling)
    else if (node.kind === 'loop') xml += loopXml(node, scopes, filling)
    else {
      const value = node.expression && lookUp(node.expression, scopes)
      if (isPicture(value)) xml += `</w:t></w:r>${pictureXml(value, filling.drawn.add(value))}<w:r><w:t>`
    }
  }
  return xml
}

function valueXml({ expression, run }: ValueTag, scopes: Scopes, { ids }: Filling): string {
  const value = inlineOf(expression && lookUp(expression, scopes))
  return run ? inlineXml(value, run, ids) : escapeXml(plain(value))
}

/** A list takes a turn for each item; anything else that is there takes one, in the scope around it. */
function loopXml({ expression, inverted, inside, fragile }: Loop, scopes: Scopes, filling: Filling): string {
  const value = expression && lookUp(expression, scopes)
  const items: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined
  const there = items ? items.length > 0 : Boolean(value)
  if (there === inverted) {
    if (fragile) filling.emptied = true
    return ''
  }
  if (!items || inverted) return nodesXml(inside, scopes, filling)
  const names = [...scopes.names, expression?.steps[0] ?? '']
  let xml = ''
  for (const item of items) xml += nodesXml(inside, { items: [...scopes.items, item], names }, filling)
  return xml
}

function inlineOf(value: unknown): Inline | Rich {
  if (typeof value === 'object' && value !== null && 'kind' in value) return value as Inline | Rich // the view holds nothing else with a kind
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

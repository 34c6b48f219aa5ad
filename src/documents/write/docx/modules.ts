import { type Inline, plain, type Rich } from '../../figures/figure.ts'
import { strayTag } from './balance.ts'
import { ControlIds, escapeXml, inlineXml } from './inline.ts'

/** A part of the parsed template, with what the modules below note on it. docxtemplater's own type leaves these out. */
interface Part {
  type: string
  value: string
  readonly tag?: string
  readonly position?: string
  readonly module?: string
  readonly raw?: string
  readonly subparsed?: Part[]
  readonly inverted?: boolean
  /** Breaks that docxtemplater noted on a loop. */
  readonly hasPageBreak?: boolean
  readonly hasPageBreakBeginning?: boolean
  readonly addNextPage?: object
  readonly addContinuousType?: boolean
  readonly sectPrCount?: number
  readonly lastParagrapSectPr?: string
  run?: { properties: string; first: boolean; last: boolean }
}

/**
 * Notes on every tag the look (`w:rPr`) of the run it stands in. Runs before loops are folded, on the flat list of parts.
 */
export const runLooks = () => ({
  name: 'MingjiRunLooks',
  priority: 10,
  postparse(parsed: Part[]): Part[] {
    let properties = ''
    let collecting = false
    let inRun = false
    for (const part of parsed) {
      if (part.tag === 'w:r') {
        inRun = part.position === 'start'
        properties = ''
      }
      if (part.tag === 'w:rPr' && part.position === 'start') {
        properties = ''
        collecting = true
      }
      if (collecting && (part.type === 'tag' || part.type === 'content')) properties += part.value
      if (part.tag === 'w:rPr' && part.position === 'end') collecting = false
      if (part.type === 'placeholder' && !part.module && inRun) part.run ??= { properties, first: false, last: false }
    }
    return parsed
  },
})

const RUN_START = /<w:r(?: [^>]*)?>(?:<w:rPr>(?:(?!<w:rPr>).)*<\/w:rPr>)?<w:t(?: [^>]*)?>$/s
const RUN_END = '</w:t></w:r>'

/**
 * Joins everything between two tags into one part, so that a row of a table costs a few parts instead of a hundred, and checks on the way that the two
 * marks of a loop stand in the same container. Runs last.
 */
export const joinedParts = (misplaced: (loop: string) => void) => ({
  name: 'MingjiJoinedParts',
  priority: -10,
  postparse(parsed: Part[], { basePart }: { basePart?: Part }): Part[] {
    if (basePart && strayTag(parsed.map((part) => (isStatic(part) ? part.value : '')).join('')) !== undefined) misplaced(basePart.value)
    const joined: Part[] = []
    let text = ''
    const flush = () => {
      if (text !== '') joined.push({ type: 'content', value: text, position: 'outsidetag' })
      text = ''
    }
    for (const part of parsed) {
      if (isStatic(part)) {
        text += part.value
        continue
      }
      flush()
      joined.push(part)
    }
    flush()
    joined.forEach((part, i) => void cutRun(part, joined[i - 1], joined[i + 1]))
    return joined.filter((part) => part.type !== 'content' || part.value !== '')
  },
})

const isStatic = (part: Part) => part.type === 'content' || part.type === 'tag'

/** A tag that begins or ends its run takes the run's own tags away, so that no empty runs are left. */
function cutRun(part: Part, before: Part | undefined, after: Part | undefined): void {
  if (!part.run) return
  const start = before && isStatic(before) ? RUN_START.exec(before.value) : null
  if (before && start) {
    before.value = before.value.slice(0, start.index)
    part.run.first = true
  }
  if (after && isStatic(after) && after.value.startsWith(RUN_END)) {
    after.value = after.value.slice(RUN_END.length)
    part.run.last = true
  }
}

/**
 * Writes words, figures and gaps instead of docxtemplater's plain strings, and walks loops itself: docxtemplater looks through every piece of every turn for
 * repairs that finish.ts does once. Loops with page or section breaks of their own are left to docxtemplater.
 */
export const inlineValues = () => {
  const ids = new ControlIds()
  const xmlOf = (part: Part, options: RenderOptions): string => {
    const value = options.scopeManager.getValue(part.value, { part }) ?? ''
    const inline = inlineOf(value)
    return part.run ? inlineXml(inline, part.run, ids) : escapeXml(plain(inline))
  }
  const loopXml = (part: Part, options: RenderOptions): string => {
    let xml = ''
    const value = options.scopeManager.getValue(part.value, { part })
    const turn = (item: unknown, i: number, length: number) => {
      const scopeManager = options.scopeManager.createSubScopeManager(item, part.value, i, part, length)
      xml += partsXml(part.subparsed ?? [], { ...options, scopeManager })
    }
    options.scopeManager.loopOverValue(value, turn, part.inverted)
    return xml
  }
  const partsXml = (parts: readonly Part[], options: RenderOptions): string => {
    let xml = ''
    for (const part of parts) {
      if (isStatic(part)) xml += part.value
      else if (!part.module) xml += xmlOf(part, options)
      else if (isPlainLoop(part)) xml += loopXml(part, options)
      else xml += options.render({ ...options, compiled: [part] }).parts.join('')
    }
    return xml
  }
  return {
    name: 'MingjiInlineValues',
    priority: 5,
    render(part: Part, options: RenderOptions) {
      if (isPlainLoop(part)) return { value: loopXml(part, options) }
      return part.type === 'placeholder' && !part.module ? { value: xmlOf(part, options) } : null
    },
  }
}

const isPlainLoop = (part: Part) =>
  part.module === 'loop' &&
  !part.hasPageBreak &&
  !part.hasPageBreakBeginning &&
  !part.addNextPage &&
  !part.addContinuousType &&
  !part.sectPrCount &&
  !part.lastParagrapSectPr

interface RenderOptions {
  readonly scopeManager: ScopeManager
  readonly render: (options: object) => { readonly parts: readonly string[] }
}

interface ScopeManager {
  getValue(tag: string, meta: { part: Part }): unknown
  createSubScopeManager(item: unknown, tag: string, i: number, part: Part, length: number): ScopeManager
  loopOverValue(value: unknown, turn: (item: unknown, i: number, length: number) => void, inverted: boolean | undefined): unknown
}

function inlineOf(value: unknown): Inline | Rich {
  if (typeof value === 'object' && value !== null && 'kind' in value) return value as Inline | Rich // the view holds nothing else with a kind
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/**
 * Takes the filled parts as they leave docxtemplater, joined at once: it would repair, encode and store them piece by piece, which costs more than the
 * filling itself. finish.ts does the repairs, fill.ts writes the package. Runs before the other modules' last pass.
 */
export const takenParts = (taken: Map<string, string>) => ({
  name: 'MingjiTakenParts',
  priority: 20,
  postrender(parts: readonly string[], { filePath }: { filePath: string }): string[] {
    taken.set(filePath, parts.join(''))
    return []
  },
})

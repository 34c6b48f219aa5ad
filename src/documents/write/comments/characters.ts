import { unseen } from '../../read/docx/unseen.ts'

/**
 * Where each visible character of a Word document stands in its XML 字符位置: the same walk as the reader's (see read/docx/body.ts), by position in the
 * text of document.xml, so that a comment can be hung on the very words and nothing else changes.
 */

/** A run (or a formula, which cannot be split) that characters stand in. */
export interface Run {
  /** Positions of "<w:r" and behind "</w:r>". */
  readonly start: number
  end: number
  /** "<w:r w:rsidR=…>" as written, and its <w:rPr>…</w:rPr>. */
  readonly open: string
  properties: string
  readonly splittable: boolean
}

/** The element a character stands in: <w:t>…</w:t>, or a mark such as <w:tab/>. */
export interface Carrier {
  readonly start: number
  /** Behind the opening tag. */
  readonly inside: number
  readonly text: boolean
}

export interface Character {
  /** Position in the XML, and behind it ("&amp;" is one character). */
  readonly from: number
  readonly to: number
  readonly run: Run | undefined
  readonly carrier: Carrier
}

export interface ParagraphCharacters {
  /** Ordinal of the w:p in the part, from 0. */
  readonly ordinal: number
  /** One for each UTF-16 unit of the paragraph's text. */
  readonly characters: readonly Character[]
  /** Where markers stand when there is no character: behind the paragraph's properties; undefined for <w:p/>. */
  readonly head: number | undefined
  /** In a text box, where Word takes no comments: ordinal of the paragraph that holds the box. */
  readonly holder: number | undefined
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

interface Frame extends Omit<Writable<ParagraphCharacters>, 'characters'> {
  characters: Character[]
}

interface Walk {
  readonly path: string[]
  skipped: number
  ordinal: number
  readonly paragraphs: Frame[]
  readonly runs: Run[]
  readonly fields: ('code' | 'result')[]
  readonly alternatives: boolean[]
  boxes: number
  hidden: boolean
  carrier: Carrier | undefined
  propertiesAt: number
}

/** Elements that count as one character each. */
const MARKS: ReadonlySet<string> = new Set(['w:ptab', 'w:br', 'w:cr', 'w:noBreakHyphen', 'w:sym', 'w:checkBox', 'm:den'])

const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([A-Za-z_][\w.-]*(?::[\w.-]+)?)((?:[^>"']|"[^"]*"|'[^']*')*)>/g

/** Characters of every paragraph of document.xml, by ordinal. `prefixes` maps the file's own prefixes to the usual ones. */
export function paragraphCharacters(xml: string): ReadonlyMap<number, ParagraphCharacters> {
  const usual = usualNames(xml)
  const walk: Walk = {
    path: [],
    skipped: 0,
    ordinal: -1,
    paragraphs: [],
    runs: [],
    fields: [],
    alternatives: [],
    boxes: 0,
    hidden: false,
    carrier: undefined,
    propertiesAt: 0,
  }
  const done = new Map<number, ParagraphCharacters>()
  let at = 0
  for (const token of xml.matchAll(TOKEN)) {
    if (walk.carrier?.text === true && walk.skipped === 0 && token.index > at) putText(walk, xml, at, token.index)
    at = token.index + token[0].length
    const [whole, slash, written, attributes = ''] = token
    if (written === undefined) continue
    const name = usual(written)
    if (slash === '/') close(walk, name, at, xml, done)
    else {
      open(walk, name, attributes, token.index, at, whole)
      if (attributes.endsWith('/')) close(walk, name, at, xml, done)
    }
  }
  return done
}

const NAMESPACES: readonly (readonly [string, string])[] = [
  ['w', 'wordprocessingml/2006/main'],
  ['w', 'ooxml/wordprocessingml/main'],
  ['m', '/math'],
  ['mc', 'markup-compatibility/2006'],
]

/** Almost every file uses the usual prefixes; one that does not is translated. */
function usualNames(xml: string): (name: string) => string {
  const root = xml.slice(0, 8000)
  const own = new Map<string, string>()
  for (const [, prefix = '', uri = ''] of root.matchAll(/xmlns:?([\w.-]*)\s*=\s*["']([^"']+)["']/g)) {
    const known = NAMESPACES.find(([, end]) => uri.endsWith(end))
    if (known && prefix !== known[0]) own.set(prefix, known[0])
  }
  if (own.size === 0) return (name) => name
  return (name) => {
    const colon = name.indexOf(':')
    const prefix = own.get(colon < 0 ? '' : name.slice(0, colon))
    return prefix === undefined ? name : `${prefix}:${name.slice(colon + 1)}`
  }
}

const value = (attributes: string, name = 'val') => new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1]
const isOn = (attributes: string) => !/^(?:0|false|off)$/i.test(value(attributes) ?? '1')

function isLeftOut(walk: Walk, name: string, attributes: string): boolean {
  if (unseen.has(name)) return true
  const parent = walk.path.at(-1)
  if (name === 'w:del' || name === 'w:moveFrom') return parent !== 'w:rPr' && parent !== 'w:trPr'
  if (name === 'mc:Choice' || name === 'mc:Fallback') {
    if (walk.alternatives.at(-1)) return true
    if (walk.alternatives.length > 0) walk.alternatives[walk.alternatives.length - 1] = true
    return false
  }
  return (name === 'w:footnote' || name === 'w:endnote') && /eparator/.test(value(attributes, 'type') ?? '')
}

function open(walk: Walk, name: string, attributes: string, start: number, end: number, whole: string): void {
  if (name === 'w:p') walk.ordinal++
  if (walk.skipped > 0 || isLeftOut(walk, name, attributes)) {
    walk.skipped++
    return
  }
  const parent = walk.path.at(-1)
  walk.path.push(name)
  if (name === 'w:p') {
    const holder = walk.boxes > 0 ? (walk.paragraphs[0]?.ordinal ?? walk.ordinal) : undefined
    walk.paragraphs.push({ ordinal: walk.ordinal, characters: [], head: whole.endsWith('/>') ? undefined : end, holder })
  } else if (name === 'w:r' || name === 'm:oMath') openRun(walk, name === 'w:r', start, whole)
  else if (name === 'w:rPr' && parent === 'w:r') walk.propertiesAt = start
  else if (name === 'w:vanish') walk.hidden = isOn(attributes)
  else if (name === 'w:t' || name === 'm:t') walk.carrier = { start, inside: end, text: true }
  else if (name === 'w:txbxContent') walk.boxes++
  else if (name === 'mc:AlternateContent') walk.alternatives.push(false)
  else if (name === 'w:fldChar') fieldMark(walk, value(attributes, 'fldCharType'))
  else if (MARKS.has(name) || (name === 'w:tab' && parent !== 'w:tabs')) put(walk, start, end, { start, inside: start, text: false })
}

/** A run in a formula is not ours to split: the formula is one piece. */
function openRun(walk: Walk, splittable: boolean, start: number, whole: string): void {
  const outer = walk.runs.at(-1)
  if (outer && !outer.splittable) walk.runs.push(outer)
  else walk.runs.push({ start, end: start, open: whole, properties: '', splittable })
  if (splittable) walk.hidden = false
}

function close(walk: Walk, name: string, end: number, xml: string, done: Map<number, ParagraphCharacters>): void {
  if (walk.skipped > 0) {
    walk.skipped--
    return
  }
  walk.path.pop()
  if (name === 'w:p') closeParagraph(walk, done)
  else if (name === 'w:r' || name === 'm:oMath') {
    const run = walk.runs.pop()
    if (run && run !== walk.runs.at(-1)) run.end = end
    if (name === 'w:r') walk.hidden = false
  } else if (name === 'w:pPr') {
    walk.hidden = false
    const paragraph = walk.paragraphs.at(-1)
    if (paragraph) paragraph.head = end
  } else if (name === 'w:rPr' && walk.path.at(-1) === 'w:r') {
    const run = walk.runs.at(-1)
    if (run) run.properties = xml.slice(walk.propertiesAt, end)
  } else if (name === 'w:t' || name === 'm:t') walk.carrier = undefined
  else if (name === 'w:txbxContent') walk.boxes--
  else if (name === 'mc:AlternateContent') walk.alternatives.pop()
}

function closeParagraph(walk: Walk, done: Map<number, ParagraphCharacters>): void {
  if (walk.fields.at(-1) === 'code') walk.fields.pop()
  const paragraph = walk.paragraphs.pop()
  if (paragraph) done.set(paragraph.ordinal, paragraph)
}

function fieldMark(walk: Walk, type: string | undefined): void {
  if (type === 'begin') walk.fields.push('code')
  else if (type === 'separate' && walk.fields.length > 0) walk.fields[walk.fields.length - 1] = 'result'
  else if (type === 'end') walk.fields.pop()
}

function put(walk: Walk, from: number, to: number, carrier: Carrier): void {
  const paragraph = walk.paragraphs.at(-1)
  if (paragraph && !walk.hidden && walk.fields.every((phase) => phase === 'result'))
    paragraph.characters.push({ from, to, run: walk.runs.at(-1), carrier })
}

/** Each entity is one character; a character outside the basic plane counts two units, as in every string of this house. */
function putText(walk: Walk, xml: string, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const entity = xml[at] === '&' ? /^&(?:#x([0-9a-fA-F]+)|#(\d+)|\w+);/.exec(xml.slice(at, at + 12)) : null
    // XML reads a carriage return and line feed as one line end.
    const length = entity ? entity[0].length : xml[at] === '\r' && xml[at + 1] === '\n' ? 2 : 1
    const code = entity?.[1] !== undefined ? Number.parseInt(entity[1], 16) : entity?.[2] !== undefined ? Number(entity[2]) : 0
    for (let unit = 0; unit < (code > 0xffff ? 2 : 1); unit++) put(walk, at, at + length, walk.carrier!)
    at += length
  }
}

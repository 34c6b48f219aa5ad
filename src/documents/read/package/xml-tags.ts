/** One tag as `scanTags` reports it. The object is reused: take what you need before returning. */
export interface Tag {
  /** Local name, prefix left out. */
  name: string
  closing: boolean
  /** `<c/>` */
  empty: boolean
  /** Character range of the attributes. */
  from: number
  to: number
}

/**
 * A flat pass over XML text: every tag in order, and the text before it. No tree, no recursion, no entities beyond the five and numeric ones, so a
 * hostile document costs no more than its length. Comments, declarations and processing instructions are skipped; CDATA is text.
 * Stops early when `onTag` returns false.
 */
export function scanTags(xml: string, onTag: (tag: Tag, text: string, xml: string) => boolean | undefined): void {
  const tag: Tag = { name: '', closing: false, empty: false, from: 0, to: 0 }
  let textFrom = 0
  let carried = ''
  let at = xml.indexOf('<')
  while (at >= 0) {
    const next = xml.charCodeAt(at + 1)
    if (next === EXCLAMATION || next === QUESTION) {
      const cdata = xml.startsWith('<![CDATA[', at)
      const mark = cdata ? ']]>' : xml.startsWith('<!--', at) ? '-->' : '>'
      const end = xml.indexOf(mark, at + 2)
      if (end < 0) return
      carried += decodeEntities(xml.slice(textFrom, at)) + (cdata ? xml.slice(at + 9, end) : '')
      textFrom = end + mark.length
    } else {
      const end = tagEnd(xml, at + 1)
      if (end < 0) return
      const text = textFrom === at && carried === '' ? '' : carried + decodeEntities(xml.slice(textFrom, at))
      carried = ''
      readTag(tag, xml, at + 1, end)
      textFrom = end + 1
      if (onTag(tag, text, xml) === false) return
    }
    at = xml.indexOf('<', textFrom)
  }
}

const EXCLAMATION = 0x21
const QUESTION = 0x3f
const SLASH = 0x2f
const COLON = 0x3a
const DOUBLE = 0x22
const SINGLE = 0x27
const GREATER = 0x3e
const EQUALS = 0x3d
const isSpace = (c: number) => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09

/** The closing `>` of a tag; one inside an attribute value does not count. */
function tagEnd(xml: string, from: number): number {
  let quote = 0
  for (let i = from; i < xml.length; i++) {
    const c = xml.charCodeAt(i)
    if (quote !== 0) {
      if (c === quote) quote = 0
    } else if (c === GREATER) return i
    else if (c === DOUBLE || c === SINGLE) quote = c
  }
  return -1
}

function readTag(tag: Tag, xml: string, from: number, end: number): void {
  tag.closing = xml.charCodeAt(from) === SLASH
  tag.empty = xml.charCodeAt(end - 1) === SLASH
  let start = tag.closing ? from + 1 : from
  let i = start
  for (; i < end; i++) {
    const c = xml.charCodeAt(i)
    if (isSpace(c) || c === SLASH) break
    if (c === COLON) start = i + 1
  }
  tag.name = xml.slice(start, i)
  tag.from = i
  tag.to = tag.empty ? end - 1 : end
}

/** The value of an attribute of the tag just reported, entities decoded; the name may carry any prefix. Undefined when it is absent. */
export function attribute(tag: Tag, xml: string, name: string): string | undefined {
  let i = tag.from
  while (i < tag.to) {
    while (i < tag.to && isSpace(xml.charCodeAt(i))) i++
    let start = i
    while (i < tag.to) {
      const c = xml.charCodeAt(i)
      if (c === EQUALS || isSpace(c)) break
      if (c === COLON) start = i + 1
      i++
    }
    const nameEnd = i
    while (i < tag.to && (isSpace(xml.charCodeAt(i)) || xml.charCodeAt(i) === EQUALS)) i++
    const quote = xml.charCodeAt(i)
    if (quote !== DOUBLE && quote !== SINGLE) return undefined
    const valueEnd = xml.indexOf(quote === DOUBLE ? '"' : "'", i + 1)
    if (valueEnd < 0) return undefined
    if (nameEnd - start === name.length && xml.startsWith(name, start)) return decodeEntities(xml.slice(i + 1, valueEnd))
    i = valueEnd + 1
  }
  return undefined
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
}

/** Undoes the escapes of spreadsheets for characters that XML cannot hold: `_x000D_`. */
export const decodeEscapes = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text

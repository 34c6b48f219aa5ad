import { SaxesParser } from 'saxes'
import { ProductError } from '#errors'
import type { Deadline } from '../deadline.ts'

/** Attributes of one element; `get` takes the name with its usual prefix ("w:val", "r:id"), whatever prefix the file uses. */
export interface Attributes {
  get(name: string): string | undefined
}

export interface XmlHandler {
  /** Element name with its usual prefix ("w:p"); without prefix when the namespace is not one of ours. */
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text(text: string): void
}

export interface XmlBounds {
  readonly file: string
  readonly part: string
  readonly depth: number
  readonly check: Deadline
}

/** Namespaces (transitional and strict) and the prefix this house knows them by. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.microsoft.com/office/word/2006/wordml', 'wne'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['http://www.ofdspec.org/2016', 'ofd'],
])

/**
 * Walks one XML part from a stranger's file in a single pass. Entity declarations are refused (billion laughs, external files), nesting and time bounded.
 *
 * @throws ProductError XML_UNSAFE, FILE_DAMAGED (not well-formed), FILE_TOO_COMPLEX (nesting), READING_TIMEOUT
 */
export function scanXml(xml: string, bounds: XmlBounds, handler: XmlHandler): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const scope = namespaceScope()
  let depth = 0
  parser.on('doctype', () => {
    throw new ProductError('XML_UNSAFE', { file: bounds.file, part: bounds.part })
  })
  parser.on('error', (cause) => {
    throw new ProductError('FILE_DAMAGED', { file: bounds.file, reason: `内部的 ${bounds.part} 不完整` }, { cause })
  })
  parser.on('opentag', ({ name, attributes }) => {
    bounds.check()
    if (++depth > bounds.depth) throw new ProductError('FILE_TOO_COMPLEX', { file: bounds.file, reason: `内部嵌套超过 ${bounds.depth} 层` })
    // Plain attributes are strings; the type also covers the namespace mode that is off.
    const plain = attributes as Readonly<Record<string, string>>
    scope.declare(plain)
    handler.open(scope.canonical(name), { get: (wanted) => scope.attribute(plain, wanted) })
  })
  parser.on('closetag', ({ name }) => {
    depth--
    handler.close(scope.canonical(name))
  })
  const text = (value: string) => {
    bounds.check()
    handler.text(value)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.write(xml).close()
}

/** Prefixes of a document; declarations hold to the end of the part, which is how every producer uses them. */
function namespaceScope() {
  const usual = new Map<string, string>()
  const own = new Map<string, string>()
  const names = new Map<string, string>()
  return {
    declare(attributes: Readonly<Record<string, string>>) {
      for (const key in attributes) {
        if (!key.startsWith('xmlns')) continue
        const known = prefixes.get(attributes[key] ?? '')
        const prefix = key.slice(6)
        if (known === undefined || usual.get(prefix) === known) continue
        usual.set(prefix, known)
        own.set(known, prefix)
        names.clear()
      }
    },
    canonical(name: string): string {
      const cached = names.get(name)
      if (cached !== undefined) return cached
      const colon = name.indexOf(':')
      const prefix = usual.get(colon < 0 ? '' : name.slice(0, colon))
      const local = name.slice(colon + 1)
      const result = prefix === undefined ? local : `${prefix}:${local}`
      if (names.size < 5000) names.set(name, result)
      return result
    },
    attribute(attributes: Readonly<Record<string, string>>, wanted: string): string | undefined {
      const colon = wanted.indexOf(':')
      if (colon < 0) return attributes[wanted]
      const prefix = own.get(wanted.slice(0, colon))
      const local = wanted.slice(colon + 1)
      return attributes[prefix === undefined || prefix === '' ? local : `${prefix}:${local}`]
    },
  }
}

/** Decodes an XML part: byte order mark, declared encoding, else UTF-8. */
export function decodeXml(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const declared = /^<\?xml[^>]{0,200}?encoding=["']([\w.-]{1,40})["']/.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 300)))?.[1]
  return decoder(declared ?? 'utf-8').decode(bytes)
}

function decoder(label: string) {
  try {
    return new TextDecoder(label)
  } catch {
    return new TextDecoder()
  }
}

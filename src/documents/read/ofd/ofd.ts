import type { Prose } from '#domain/prose.ts'
import { ProductError } from '#errors'
import { deadline } from '../deadline.ts'
import { type ReadLimits, readLimits } from '../limits.ts'
import { resolvePart } from '../package/ooxml-package.ts'
import { openZip } from '../package/safe-zip.ts'
import { decodeXml, scanXml, type XmlHandler } from '../package/xml.ts'
import type { PageContent } from '../page/content.ts'
import { layOut } from '../page/layout.ts'
import { proseMaker } from '../prose-builder.ts'
import { type OfdPage, ofdPageReader } from './page.ts'

/** Points in a millimetre. */
const scale = 72 / 25.4
const a4 = [0, 0, 210, 297]

/**
 * Reads an OFD (GB/T 33190): text objects by their positions, lines as table rules, template pages underneath. Signatures, seals and pictures are not read.
 *
 * @throws ProductError ARCHIVE_…, FILE_DAMAGED, FILE_TOO_COMPLEX, PDF_WITHOUT_TEXT, XML_UNSAFE, READING_TIMEOUT
 */
export function readOfd(bytes: Uint8Array, file: string, limits: ReadLimits = readLimits): Prose {
  const zip = openZip(bytes, file, limits)
  const check = deadline(file, limits.milliseconds)
  const scan = (part: string, handler: XmlHandler): boolean => {
    if ((zip.size(part) ?? 0) > limits.xmlBytes) throw new ProductError('FILE_TOO_COMPLEX', { file, reason: `内部的 ${part} 过大` })
    const content = zip.bytes(part)
    if (content) scanXml(decodeXml(content), { file, part, depth: limits.depth, check }, handler)
    return content !== undefined
  }
  const { root, properties } = readEntry(scan)
  const document = root === undefined ? undefined : readDocument(root, scan)
  if (!document || document.pages.length === 0) throw new ProductError('FILE_DAMAGED', { file, reason: 'OFD 中没有页面' })
  if (document.pages.length > limits.pages)
    throw new ProductError('FILE_TOO_COMPLEX', { file, reason: `共 ${document.pages.length} 页，超过上限 ${limits.pages} 页` })
  const templates = new Map<string, OfdPage>()
  const read = (part: string): OfdPage => {
    const reader = ofdPageReader()
    scan(part, reader.handler)
    return reader.page
  }
  const pages = document.pages.map((part, i): PageContent => {
    const page = read(part)
    const under = page.templates.flatMap((id) => {
      const target = document.templates.get(id)
      if (target === undefined) return []
      const template = templates.get(target) ?? read(target)
      templates.set(target, template)
      return [template]
    })
    const box = [page.box, document.box, a4].find((each) => each?.length === 4) ?? a4
    const all = [...under, page]
    return {
      number: i + 1,
      width: (box[2] ?? 0) * scale,
      height: (box[3] ?? 0) * scale,
      drawn: all.some(({ drawn }) => drawn),
      runs: all.flatMap(({ runs }) => runs),
      rules: all.flatMap(({ rules }) => rules),
    }
  })
  if (pages.every(({ runs }) => runs.length === 0)) throw new ProductError('PDF_WITHOUT_TEXT', { file, pages: pages.length })
  const maker = proseMaker(file, 'ofd', limits)
  for (const block of layOut(pages)) {
    check()
    maker.add(block)
  }
  return maker.finish(properties)
}

type Scan = (part: string, handler: XmlHandler) => boolean
const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** OFD.xml: where the (first) document stands, and its properties. */
function readEntry(scan: Scan): { readonly root: string | undefined; readonly properties: Record<string, string> } {
  const properties: Record<string, string> = {}
  const known = new Set(['Title', 'Author', 'Creator', 'CreationDate', 'ModDate', 'Subject'])
  let root: string | undefined
  let taking: string | undefined
  scan('OFD.xml', {
    open: (name) => {
      taking = local(name)
    },
    close: () => {
      taking = undefined
    },
    text(text) {
      if (taking === 'DocRoot') root ??= resolvePart('', text.trim())
      else if (taking !== undefined && known.has(taking) && text.trim() !== '') properties[taking] = text.trim()
    },
  })
  return { root, properties }
}

interface OfdDocument {
  readonly pages: readonly string[]
  readonly templates: ReadonlyMap<string, string>
  readonly box: readonly number[] | undefined
}

/** Document.xml: pages in order, template pages by id, page size. */
function readDocument(part: string, scan: Scan): OfdDocument {
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const pages: string[] = []
  const templates = new Map<string, string>()
  let box: readonly number[] | undefined
  let inBox = false
  scan(part, {
    open(name, attributes) {
      const target = attributes.get('BaseLoc')
      if (local(name) === 'Page' && target !== undefined) pages.push(resolvePart(folder, target))
      if (local(name) === 'TemplatePage' && target !== undefined) templates.set(attributes.get('ID') ?? '', resolvePart(folder, target))
      inBox = local(name) === 'PhysicalBox'
    },
    close: () => {
      inBox = false
    },
    text: (text) => {
      if (inBox) box = text.trim().split(/\s+/).map(Number)
    },
  })
  return { pages, templates, box }
}

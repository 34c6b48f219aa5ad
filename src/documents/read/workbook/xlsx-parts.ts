import type { SafeZip } from '../package/safe-zip.ts'
import { attribute, decodeEscapes, scanTags } from '../package/xml-tags.ts'
import { builtInFormat, type CellFormat, cellFormat } from './cell-format.ts'

export interface SheetEntry {
  readonly name: string
  readonly hidden: boolean
  /** Path of the part inside the container. */
  readonly part: string
}

export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[]
  readonly date1904: boolean
  readonly sharedStrings: string | undefined
  readonly styles: string | undefined
}

interface Relation {
  readonly type: string
  readonly target: string
}

const text = (zip: SafeZip, part: string): string | undefined => {
  const bytes = zip.bytes(part)
  if (bytes === undefined) return undefined
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

/** The workbook part, found through the package's relations; undefined when the container holds no workbook. */
export function readWorkbookPart(zip: SafeZip): WorkbookPart | undefined {
  const main = [...relations(zip, '').values()].find((r) => r.type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const xml = text(zip, main)
  if (xml === undefined || !/<(?:\w+:)?workbook[\s>]/.test(xml)) return undefined
  const related = relations(zip, main)
  const sheets: SheetEntry[] = []
  let date1904 = false
  scanTags(xml, (tag) => {
    if (tag.closing) return
    if (tag.name === 'workbookPr') date1904 = /^(?:1|true)$/.test(attribute(tag, xml, 'date1904') ?? '')
    if (tag.name !== 'sheet') return
    const relation = related.get(attribute(tag, xml, 'id') ?? '')
    // Chart sheets and macro sheets hold no cells.
    if (relation === undefined || !relation.type.endsWith('/worksheet')) return
    sheets.push({
      name: attribute(tag, xml, 'name') ?? '',
      hidden: /hidden/i.test(attribute(tag, xml, 'state') ?? ''),
      part: relation.target,
    })
  })
  const byType = (end: string) => [...related.values()].find((r) => r.type.endsWith(end))?.target
  return { sheets, date1904, sharedStrings: byType('/sharedStrings'), styles: byType('/styles') }
}

/** Relations of a part by id; targets resolved to paths inside the container. */
function relations(zip: SafeZip, part: string): ReadonlyMap<string, Relation> {
  const slash = part.lastIndexOf('/')
  const [folder, name] = [part.slice(0, slash + 1), part.slice(slash + 1)]
  const xml = text(zip, `${folder}_rels/${name}.rels`)
  const found = new Map<string, Relation>()
  if (xml === undefined) return found
  scanTags(xml, (tag) => {
    if (tag.name !== 'Relationship' || tag.closing || attribute(tag, xml, 'TargetMode') === 'External') return
    const target = attribute(tag, xml, 'Target') ?? ''
    found.set(attribute(tag, xml, 'Id') ?? '', { type: attribute(tag, xml, 'Type') ?? '', target: resolve(folder, target) })
  })
  return found
}

function resolve(folder: string, target: string): string {
  const parts: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '' && step !== '.') parts.push(step)
  }
  return parts.join('/')
}

/** Number formats of the cell styles, by the style number a cell carries. */
export function readFormats(zip: SafeZip, part: string | undefined): readonly CellFormat[] {
  const xml = part === undefined ? undefined : text(zip, part)
  if (xml === undefined) return []
  const custom = new Map<number, CellFormat>()
  const formats: CellFormat[] = []
  let inCells = false
  scanTags(xml, (tag) => {
    if (tag.name === 'cellXfs') inCells = !tag.closing && !tag.empty
    else if (tag.name === 'numFmt' && !tag.closing) {
      custom.set(Number(attribute(tag, xml, 'numFmtId')), cellFormat(attribute(tag, xml, 'formatCode') ?? ''))
    } else if (tag.name === 'xf' && inCells && !tag.closing) {
      const id = Number(attribute(tag, xml, 'numFmtId') ?? 0)
      formats.push(custom.get(id) ?? builtInFormat(id))
    }
  })
  return formats
}

/** The shared strings, rich text joined, phonetic guides left out. */
export function readSharedStrings(zip: SafeZip, part: string | undefined): readonly string[] {
  const xml = part === undefined ? undefined : text(zip, part)
  const strings: string[] = []
  if (xml === undefined) return strings
  let current = ''
  let phonetic = false
  scanTags(xml, (tag, before) => {
    if (tag.name === 't' && tag.closing) {
      if (!phonetic) current += before
    } else if (tag.name === 'si') {
      if (tag.closing || tag.empty) strings.push(decodeEscapes(current))
      current = ''
    } else if (tag.name === 'rPh') phonetic = !tag.closing && !tag.empty
  })
  return strings
}

/** Custom document properties, where our template keeps its version. */
export function readProperties(zip: SafeZip): Readonly<Record<string, string>> {
  const xml = text(zip, 'docProps/custom.xml')
  const properties = new Map<string, string>()
  if (xml === undefined) return {}
  let name: string | undefined
  scanTags(xml, (tag, before) => {
    if (tag.name === 'property') name = tag.closing ? undefined : attribute(tag, xml, 'name')
    else if (tag.closing && name !== undefined && !properties.has(name)) properties.set(name, before)
  })
  return Object.fromEntries(properties)
}

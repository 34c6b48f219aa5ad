import { ProductError } from '#errors'
import type { Deadline } from '../deadline.ts'
import type { ReadLimits } from '../limits.ts'
import { openZip, type SafeZip } from './safe-zip.ts'
import { decodeXml, scanXml, type XmlHandler } from './xml.ts'

export interface Relationship {
  readonly id: string
  /** Last word of the type: "styles", "numbering", "footnotes", "header" … (the same in transitional and strict files). */
  readonly type: string
  /** Path of the part inside the package; external targets are left out, nothing is ever loaded from outside. */
  readonly target: string
}

/** A docx (or other OOXML) package: scanning of its parts within the limits of this file. */
export interface OoxmlPackage {
  readonly zip: SafeZip
  readonly mainPart: string
  related(part: string): readonly Relationship[]
  /** False when the part is not there. */
  scan(part: string, handler: XmlHandler): boolean
}

export function openPackage(bytes: Uint8Array, file: string, limits: ReadLimits, check: Deadline): OoxmlPackage {
  const zip = openZip(bytes, file, limits)
  const scan = (part: string, handler: XmlHandler): boolean => {
    if ((zip.size(part) ?? 0) > limits.xmlBytes) throw new ProductError('FILE_TOO_COMPLEX', { file, reason: `内部的 ${part} 过大` })
    const content = zip.bytes(part)
    if (!content) return false
    scanXml(decodeXml(content), { file, part, depth: limits.depth, check }, handler)
    return true
  }
  const related = (part: string) => readRelationships(part, scan)
  const mainPart = related('').find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml'
  if (!zip.has(mainPart)) throw new ProductError('FILE_DAMAGED', { file, reason: '缺少正文部件' })
  return { zip, mainPart, related, scan }
}

function readRelationships(part: string, scan: OoxmlPackage['scan']): readonly Relationship[] {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const relationships: Relationship[] = []
  scan(`${folder}_rels/${part.slice(slash + 1)}.rels`, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return
      const target = attributes.get('Target') ?? ''
      relationships.push({
        id: attributes.get('Id') ?? '',
        type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
        target: resolvePart(folder, target),
      })
    },
    close() {},
    text() {},
  })
  return relationships
}

/** Path of a part named from another part's folder (ending in a slash, or ''); an absolute name begins at the root of the package. */
export function resolvePart(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of target.split('/').filter(Boolean)) {
    if (step === '..') path.pop()
    else if (step !== '.') path.push(step)
  }
  return path.join('/')
}

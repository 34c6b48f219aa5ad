import type { ZipLimits } from './package/safe-zip.ts'
import { openZip } from './package/safe-zip.ts'

/** What a file is by its content, whatever its name says. */
export type FileKind =
  | 'empty'
  | 'docx'
  | 'xlsx'
  | 'xlsb'
  | 'pptx'
  | 'ods'
  | 'odt'
  | 'ofd'
  | 'zip'
  | 'doc'
  | 'xls'
  | 'encrypted-office'
  | 'ole'
  | 'pdf'
  | 'rtf'
  | 'html'
  | 'mht'
  | 'spreadsheet-xml'
  | 'word-xml'
  | 'text'
  | 'image'
  | 'archive'

/** One character for each byte; TextDecoder's "latin1" is windows-1252 and changes some. */
const latin1 = (bytes: Uint8Array | undefined): string =>
  bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') : ''

/** First bytes of the formats that have some. */
const magics: readonly (readonly [kind: FileKind, magic: RegExp])[] = [
  ['rtf', /^\{\\rtf/],
  ['image', /^(?:\x89PNG|\xff\xd8\xff|GIF8|BM....\x00\x00\x00\x00|II\*\x00|MM\x00\*|RIFF....WEBP)/s],
  ['archive', /^(?:Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ)/],
]

/**
 * Tells the kind of a file from its content. Zip containers are opened through openZip, so a damaged or hostile one throws its ProductError here.
 */
export function sniffKind(bytes: Uint8Array, file: string, limits?: ZipLimits): FileKind {
  if (bytes.length === 0) return 'empty'
  const head = latin1(bytes.subarray(0, 4096))
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipKind(bytes, file, limits)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleKind(bytes)
  for (const [kind, magic] of magics) if (magic.test(head)) return kind
  // Readers of PDF accept some bytes of junk before the header.
  if (/%PDF-\d/.test(head.slice(0, 1024 + 8))) return 'pdf'
  return textKind(head)
}

function zipKind(bytes: Uint8Array, file: string, limits?: ZipLimits): FileKind {
  const zip = openZip(bytes, file, limits)
  const media = zip.has('mimetype') && (zip.size('mimetype') ?? 0) < 200 ? latin1(zip.bytes('mimetype')) : ''
  if (media.includes('opendocument.spreadsheet')) return 'ods'
  if (media.includes('opendocument.text')) return 'odt'
  if (zip.has('OFD.xml')) return 'ofd'
  if (zip.has('xl/workbook.bin')) return 'xlsb'
  const folders: readonly (readonly [string, FileKind])[] = [
    ['word/', 'docx'],
    ['xl/', 'xlsx'],
    ['ppt/', 'pptx'],
  ]
  for (const [folder, kind] of folders) if (zip.names.some((name) => name.toLowerCase().startsWith(folder))) return kind
  return zip.has('[Content_Types].xml') ? 'docx' : 'zip'
}

/** Names of streams in an OLE directory are UTF-16; searching for them needs no walk through a hostile allocation table. */
function oleKind(bytes: Uint8Array): FileKind {
  const has = (name: string) => indexOf(bytes, wide(name)) >= 0
  if (has('EncryptedPackage')) return 'encrypted-office'
  if (has('WordDocument')) return 'doc'
  if (has('Workbook') || has('Book\0')) return 'xls'
  return 'ole'
}

const wide = (name: string) => Uint8Array.from([...name].flatMap((c) => [c.charCodeAt(0), 0]))

function indexOf(bytes: Uint8Array, wanted: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(wanted)
}

const htmlStart =
  /^(?:<!doctype html|<html|<\?xml[^>]*>\s*(?:<!doctype html|<html)|(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype html|html|head|body|table|meta|div|p|title|h[1-6])[\s>])/

/** Text formats, also when UTF-16 puts a zero behind every letter. */
function textKind(head: string): FileKind {
  const text = head
    .replace(/\0/g, '')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart()
    .toLowerCase()
  if (/^mime-version:/m.test(text) && text.includes('content-type:')) return 'mht'
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet') && text.startsWith('<?xml')) return 'spreadsheet-xml'
  if (/^<\?xml/.test(text) && /schemas\.microsoft\.com\/office\/(?:word\/2003\/wordml|2006\/xmlpackage)/.test(text)) return 'word-xml'
  return htmlStart.test(text) ? 'html' : 'text'
}

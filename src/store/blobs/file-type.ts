/**
 * The type of a file by its content 按内容识别类型; the name and what the browser says are not asked. Undefined when unknown.
 * `head` holds the first bytes (64 kB are plenty).
 */
export function fileType(head: Uint8Array): string | undefined {
  const known = signatures.find(({ bytes, at = 0 }) => bytes.every((byte, i) => head[at + i] === byte))
  if (known === undefined) return plainText(head) ? 'text/plain' : undefined
  return known.inside === undefined ? known.mime : (known.inside(latin(head)) ?? known.mime)
}

interface Signature {
  readonly mime: string
  readonly bytes: readonly number[]
  readonly at?: number
  /** Looks closer at a container. */
  readonly inside?: (text: string) => string | undefined
}

const codes = (text: string): readonly number[] => [...text].map((char) => char.charCodeAt(0))
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const office = 'application/vnd.openxmlformats-officedocument'
/** Parts by which a zip shows what it is. */
const zipped: readonly (readonly [part: string, mime: string])[] = [
  ['word/', `${office}.wordprocessingml.document`],
  ['xl/', `${office}.spreadsheetml.sheet`],
  ['ppt/', `${office}.presentationml.presentation`],
  ['OFD.xml', 'application/ofd'],
  ['application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'application/vnd.oasis.opendocument.spreadsheet'],
]
const insideZip = (text: string) => zipped.find(([part]) => text.includes(part))?.[1]

const signatures: readonly Signature[] = [
  { mime: 'application/pdf', bytes: codes('%PDF-') },
  { mime: 'image/png', bytes: [0x89, ...codes('PNG\r\n'), 0x1a, 0x0a] },
  { mime: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/gif', bytes: codes('GIF8') },
  { mime: 'image/webp', bytes: codes('WEBP'), at: 8 },
  { mime: 'image/bmp', bytes: codes('BM') },
  { mime: 'image/tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { mime: 'image/tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { mime: 'image/heic', bytes: codes('ftyphei'), at: 4 },
  { mime: 'application/zip', bytes: codes('PK\x03\x04'), inside: insideZip },
  // .doc .xls .wps .et of the old kind are one container format.
  { mime: 'application/x-ole-storage', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { mime: 'audio/mpeg', bytes: codes('ID3') },
  { mime: 'video/mp4', bytes: codes('ftyp'), at: 4 },
]

/** UTF-8 or GB 18030 without control characters, and no mark-up a browser would run. */
function plainText(head: Uint8Array): boolean {
  if (head.length === 0 || head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) return false
  if (/<\s*(!doctype|html|svg|script|\?xml)/i.test(latin(head.subarray(0, 4096)))) return false
  return ['utf-8', 'gb18030'].some((encoding) => decodes(head, encoding))
}

function decodes(head: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true }) // stream: the cut at the end may split a character
    return true
  } catch {
    return false
  }
}

/** What may serve as evidence 佐证材料: pictures, scans, documents. */
export const evidenceTypes: readonly string[] = [
  'application/pdf',
  'application/ofd',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/bmp',
  'image/tiff',
  'image/heic',
  ...zipped.map(([, mime]) => mime),
  'application/x-ole-storage',
  'text/plain',
  'audio/mpeg',
  'video/mp4',
].filter((mime, index, all) => all.indexOf(mime) === index)

import { ProductError } from '#errors'
import { decodeHtml } from './decode-html.ts'

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')

/** The page inside a web archive (MIME, .mht or such a file named .doc); undefined when the file is no archive. Only its first HTML part is read. */
export function mhtHtml(bytes: Uint8Array, file: string): string | undefined {
  if (!/^\s*(?:[\w-]+:[^\n]*\r?\n)*?mime-version:/i.test(latin1(bytes.subarray(0, 2000)))) return undefined
  const text = latin1(bytes)
  const whole = split(text)
  const boundary = /boundary\s*=\s*(?:"([^"\r\n]{1,100})"|([^\s;]{1,100}))/i.exec(whole.head)
  const mark = boundary?.[1] ?? boundary?.[2]
  const parts =
    mark === undefined
      ? [whole]
      : text
          .split(`--${mark}`)
          .slice(1, 200)
          .map((part) => split(part.replace(/^\r?\n/, '')))
  const page = parts.find(({ head }) => /content-type\s*:\s*text\/html/i.test(head))
  if (!page) throw new ProductError('FILE_DAMAGED', { file, reason: '网页归档中没有网页' })
  return decodeHtml(decodeBody(page), file)
}

interface Part {
  readonly head: string
  readonly body: string
}

/** Headers end at the first empty line. */
function split(part: string): Part {
  const gap = /\r?\n\r?\n/.exec(part)
  return gap ? { head: part.slice(0, gap.index), body: part.slice(gap.index + gap[0].length) } : { head: part, body: '' }
}

function decodeBody({ head, body }: Part): Uint8Array {
  const encoding = /content-transfer-encoding\s*:\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase()
  if (encoding === 'base64') return new Uint8Array(Buffer.from(body, 'base64'))
  return new Uint8Array(Buffer.from(encoding === 'quoted-printable' ? unquote(body) : body, 'latin1'))
}

const unquote = (body: string) =>
  body.replace(/=\r?\n/g, '').replace(/=([\dA-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

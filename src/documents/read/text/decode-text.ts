import { ProductError } from '#errors'
import type { ReadLimits } from '../limits.ts'

/** Decoded text with the encoding that was found; carriage returns are kept, a byte order mark is not. */
export interface DecodedText {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'
}

/**
 * Decodes a text file as found on Chinese office machines: byte order mark, else UTF-16 by its zero bytes, else UTF-8 when (nearly) all of it is,
 * else GB 18030. SheetJS and friends garble GBK and unmarked UTF-8, so every text reader decodes here.
 *
 * @throws ProductError FILE_NOT_TEXT when the bytes are no text in any of these
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const encoding = markedEncoding(bytes) ?? unmarkedEncoding(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  if (looksBinary(text)) throw new ProductError('FILE_NOT_TEXT', { file })
  return { text, encoding }
}

function markedEncoding(bytes: Uint8Array): DecodedText['encoding'] | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Characters every Chinese text is full of; bytes of another encoding taken for UTF-16 give hardly any. */
const common = /[\n\r 0-9，。、；：（）的一在和为]/g
const readable = /[\n\r\u0020-\u007e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g

/** Line ends, digits and blanks leave zeros in UTF-16; other text has strays at most. The byte order is the one that can be read. */
function unmarkedEncoding(bytes: Uint8Array): DecodedText['encoding'] {
  const sample = bytes.subarray(0, 4096)
  if (sample.includes(0)) {
    for (const encoding of ['utf-16le', 'utf-16be'] as const) {
      const text = new TextDecoder(encoding).decode(sample)
      if (count(text, readable) * 2 >= text.length && count(text, common) * 20 >= text.length) return encoding
    }
  }
  return isUtf8(bytes) ? 'utf-8' : 'gb18030'
}

/** Wholly UTF-8, or so nearly that a few broken bytes (a cut at the end, one bad paste) explain the rest better than another encoding does. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    // Other encodings read as UTF-8 are nearly all broken and hardly ever Chinese.
    const text = new TextDecoder('utf-8').decode(bytes)
    return count(text, /\ufffd/g) * 5 < count(text, /[\u4e00-\u9fff]/g)
  }
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 20_000)
  return count(sample, /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g) * 20 > sample.length
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0

/** Refuses a text longer than is kept before anything is worked out from it. */
export function checkLength(text: string, file: string, { characters }: Pick<ReadLimits, 'characters'>, share = 1): string {
  if (text.length > characters * share) throw new ProductError('FILE_TOO_COMPLEX', { file, reason: `文字超过 ${characters} 字` })
  return text
}

import { decodeText } from '../text/decode-text.ts'

/** Pages that declare gb2312 and are UTF-8, or the other way round, are common: UTF-8 that is valid is believed first. */
export function decodeHtml(bytes: Uint8Array, file: string): string {
  const found = decodeText(bytes, file)
  if (found.encoding !== 'gb18030') return found.text
  const declared = /charset\s*=\s*["']?([\w-]{3,20})/i.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 4096)))?.[1]
  return declared !== undefined && /^(?:big5|shift_jis|euc-kr|windows-125\d|iso-8859-\d+)$/i.test(declared)
    ? new TextDecoder(declared).decode(bytes)
    : found.text
}

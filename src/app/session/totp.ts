import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Second factor 动态口令: RFC 6238, SHA-1, 30 seconds, six digits: what every authenticator app understands. */
const STEP_SECONDS = 30
const DIGITS = 6
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A new secret in base32, 160 bits. */
export const newSecret = (): string => {
  let text = ''
  let bits = 0
  let value = 0
  for (const byte of randomBytes(20)) {
    value = (value << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += ALPHABET[(value >>> bits) & 31]
    }
  }
  return text
}

/** What the QR code of the set-up page holds. */
export const secretUri = (secret: string, name: string): string =>
  `otpauth://totp/${encodeURIComponent(`明绩:${name}`)}?secret=${secret}&issuer=${encodeURIComponent('明绩')}&digits=${DIGITS}&period=${STEP_SECONDS}`

/**
 * The time step the code belongs to, when it is the code of now or of one step before or after; undefined otherwise. Keep the step and
 * pass it as `after` next time: a code is taken once.
 */
export function acceptedStep(secret: string, code: string, nowMs: number, after = -1): number | undefined {
  const now = Math.floor(nowMs / 1000 / STEP_SECONDS)
  const given = Buffer.from(code.replace(/\s/g, '').padStart(DIGITS, '0').slice(0, 16))
  return [now - 1, now, now + 1].find((step) => {
    const expected = Buffer.from(codeAt(secret, step))
    return step > after && given.length === expected.length && timingSafeEqual(given, expected)
  })
}

/** The six digits of one time step. */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', decode(secret)).update(counter).digest()
  const offset = digest.readUInt8(digest.length - 1) & 15
  const number = (digest.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS
  return String(number).padStart(DIGITS, '0')
}

function decode(secret: string): Buffer {
  const bytes: number[] = []
  let bits = 0
  let value = 0
  for (const letter of secret) {
    value = ((value << 5) | ALPHABET.indexOf(letter)) & 0xffff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((value >>> bits) & 255)
    }
  }
  return Buffer.from(bytes)
}

import { createHash, randomBytes } from 'node:crypto'

/**
 * Secrets that a person or program carries 会话与令牌: "<division>.<random>". Only the hash of the random part is stored; the division
 * tells where to look.
 */
export interface Secret {
  readonly regionId: number
  readonly hash: string
}

const BYTES = 32

/** A new secret and what is stored of it. */
export function makeSecret(regionId: number): Secret & { readonly text: string } {
  const random = randomBytes(BYTES).toString('base64url')
  return { text: `${regionId}.${random}`, regionId, hash: hashOf(random) }
}

/** What a carried secret points to; undefined when it cannot be one of ours. */
export function readSecret(text: string): Secret | undefined {
  const parts = /^(\d{1,9})\.([\w-]{43})$/.exec(text)
  return parts ? { regionId: Number(parts[1]), hash: hashOf(parts[2]!) } : undefined
}

const hashOf = (random: string) => createHash('sha256').update(random).digest('hex')

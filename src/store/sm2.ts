import { sm2 } from 'sm-crypto-v2'

/**
 * 国密 SM2 signatures (GB/T 32918.2, default user id). Node's own `sign('sm3', …)` with a key on the SM2 curve is ECDSA and no SM2 signature:
 * others refuse it.
 */
export interface Sm2Key {
  /** 32 bytes, hex. */
  readonly privateKey: string
  /** Uncompressed point, hex, beginning with 04. */
  readonly publicKey: string
}

export const newSm2Key = (): Sm2Key => {
  const { privateKey, publicKey } = sm2.generateKeyPairHex()
  return { privateKey, publicKey }
}

/** The key of a private number; undefined when the text is none. */
export function sm2KeyOf(text: string): Sm2Key | undefined {
  const privateKey = text.trim().toLowerCase()
  return /^[0-9a-f]{64}$/.test(privateKey) ? { privateKey, publicKey: sm2.getPublicKeyFromPrivateKey(privateKey) } : undefined
}

/** r and s, hex, 128 signs. */
export const sm2Sign = (text: string, { privateKey, publicKey }: Sm2Key): string =>
  sm2.doSignature(text, privateKey, { hash: true, publicKey })

export function sm2Fits(text: string, signature: string, publicKey: string): boolean {
  if (!/^[0-9a-f]{128}$/i.test(signature) || !/^04[0-9a-f]{128}$/i.test(publicKey)) return false
  return sm2.doVerifySignature(text, signature, publicKey, { hash: true })
}

import { readFileSync, writeFileSync } from 'node:fs'
import { ProductError } from '#errors'
import { newSm2Key, type Sm2Key, sm2KeyOf } from './sm2.ts'

/** The key of a file; undefined when none is named. @throws ProductError SM2_KEY_UNREADABLE */
export function readSm2Key(file: string | undefined): Sm2Key | undefined {
  if (!file) return undefined
  try {
    const key = sm2KeyOf(readFileSync(file, 'utf8'))
    if (key) return key
  } catch (cause) {
    throw new ProductError('SM2_KEY_UNREADABLE', { file }, { cause })
  }
  throw new ProductError('SM2_KEY_UNREADABLE', { file })
}

/** Writes a new key that only its owner may read. @returns the public key. @throws ProductError SM2_KEY_EXISTS */
export function writeSm2Key(file: string): string {
  const key = newSm2Key()
  try {
    writeFileSync(file, `${key.privateKey}\n`, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw new ProductError('SM2_KEY_EXISTS', { file }, { cause })
  }
  return key.publicKey
}

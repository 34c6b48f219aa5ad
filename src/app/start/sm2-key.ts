import { writeSm2Key } from '#store/sm2-key-file.ts'

/** A new key to sign the log with 新建签名密钥; its public half goes to whoever will verify. @throws ProductError SM2_KEY_EXISTS */
export const makeSm2Key = (file: string): string => writeSm2Key(file)

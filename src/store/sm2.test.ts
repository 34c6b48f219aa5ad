import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { aSubmission } from '../../tests/builders.ts'
import { newFolder, onEachEngine } from '../../tests/store.ts'
import { AT, FIRST, makeWorld } from '../../tests/store-world.ts'
import { anchorFile, keepAnchors } from './anchors.ts'
import { appendLog } from './log.ts'
import type { Store } from './open.ts'
import { newSm2Key, sm2Fits, sm2KeyOf, sm2Sign } from './sm2.ts'
import { readSm2Key, writeSm2Key } from './sm2-key-file.ts'
import { verifyLog } from './verify-log.ts'

/** The worked example of GB/T 32918.5, annex A. */
const example = {
  privateKey: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  publicKey:
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  signature:
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
}

test('the worked example of the standard is verified, and its private key gives its public key', () => {
  assert.equal(sm2Fits('message digest', example.signature, example.publicKey), true)
  assert.equal(sm2Fits('message digesT', example.signature, example.publicKey), false)
  assert.equal(sm2KeyOf(example.privateKey)?.publicKey, example.publicKey)
})

test('what Node itself calls a signature on the SM2 curve is none', () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
  const jwkLess = createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const ecdsa = sign('sm3', Buffer.from('text'), { key: jwkLess, dsaEncoding: 'ieee-p1363' }).toString('hex')
  const point = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-65).toString('hex')
  assert.equal(sm2Fits('text', ecdsa, point), false)
})

test('OpenSSL accepts our signature, and refuses it under another text', (t) => {
  const folder = newFolder()
  const key = newSm2Key()
  const [publicKey, signature] = [join(folder, 'public.der'), join(folder, 'signature.der')]
  writeFileSync(publicKey, spkiOf(key.publicKey))
  writeFileSync(signature, derOf(sm2Sign('链头', key)))
  const verify = (text: string) => {
    writeFileSync(join(folder, 'text'), text)
    const options = ['-pubin', '-keyform', 'DER', '-inkey', publicKey, '-sigfile', signature, '-in', join(folder, 'text')]
    const method = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']
    return spawnSync('openssl', ['pkeyutl', '-verify', ...options, ...method], { encoding: 'utf8' })
  }
  const accepted = verify('链头')
  const refused = verify('链尾')
  rmSync(folder, { recursive: true })
  if (accepted.error !== undefined) return t.skip('there is no OpenSSL here')
  assert.deepEqual([accepted.status, refused.status], [0, 1], accepted.stderr)
})

/** A point of the SM2 curve as SubjectPublicKeyInfo: the same head for every key. */
function spkiOf(point: string): Buffer {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'SM2' })
  const any = publicKey.export({ type: 'spki', format: 'der' })
  return Buffer.concat([any.subarray(0, -65), Buffer.from(point, 'hex')])
}

/** r and s as a DER sequence of two integers. */
function derOf(signature: string): Buffer {
  const integer = (hex: string) => {
    const bytes = Buffer.from(hex.replace(/^(?:00)+/, ''), 'hex')
    const value = bytes[0]! > 0x7f ? Buffer.concat([Buffer.from([0]), bytes]) : bytes
    return Buffer.concat([Buffer.from([2, value.length]), value])
  }
  const both = Buffer.concat([integer(signature.slice(0, 64)), integer(signature.slice(64))])
  return Buffer.concat([Buffer.from([0x30, both.length]), both])
}

test('a signature fits its text and its key only; strange text is no signature and no key', () => {
  const key = newSm2Key()
  const signature = sm2Sign('链头', key)
  assert.deepEqual(
    [
      sm2Fits('链头', signature, key.publicKey),
      sm2Fits('链尾', signature, key.publicKey),
      sm2Fits('链头', signature, newSm2Key().publicKey),
    ],
    [true, false, false],
  )
  assert.deepEqual([sm2Fits('链头', 'zz', key.publicKey), sm2Fits('链头', signature, '04'), sm2KeyOf('xyz')], [false, false, undefined])
})

test('a key file is readable by its owner only, never overwritten, and refused by name when it is none', () => {
  const folder = newFolder()
  const file = join(folder, 'sm2.key')
  const publicKey = writeSm2Key(file)
  assert.equal(statSync(file).mode & 0o077, 0)
  assert.equal(readSm2Key(file)?.publicKey, publicKey)
  assert.throws(() => writeSm2Key(file), { code: 'SM2_KEY_EXISTS' })
  writeFileSync(join(folder, 'bad'), 'no key')
  assert.throws(() => readSm2Key(join(folder, 'bad')), { code: 'SM2_KEY_UNREADABLE' })
  assert.throws(() => readSm2Key(join(folder, 'none')), { code: 'SM2_KEY_UNREADABLE' })
  assert.equal(readSm2Key(undefined), undefined)
  rmSync(folder, { recursive: true })
})

onEachEngine('signed ends of the log', (open) => {
  const key = newSm2Key()
  let store: Store
  const log = (action: string) =>
    store.write({ from: FIRST, to: FIRST }, (tx) =>
      appendLog(tx, store.origin, [{ regionId: FIRST, at: AT, action, subject: { kind: 'x', id: 'y' } }]),
    )
  const problems = async (publicKey?: string) => (await verifyLog(store, publicKey)).problems.map(({ say }) => say)
  before(async () => {
    // The key is the store's own matter; the rest of it is as opened.
    store = { ...(await open()), sm2: key }
    await makeWorld(store, aSubmission())
    await log('one')
  })

  test('unsigned ends are named when signatures are asked for, and only then', async () => {
    await keepAnchors({ ...store, sm2: undefined })
    assert.deepEqual(await problems(), [])
    assert.deepEqual(await problems(key.publicKey), ['这条日志链没有可用的链头签名'])
  })

  test('a key given later signs what stands, and what follows', async () => {
    await keepAnchors(store)
    assert.deepEqual(await problems(key.publicKey), [])
    await log('two')
    await keepAnchors(store)
    assert.deepEqual(await problems(key.publicKey), [])
    assert.match((await problems(newSm2Key().publicKey)).join(), /签名与公钥不符/)
  })

  test('anchors written anew by whoever has no key are found', async () => {
    const file = anchorFile(store.folder)
    const kept = readFileSync(file, 'utf8')
    writeFileSync(file, kept.replaceAll(/,"signature":"[0-9a-f]+"/g, ''))
    assert.deepEqual(await problems(key.publicKey), ['这条日志链没有可用的链头签名'])
    writeFileSync(file, kept.replaceAll(/"signature":"../g, '"signature":"00'))
    assert.match((await problems(key.publicKey)).join(), /签名与公钥不符/)
    writeFileSync(file, kept)
    assert.deepEqual(await problems(key.publicKey), [])
  })
})

import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { aSubmission } from '../../../tests/builders.ts'
import { startS3Server } from '../../../tests/s3-server.ts'
import { newFolder } from '../../../tests/store.ts'
import { AT, FIRST, makeWorld } from '../../../tests/store-world.ts'
import { exportTo } from '../backup/export.ts'
import { restore } from '../backup/restore.ts'
import { verifyBlobFiles } from '../backup/verify-blobs.ts'
import { buildTemplate } from '../engine/template.ts'
import { attachEvidence } from '../evidence.ts'
import { readMigrations } from '../migrate.ts'
import { openStore } from '../open.ts'
import { verifyContent } from '../verify-content.ts'
import { evidenceTypes } from './file-type.ts'
import { s3Blobs } from './s3-blobs.ts'
import { readS3Settings, type S3Settings } from './s3-settings.ts'

const KEY = { accessKey: 'AKTEST', secretKey: 'secret/of+the=test', region: 'cn-test-1' }
const limits = { maxBytes: 1_000_000, types: evidenceTypes }
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
async function* from(...parts: readonly string[]) {
  for (const part of parts) yield Buffer.from(part)
}
const read = async (content: AsyncIterable<Uint8Array>) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of content) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('evidence in an S3-compatible store', () => {
  let server: Awaited<ReturnType<typeof startS3Server>>
  let settings: S3Settings
  const folder = newFolder()
  const blobs = (changes: Partial<S3Settings> = {}) => s3Blobs({ ...settings, ...changes }, join(folder, 'arriving'), async () => {})
  const onItsWay = () => (existsSync(join(folder, 'arriving')) ? readdirSync(join(folder, 'arriving')) : [])

  before(async () => {
    server = await startS3Server(KEY)
    settings = { ...KEY, endpoint: server.endpoint, bucket: 'evidence' }
  })
  after(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })

  test('what is put in comes out, under its hash, and leaves nothing on this machine', async () => {
    const blob = await blobs().put(from('%PDF-1.7 ', '签到表'), limits)
    assert.deepEqual(blob, { sha256: sha256('%PDF-1.7 签到表'), size: 18, mime: 'application/pdf' })
    assert.equal(server.objects.get(blob.sha256)?.toString(), '%PDF-1.7 签到表')
    assert.equal(await read(await blobs().get(blob.sha256)), '%PDF-1.7 签到表')
    assert.equal(await blobs().verify(blob.sha256), 'sound')
    assert.deepEqual(onItsWay(), [])
  })

  test('what is refused never reaches the store', async () => {
    const puts = server.seen.length
    await assert.rejects(blobs().put(from('<html>'), limits), { code: 'EVIDENCE_TYPE_REFUSED' })
    await assert.rejects(blobs().put(from(), limits), { code: 'EVIDENCE_EMPTY' })
    await assert.rejects(blobs().put(from('%PDF-', 'x'.repeat(2_000_000)), limits), { code: 'EVIDENCE_TOO_LARGE' })
    assert.equal(server.seen.length, puts)
    assert.deepEqual(onItsWay(), [])
  })

  test('content that was changed in the store is never handed out', async () => {
    const { sha256: name } = await blobs().put(from('%PDF- to be bent'), limits)
    server.objects.set(name, Buffer.from('%PDF- to be benT'))
    await assert.rejects(blobs().get(name), { code: 'EVIDENCE_DAMAGED' })
    assert.equal(await blobs().verify(name), 'damaged')
    server.objects.delete(name)
    await assert.rejects(blobs().get(name), { code: 'EVIDENCE_MISSING' })
    assert.equal(await blobs().verify(name), 'missing')
    assert.deepEqual(onItsWay(), [])
  })

  test('the store checks the signature itself: a wrong key, bucket region or name of key opens nothing', async () => {
    for (const changes of [{ secretKey: 'other' }, { accessKey: 'OTHER' }, { region: 'us-east-1' }])
      await assert.rejects(blobs(changes).put(from('%PDF-'), limits), { code: 'OBJECT_STORE_AWAY', message: /状态 403/ })
  })

  test('a stumble is tried again, a refusal or a silence is said in words, a redirect not followed', async () => {
    server.behaviour.stumbles = 2
    const { sha256: name } = await blobs().put(from('%PDF- again'), limits)
    assert.ok(server.objects.has(name))
    server.behaviour.redirects = true
    await assert.rejects(blobs().get(name), { code: 'OBJECT_STORE_AWAY' })
    server.behaviour.redirects = false
    await assert.rejects(blobs({ endpoint: new URL('http://127.0.0.1:1') }).get(name), { code: 'OBJECT_STORE_AWAY' })
  })

  test('all pages of the list are read, and nothing but hashes', async () => {
    server.objects.set('readme.txt', Buffer.from('x'))
    for (let i = 0; i < 7; i++) await blobs().put(from(`%PDF- ${i}`), limits)
    const listed: string[] = []
    for await (const name of blobs().list()) listed.push(name)
    assert.deepEqual(listed, [...server.objects.keys()].filter((name) => name !== 'readme.txt').toSorted())
    assert.ok(listed.length > 7)
  })

  test('no path from outside becomes a key', async () => {
    for (const name of ['../x', '..', '', 'x'.repeat(64), `${'a'.repeat(64)}/../y`]) await assert.rejects(blobs().get(name), RangeError)
  })

  test('a whole installation on it: attach, verify, back up, restore into a folder', async () => {
    await buildTemplate(await readMigrations())
    const base = newFolder()
    const store = await openStore({ folder: join(base, 'data'), purpose: 'test', objects: settings })
    try {
      const world = await makeWorld(store, aSubmission())
      const blob = await store.blobs.put(from('%PDF- in the world'), limits)
      const about = {
        regionId: FIRST,
        submissionId: world.submission.id,
        unitId: world.unit.id,
        path: '',
        title: '签到表',
        author: world.clerk.id,
        at: AT,
      }
      await store.write(world.scope, (tx) => attachEvidence(tx, { ...about, blob, fileName: 'x.pdf' }))
      assert.equal((await verifyContent(store)).problems.length, 0)
      assert.equal(existsSync(join(base, 'data', 'blobs', blob.sha256.slice(0, 2))), false, 'nothing in the folder')
      const manifest = await exportTo(store, join(base, 'backup'), { purpose: 'backup', at: AT })
      assert.deepEqual([manifest.blobs, await verifyBlobFiles(join(base, 'backup'), manifest)], [[blob.sha256], []])
      await restore(join(base, 'backup'), { folder: join(base, 'restored'), purpose: 'test' })
      const copy = await openStore({ folder: join(base, 'restored'), purpose: 'test' })
      assert.equal(await read(await copy.blobs.get(blob.sha256)), '%PDF- in the world')
      await copy.close()
      server.objects.set(blob.sha256, Buffer.from('x'))
      assert.match((await verifyContent(store)).problems[0]!.say, /被改动或损坏/)
    } finally {
      await store.close()
      rmSync(base, { recursive: true })
    }
  })
})

const set = { MINGJI_S3_ENDPOINT: 'https://s3.example', MINGJI_S3_BUCKET: 'evidence', MINGJI_S3_ACCESS_KEY: 'a', MINGJI_S3_SECRET_KEY: 'b' }
test('settings are read from the environment, and refused by name', () => {
  assert.equal(readS3Settings({}), undefined)
  assert.equal(readS3Settings(set)?.bucket, 'evidence')
  for (const name of ['MINGJI_S3_BUCKET', 'MINGJI_S3_ACCESS_KEY', 'MINGJI_S3_SECRET_KEY'])
    assert.throws(() => readS3Settings({ ...set, [name]: '' }), { code: 'OBJECT_STORE_SETTINGS_WRONG', message: new RegExp(name) })
  assert.throws(() => readS3Settings({ ...set, MINGJI_S3_ENDPOINT: 'ftp://x' }), { code: 'OBJECT_STORE_SETTINGS_WRONG' })
  assert.throws(() => readS3Settings({ ...set, MINGJI_S3_BUCKET: '../x' }), { code: 'OBJECT_STORE_SETTINGS_WRONG' })
})

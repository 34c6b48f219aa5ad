import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { newFolder } from '../../../tests/store.ts'
import { evidenceTypes, fileType } from './file-type.ts'
import { blobPath, folderBlobs } from './folder-blobs.ts'

const folder = newFolder()
after(() => rmSync(folder, { recursive: true }))
const root = join(folder, 'blobs')
const blobs = folderBlobs(root, async () => undefined)
const limits = { maxBytes: 1_000_000, types: evidenceTypes }

async function* stream(...chunks: readonly Uint8Array[]) {
  yield* chunks
}
const pdf = (size = 10) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)])
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const arriving = () => readdirSync(join(root, 'arriving'))

test('a file goes in piece by piece, comes out the same, once', async () => {
  const content = pdf(200_000)
  const put = () => blobs.put(stream(content.subarray(0, 3), content.subarray(3, 70_000), content.subarray(70_000)), limits)
  const blob = await put()
  assert.deepEqual(blob, { sha256: sha(content), size: content.length, mime: 'application/pdf' })
  assert.deepEqual(await put(), blob)
  const back: Uint8Array[] = []
  for await (const chunk of await blobs.get(blob.sha256)) back.push(chunk)
  assert.ok(Buffer.concat(back).equals(content))
  const listed: string[] = []
  for await (const sha256 of blobs.list()) listed.push(sha256)
  assert.deepEqual(listed, [blob.sha256])
  assert.deepEqual(arriving(), [])
})

test('refused files leave nothing behind', async () => {
  const refused: readonly (readonly [string, AsyncIterable<Uint8Array>, string])[] = [
    ['empty', stream(), 'EVIDENCE_EMPTY'],
    ['too large', stream(pdf(900_000), pdf(200_000)), 'EVIDENCE_TOO_LARGE'],
    ['a program', stream(Buffer.from('MZ\x90\x00\x03\x00\x00')), 'EVIDENCE_TYPE_REFUSED'],
    ['a web page', stream(Buffer.from('  <!DOCTYPE html><script>1</script>')), 'EVIDENCE_TYPE_REFUSED'],
    ['a picture with script', stream(Buffer.from('<svg onload="x()"/>')), 'EVIDENCE_TYPE_REFUSED'],
    ['a bare archive', stream(Buffer.from('PK\x03\x04\x14\x00\x00\x00x.exe', 'latin1')), 'EVIDENCE_TYPE_REFUSED'],
  ]
  for (const [name, content, code] of refused) await assert.rejects(blobs.put(content, limits), { code }, name)
  await assert.rejects(
    blobs.put(
      (async function* () {
        yield pdf()
        throw new Error('line lost')
      })(),
      limits,
    ),
    /line lost/,
  )
  assert.deepEqual(arriving(), [])
})

test('a changed or missing file is never handed out', async () => {
  const { sha256 } = await blobs.put(stream(pdf()), limits)
  appendFileSync(blobPath(root, sha256), 'x')
  assert.equal(await blobs.verify(sha256), 'damaged')
  await assert.rejects(blobs.get(sha256), { code: 'EVIDENCE_DAMAGED' })
  rmSync(blobPath(root, sha256))
  await assert.rejects(blobs.get(sha256), { code: 'EVIDENCE_MISSING' })
})

test('a damaged file is healed when its content comes again', async () => {
  const content = pdf()
  const { sha256 } = await blobs.put(stream(content), limits)
  writeFileSync(blobPath(root, sha256), 'x')
  await blobs.put(stream(content), limits)
  assert.equal(await blobs.verify(sha256), 'sound')
})

test('no path can be asked for', async () => {
  mkdirSync(join(folder, 'secret'), { recursive: true })
  for (const name of ['../secret', '/etc/passwd', 'A'.repeat(64), `${'a'.repeat(62)}/.`, ''])
    await assert.rejects(async () => blobs.verify(name), RangeError, name)
  assert.ok(existsSync(root))
})

test('types by content', () => {
  const zip = (part: string) => Buffer.from(`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml${part}`, 'latin1')
  const cases: readonly (readonly [Uint8Array, string | undefined])[] = [
    [zip('word/document.xml'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [zip('xl/workbook.xml'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    [zip('OFD.xml'), 'application/ofd'],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'image/jpeg'],
    [Buffer.from('签到表，共 300 人'), 'text/plain'],
    [Buffer.from([0xc7, 0xa9, 0xb5, 0xbd]), 'text/plain'],
    [Buffer.from([1, 2, 3]), undefined],
    [new Uint8Array(), undefined],
  ]
  for (const [head, mime] of cases) assert.equal(fileType(head), mime)
})

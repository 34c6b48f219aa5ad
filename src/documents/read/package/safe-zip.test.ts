import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { type ErrorCode, ProductError } from '#errors'
import { readLimits } from '../limits.ts'
import { openZip } from './safe-zip.ts'

const sample = () =>
  zipSync({
    'word/document.xml': strToU8('<a>正文</a>'),
    'word/': new Uint8Array(),
    'media/1.bin': [strToU8('x'.repeat(500)), { level: 0 }],
  })
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
/** Offset of the n-th little-endian signature. */
const find = (bytes: Uint8Array, signature: number, n = 0): number => {
  for (let at = 0; at + 4 <= bytes.length; at++) if (view(bytes).getUint32(at, true) === signature && n-- === 0) return at
  throw new Error('no such signature')
}
const central = 0x02014b50
const local = 0x04034b50
const end = 0x06054b50
const refuses = (code: ErrorCode, bytes: Uint8Array, words: RegExp, limits = readLimits) =>
  assert.throws(
    () => {
      const zip = openZip(bytes, '自评表.xlsx', limits)
      for (const name of zip.names) zip.bytes(name)
    },
    (e) => {
      assert.ok(e instanceof ProductError, String(e))
      assert.equal(e.code, code)
      assert.match(e.message, /“自评表\.xlsx”/)
      assert.match(e.message, words)
      return true
    },
  )
/** Renames an entry in both headers (same length). */
const rename = (bytes: Uint8Array, from: string, to: string) => {
  const [a, b] = [strToU8(from), strToU8(to)]
  assert.equal(a.length, b.length)
  for (let at = 0; at + a.length <= bytes.length; at++) if (a.every((byte, i) => bytes[at + i] === byte)) bytes.set(b, at)
  return bytes
}

test('a sound container gives its parts, by name without case, folders left out', () => {
  const zip = openZip(sample(), 'a.docx')
  assert.deepEqual(zip.names, ['word/document.xml', 'media/1.bin'])
  assert.equal(new TextDecoder().decode(zip.bytes('Word/Document.xml')), '<a>正文</a>')
  assert.equal(zip.size('media/1.bin'), 500)
  assert.equal(zip.bytes('missing.xml'), undefined)
  assert.equal(openZip(rename(sample(), 'media/1.bin', 'media\\1.bin'), 'a.docx').has('media/1.bin'), true)
})

test('cut-off and changed containers are refused as damaged', () => {
  const whole = sample()
  for (const cut of [0, 3, 30, whole.length - 23, whole.length - 1]) refuses('ARCHIVE_DAMAGED', whole.slice(0, cut), /重新下载/)
  const flipped = sample()
  flipped[find(flipped, local) + 30 + 'word/document.xml'.length + 4]! ^= 0xff
  refuses('ARCHIVE_DAMAGED', flipped, /无法展开|与目录不符/)
})

test('an entry that inflates to more or less than it declares is refused', () => {
  for (const declared of [3, 4000]) {
    const bytes = zipSync({ 'a.xml': strToU8('y'.repeat(900)) })
    view(bytes).setUint32(find(bytes, central) + 24, declared, true)
    refuses('ARCHIVE_DAMAGED', bytes, /无法展开|与目录不符/)
  }
})

test('bombs are refused before anything is inflated', () => {
  const zeros = zipSync({ 'xl/sheet1.xml': new Uint8Array(30 * 1024 * 1024) })
  assert.ok(zeros.length < 100_000)
  refuses('ARCHIVE_UNSAFE', zeros, /压缩比异常/)
  refuses('ARCHIVE_UNSAFE', zeros, /超过上限/, { ...readLimits, entryBytes: 1000 })
  refuses('ARCHIVE_UNSAFE', sample(), /全部展开/, { ...readLimits, totalBytes: 505 })
  refuses('ARCHIVE_UNSAFE', sample(), /超过上限 2 个/, { ...readLimits, entries: 2 })
  refuses('FILE_TOO_LARGE', sample(), /超过上限/, { ...readLimits, fileBytes: 10 })
  const claims = sample()
  view(claims).setUint32(find(claims, central) + 24, 0xfffffff0, true)
  refuses('ARCHIVE_UNSAFE', claims, /超过上限/)
})

test('path tricks, duplicates, overlaps and disagreeing headers are refused', () => {
  for (const name of ['../a/b.txt', '/root/b.txt', 'C:/ab/b.txt', 'aaa/../.txt', '..\\..\\b.txt', 'abc\u0000ef.txt']) {
    refuses(
      'ARCHIVE_UNSAFE',
      rename(zipSync({ '123456789AB': strToU8('x') }), '123456789AB', name.padEnd(11, 'x').slice(0, 11)),
      /路径越界/,
    )
  }
  refuses('ARCHIVE_UNSAFE', rename(zipSync({ 'a.xml': strToU8('1'), 'b.xml': strToU8('2') }), 'b.xml', 'A.xml'), /同名部件/)
  const overlapping = zipSync({ 'a.xml': [strToU8('1'), { level: 0 }], 'a.xm2': [strToU8('1'), { level: 0 }] })
  view(overlapping).setUint32(find(overlapping, central, 1) + 42, 0, true)
  rename(overlapping, 'a.xm2', 'a.xm2')
  refuses('ARCHIVE_UNSAFE', overlapping, /不一致|重叠/)
  const shared = zipSync({ 'a.xml': strToU8('1') })
  shared[find(shared, local) + 30]! = 'b'.charCodeAt(0)
  refuses('ARCHIVE_UNSAFE', shared, /不一致/)
})

test('two directory records over one content are refused as overlapping', () => {
  const one = zipSync({ 'a.xml': [strToU8('1'), { level: 0 }] })
  const at = find(one, central)
  const endAt = find(one, end)
  const twice = new Uint8Array([...one.slice(0, endAt), ...one.slice(at, endAt), ...one.slice(endAt)])
  const tail = find(twice, end)
  view(twice).setUint16(tail + 10, 2, true)
  view(twice).setUint32(tail + 12, (endAt - at) * 2, true)
  refuses('ARCHIVE_UNSAFE', twice, /重叠/)
})

test('encrypted entries ask for the password to be removed', () => {
  const bytes = sample()
  view(bytes).setUint16(find(bytes, central) + 8, 1, true)
  refuses('FILE_ENCRYPTED', bytes, /去掉密码/)
})

test('zip64 with small numbers is read, with impossible ones refused', () => {
  const plain = zipSync({ 'a.xml': strToU8('<a/>') })
  const endAt = find(plain, end)
  const tail = view(plain)
  const [count, size, offset] = [tail.getUint16(endAt + 10, true), tail.getUint32(endAt + 12, true), tail.getUint32(endAt + 16, true)]
  const wide = (said: bigint) => {
    const bytes = new Uint8Array(endAt + 56 + 20 + 22)
    bytes.set(plain.subarray(0, endAt))
    const v = view(bytes)
    v.setUint32(endAt, 0x06064b50, true)
    v.setBigUint64(endAt + 4, 44n, true)
    v.setBigUint64(endAt + 24, BigInt(count), true)
    v.setBigUint64(endAt + 32, said, true)
    v.setBigUint64(endAt + 40, BigInt(size), true)
    v.setBigUint64(endAt + 48, BigInt(offset), true)
    v.setUint32(endAt + 56, 0x07064b50, true)
    v.setBigUint64(endAt + 64, BigInt(endAt), true)
    v.setUint32(endAt + 76, end, true)
    v.setUint16(endAt + 86, 0xffff, true)
    v.setUint32(endAt + 88, 0xffffffff, true)
    v.setUint32(endAt + 92, 0xffffffff, true)
    return bytes
  }
  assert.equal(new TextDecoder().decode(openZip(wide(BigInt(count)), 'a.docx').bytes('a.xml')), '<a/>')
  refuses('ARCHIVE_UNSAFE', wide(1n << 60n), /不可能成立/)
  refuses('ARCHIVE_UNSAFE', wide(100_000n), /超过上限/)
})

test('property: any mutation of a container is read or refused with a product message', () => {
  const whole = sample()
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
      fc.nat(whole.length),
      (changes, cut) => {
        const bytes = whole.slice(0, cut % 3 === 0 ? cut : undefined)
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
        try {
          const zip = openZip(bytes, 'a.docx')
          for (const name of zip.names) assert.equal(zip.bytes(name)!.length, zip.size(name))
        } catch (e) {
          assert.ok(e instanceof ProductError, String(e))
        }
      },
    ),
    { numRuns: 3000 },
  )
})

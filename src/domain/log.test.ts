import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { canonicalText } from './canonical-text.ts'
import { chainStart, checkHead, checkLink, entryText, type LogEntry, linkHash } from './log.ts'

const digest = (text: string) => createHash('sm3').update(text).digest('hex')

test('the text of an entry is one and the same whatever the order of its fields', () => {
  const entry: LogEntry = {
    regionId: 990101,
    origin: 'o',
    seq: 1,
    at: '2025-03-10T00:00:00.000Z',
    action: 'submission.save',
    subject: { kind: 'submission', id: 's' },
    before: { b: 1, a: null },
    why: '改正',
  }
  const turned = Object.fromEntries(Object.entries(entry).toReversed()) as unknown as LogEntry
  assert.equal(entryText(entry), entryText(turned))
  assert.equal(
    entryText(entry),
    '{"action":"submission.save","at":"2025-03-10T00:00:00.000Z","before":{"a":null,"b":1},"origin":"o","regionId":990101,"seq":1,"subject":{"id":"s","kind":"submission"},"why":"改正"}',
  )
})

test('SM3 is SM3', () => {
  // The example of GB/T 32905: "abc".
  assert.equal(digest('abc'), '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
})

test('keys are sorted by code unit at every depth', () => {
  assert.equal(canonicalText({ 乙: [{ z: 1, a: 2 }], 甲: '"' }), '{"乙":[{"a":2,"z":1}],"甲":"\\""}')
})

test('a broken text names the original, a chain beyond its head is named too', () => {
  const text = 'not json'
  const row = {
    regionId: 1,
    origin: 'o',
    seq: 1,
    at: '',
    action: '',
    subjectKind: '',
    subjectId: '',
    text,
    hash: linkHash(chainStart.hash, text, digest),
  }
  assert.deepEqual(
    checkLink(chainStart, row, digest).problems.map(({ kind }) => kind),
    ['columns'],
  )
  assert.deepEqual(
    checkHead({ seq: 3, hash: 'x' }, { regionId: 1, origin: 'o', seq: 2, hash: 'y' }).map(({ kind, seq }) => [kind, seq]),
    [['head', 3]],
  )
})

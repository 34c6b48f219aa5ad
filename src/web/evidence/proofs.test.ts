import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Evidence } from '#domain/indicator.ts'
import { anIndicator, aSubmission } from '../../../tests/builders.ts'
import { withEvidence } from './evidence-in-content.ts'
import { type Attached, proofsOf, withFile } from './proofs.ts'

const file = (sha256: string, path: string): Attached => ({
  id: sha256,
  path,
  title: `文件${sha256}`,
  kind: null,
  number: null,
  dated: null,
  sha256,
  size: 1,
  mime: 'application/pdf',
  fileName: `${sha256}.pdf`,
  author: '虚构',
  at: '2025-03-01T00:00:00Z',
  previewable: false,
})
const withRows = (...lists: readonly (readonly Evidence[])[]) => {
  const bare = aSubmission()
  return {
    ...bare,
    projects: [{ budget: { sources: [] }, indicators: lists.map((evidence) => anIndicator({ evidence })), claims: [], evidence: [] }],
  }
}

test('the row names its files by hash, wherever they were bound', () => {
  const content = withRows([], [{ title: '签到册', hash: 'aa' }])
  const attached = [file('aa', 'projects[0].indicators[0].actual')]
  assert.deepEqual(proofsOf(content, attached, 'projects[0].indicators[0]'), [])
  assert.deepEqual(proofsOf(content, attached, 'projects[0].indicators[1]'), [{ title: '签到册', entry: 0, file: attached[0] }])
})

test('a file that no row names shows where it was bound, and not beside a row whose number begins alike', () => {
  const content = withRows([], [])
  const attached = [file('bb', 'projects[0].indicators[1].actual')]
  assert.deepEqual(
    proofsOf(content, attached, 'projects[0].indicators[1]').map(({ title }) => title),
    ['文件bb'],
  )
  assert.deepEqual(proofsOf(content, [file('bb', 'projects[0].indicators[10].actual')], 'projects[0].indicators[1]'), [])
})

test('a name without a file stays visible as such', () => {
  assert.deepEqual(proofsOf(withRows([{ title: '会议纪要' }]), [], 'projects[0].indicators[0]'), [{ title: '会议纪要', entry: 0 }])
})

test('a file is added once, and fills the entry that waited for it', () => {
  const added = withFile([{ title: '会议纪要', number: '3' }], { title: '会议纪要', sha256: 'cc' })
  assert.deepEqual(added, [{ title: '会议纪要', number: '3', hash: 'cc' }])
  assert.equal(withFile(added, { title: '另一名', sha256: 'cc' }), added)
  assert.deepEqual(withFile([], { title: '照片', sha256: 'dd' }), [{ title: '照片', hash: 'dd' }])
})

test('only the named row changes', () => {
  const content = withEvidence(withRows([], []), 'projects[0].indicators[1].actual', () => [{ title: '照片' }])
  assert.deepEqual(
    content.projects[0]?.indicators.map(({ evidence }) => evidence.length),
    [0, 1],
  )
  assert.equal(withEvidence(content, 'accounts.income', () => []) === content, true)
})

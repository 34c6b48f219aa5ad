import assert from 'node:assert/strict'
import { test } from 'node:test'
import { timeLine } from './time-line.ts'

const version = (number: number, at: string, changes: object = {}) => ({
  version: number,
  author: '李四',
  at: `2025-04-01T${at}:00Z`,
  source: 'save',
  note: null,
  ...changes,
})
const step = (action: 'confirm' | 'return', at: string) => ({
  action,
  from: 'draft' as const,
  to: 'confirmed' as const,
  version: 2,
  person: '张三',
  onBehalfOf: null,
  role: 'head',
  at: `2025-04-01T${at}:00Z`,
  reason: null,
})
const drawn = (entries: ReturnType<typeof timeLine>) =>
  entries.map((entry) => (entry.kind === 'step' ? entry.action : entry.versions.join(',')))

test('saves of one person in a row are one piece of work, the latest first', () => {
  assert.deepEqual(drawn(timeLine([version(3, '09:20'), version(2, '09:10'), version(1, '09:00')], [])), ['3,2,1'])
})

test('a pause, another person, an import and a step part them', () => {
  assert.deepEqual(drawn(timeLine([version(2, '10:00'), version(1, '09:00')], [])), ['2', '1'])
  assert.deepEqual(drawn(timeLine([version(2, '09:10', { author: '王五' }), version(1, '09:00')], [])), ['2', '1'])
  assert.deepEqual(drawn(timeLine([version(2, '09:10'), version(1, '09:00', { source: 'import' })], [])), ['2', '1'])
  assert.deepEqual(drawn(timeLine([version(3, '09:20'), version(2, '09:10')], [step('confirm', '09:15')])), ['3', 'confirm', '2'])
})

test('a step at the moment of a save stands above it', () => {
  assert.deepEqual(drawn(timeLine([version(2, '09:10')], [step('return', '09:10')])), ['return', '2'])
})

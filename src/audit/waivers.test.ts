import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import type { WaiverEntry } from '#domain/waiver.ts'
import { withWaivers } from './waivers.ts'

const finding: Finding = {
  rule: 'neighbour-name',
  covers: ['E01'],
  severity: 'error',
  message: '别的单位的名称',
  why: '多半没有改完。',
  remedy: '改正。',
  source: 'mof-2020-10#result-form',
  place: { file: '报告.txt', paragraph: 20, line: 57, start: 5, end: 9, quote: '幸福 彭后' },
}
const waiver = (changes: Partial<WaiverEntry>): WaiverEntry => ({
  rule: 'neighbour-name',
  file: '报告.txt',
  quote: '幸福彭后',
  reason: '彭后片区由本街道代管',
  author: '张三（虚构）',
  until: '2025-12-31',
  writtenIn: { file: '报告.txt.waivers.yaml', line: 2 },
  ...changes,
})
const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule, waiver: given }) => `${rule}${given ? ' waived' : ''}`)

test('a waiver meets its finding by rule or code and by place', () => {
  for (const changes of [{}, { rule: 'E01' }, { line: 57 }, { paragraph: 20 }]) {
    assert.deepEqual(rulesOf(withWaivers([finding], [waiver(changes)], '2025-12-31')), ['neighbour-name waived'])
  }
})

test('elsewhere, for another rule or another file it waives nothing and is needless', () => {
  for (const changes of [{ line: 58 }, { rule: 'E02' }, { file: '别的.txt' }, { quote: '东华' }]) {
    assert.deepEqual(rulesOf(withWaivers([finding], [waiver(changes)], '2025-01-01')), ['neighbour-name', 'waiver-needless'])
  }
})

test('past its last day it waives nothing, and the finding says so', () => {
  const checked = withWaivers([finding], [waiver({})], '2026-01-01')
  assert.deepEqual(rulesOf(checked), ['neighbour-name', 'waiver-expired'])
  assert.deepEqual(checked[1]?.place, { file: '报告.txt.waivers.yaml', line: 2 })
})

test('a finding without place is met by a waiver without place only', () => {
  const { place: _, ...general } = finding
  const { quote: __, ...plain } = waiver({})
  assert.deepEqual(rulesOf(withWaivers([general], [plain], '2025-01-01')), ['neighbour-name waived'])
  assert.deepEqual(rulesOf(withWaivers([general], [waiver({})], '2025-01-01')), ['neighbour-name', 'waiver-needless'])
})

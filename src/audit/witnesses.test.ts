import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import type { Prose } from '#domain/prose.ts'
import type { Source } from './rule.ts'
import { withWitnesses } from './witnesses.ts'

const paragraph = (text: string, number: number) => ({
  kind: 'paragraph' as const,
  text,
  number,
  pieces: [{ at: 0, length: text.length, line: number, column: 0 }],
})
const source = (...texts: string[]) =>
  ({
    file: 'a.txt',
    prose: { file: 'a.txt', kind: 'txt', blocks: texts.map((text, i) => paragraph(text, i + 1)) } as unknown as Prose,
  }) as Source

const finding = (found: string, expected: string, ...related: string[]) =>
  ({
    severity: 'error',
    found,
    expected,
    place: { file: 'a.txt', paragraph: 1, start: 0, line: 1 },
    related: related.map((quote) => ({ file: 'a.txt', paragraph: 1, start: 9, line: 1, quote })),
  }) as unknown as Finding
const lines = (own: Finding, from: Source) => withWitnesses([own], [from])[0]!.related?.map(({ line }) => line)

test('the figure meant stands elsewhere', () => {
  assert.deepEqual(lines(finding('1374.64万元', '1347.64万元'), source('执行1374.64万元', '合计1347.64')), [2])
})

test('one part of a sum, as much too large as the sum is, stands elsewhere as it was meant', () => {
  assert.deepEqual(lines(finding('958.8 万元', '994.8 万元', '84.60万元'), source('合计958.80万元', '经费全年48.60万元')), [1, 2])
})

test('a number told of many things, a short one and a year bear nothing out', () => {
  assert.deepEqual(lines(finding('91.2', '92.1'), source('91.2', '92.1', '92.1', '92.1', '92.1')), [])
  assert.deepEqual(lines(finding('19', '20'), source('19', '20')), [])
  assert.deepEqual(lines(finding('2042', '2024'), source('2042', '2024年')), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Finding } from '#domain/finding.ts'
import { aSubmission } from '../../tests/builders.ts'
import { aReport, aSource } from '../../tests/test-rule.ts'
import { doubted } from './doubtful-findings.ts'

const said = { severity: 'error', message: '', why: '', remedy: '', source: '', covers: ['A08'], rule: 'total-of-scores' } as const
const finding = (changes: Partial<Finding> = {}): Finding => ({ ...said, place: { file: '报告.txt' }, ...changes })
const report = [aReport('虚构局2024年度部门整体支出绩效自评报告\n一、概况')]
const severities = (...findings: readonly Finding[]) => doubted(findings, report).map(({ severity }) => severity)

test('what fails again and again was misread; once or twice is told', () => {
  assert.deepEqual(severities(finding(), finding()), ['error', 'error'])
  assert.deepEqual(severities(finding(), finding(), finding()), ['warning', 'warning', 'warning'])
})

test('in a file of many projects a few that fail are told', () => {
  const listed = `一、概况\n${Array.from({ length: 9 }, (_, i) => `${i + 1}.${'甲乙丙丁戊己庚辛壬'[i]}${'路桥河渠湖塘井泵站'[i]}维修项目${i + 2}0.00万元`).join('\n')}`
  const sources = [aReport(`虚构局2024年度部门整体支出绩效自评报告\n${listed}`)]
  assert.equal(sources[0]!.submission.projects.length, 9)
  assert.equal(doubted([finding(), finding(), finding()], sources)[0]?.severity, 'error')
})

test('a wrong word is wrong however often it stands', () => {
  const word = finding({ covers: ['E03'], rule: 'wrong-term' })
  assert.deepEqual(severities(word, word, word), ['error', 'error', 'error'])
})

test('a figure far from what it should be is told where a slip explains it', () => {
  assert.deepEqual(severities(finding({ found: '16.16万元', expected: '1616.00万元' })), ['error'])
  assert.deepEqual(severities(finding({ found: '9.50分', expected: '95.00分' })), ['error'])
  assert.deepEqual(severities(finding({ found: '97.16分', expected: '97.61分' })), ['error'])
  assert.deepEqual(severities(finding({ found: '1616 万元', expected: '520 万元' })), ['warning'])
})

test('figures of different places are told where a slip makes their difference, and in one paragraph always', () => {
  assert.deepEqual(severities(finding({ found: '96.85分', expected: '96.58分' })), ['error'])
  assert.deepEqual(severities(finding({ found: '98.33分', expected: '97.15分' })), ['warning'])
  const [place, elsewhere] = [
    { file: '报告.txt', paragraph: 1 },
    { file: '报告.txt', paragraph: 2 },
  ]
  assert.deepEqual(severities(finding({ found: '98.33分', expected: '97.15分', place, related: [place] })), ['error'])
  assert.deepEqual(severities(finding({ found: '98.33分', expected: '97.15分', place, related: [elsewhere] })), ['warning'])
  assert.deepEqual(severities(finding({ rule: 'deduction-arithmetic', found: '9.83分', expected: '9.15分' })), ['error'])
})

test('cells of a workbook are where they are', () => {
  assert.deepEqual(
    doubted([finding(), finding(), finding()], [aSource(aSubmission(), 'workbook', '报告.txt')]).map(({ severity }) => severity),
    ['error', 'error', 'error'],
  )
})

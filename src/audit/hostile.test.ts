import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadLexicon } from '#policy/lexicon.ts'
import { aScheme } from '../../tests/builders.ts'
import { aDocument } from '../../tests/writing.ts'
import { rules } from './rules/index.ts'

const lexicon = await loadLexicon('policy')
const context = { scheme: aScheme(), lexicon, today: '2026-01-01' }
const LENGTH = 60_000
/** Generous: a rule whose work grows with the square of the text would take minutes. */
const MOST_MS = 3000

/** One word over and over: what makes a careless pattern try everything. */
const words = [
  'a',
  '1',
  '的',
  '按',
  '零',
  '，',
  '《',
  '（',
  'X',
  '*',
  '#',
  ' 1 ',
  '项目',
  '街道',
  '根据',
  '全面的评价',
  '分批次',
  '不少于',
  '财预【2024】',
  '<b ',
  '$\\',
  '1,000',
  '一、\n',
  '我街道将',
  '自评',
]

for (const word of words) {
  test(`rules on writing pass over “${word.trim()}” repeated ${Math.floor(LENGTH / word.length)} times`, () => {
    const document = aDocument(
      `虚构市青溪区云溪街道办事处2024年度部门整体支出绩效自评报告\n一、绩效目标\n${word.repeat(LENGTH / word.length)}`,
    )
    const from = performance.now()
    let findings = 0
    for (const rule of rules) for (const _ of rule.writing?.(document, context) ?? []) findings++
    const took = performance.now() - from
    assert.ok(took < MOST_MS, `${took.toFixed(0)} ms`)
    assert.ok(findings < 50_000, `${findings} findings`)
  })
}

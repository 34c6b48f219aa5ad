import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate } from '#domain/evaluate.ts'
import { donghua2024 } from '../../../../scripts/examples/donghua-2024.ts'
import { aScheme, aSubmission } from '../../../../tests/builders.ts'
import { chartFont } from '../../fonts/chart-font.ts'
import type { Year } from '../input.ts'
import { drawBars } from './chart-svg.ts'
import { drawCharts } from './charts.ts'

const yearOf = (submission: Year['submission']): Year => {
  const scheme = aScheme()
  return { submission, scheme, assessment: evaluate(submission, scheme), findings: [], draft: false }
}

test('claimed scores are starred, rates that are missing say 待填, long names are cut', () => {
  const { svg } = drawBars(yearOf(donghua2024))
  const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)
  assert.equal(words.filter((word) => word === '待填').length, 16)
  assert.equal(words.filter((word) => /^9[0-9](\.\d+)?\*$/.test(word!)).length, 16)
  assert.ok(words.some((word) => word?.endsWith('…')))
  assert.ok(words.includes('各项目失分合计（分）'))
})

test('the drawing keeps to one page however many projects there are', () => {
  const many = aSubmission({ projects: Array.from({ length: 60 }, (_, i) => ({ ...aSubmission().projects[0]!, name: `项目${i}` })) })
  assert.ok(drawBars(yearOf(many)).height <= 840)
})

const font = await chartFont()
test('the charts become a PNG', { skip: font ? false : '本机没有中文字体，未测试图表' }, async () => {
  const { picture, note } = await drawCharts(yearOf(aSubmission()))
  assert.ok(picture)
  const png = await picture.png
  assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')])
  assert.equal(note, '')
})

test('without projects there is no picture, and the note says why', async () => {
  const { picture, note } = await drawCharts(yearOf(aSubmission({ projects: [] })))
  assert.equal(picture, undefined)
  assert.match(note, /没有项目/)
})

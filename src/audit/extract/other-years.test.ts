import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aReport } from '../../../tests/test-rule.ts'

const totals = (text: string) =>
  (aReport(`虚构县林业中心2024年度森林防火项目绩效自评报告\n${text}`).claims?.conclusions ?? []).map(({ total }) => total?.value.toString())
const scores = (text: string) =>
  (aReport(`虚构县林业中心2024年度森林防火项目绩效自评报告\n${text}`).claims?.scorings ?? []).flatMap(({ categories }) =>
    categories.map(({ score }) => score?.toString()),
  )

test('scores of the year before are not those of the evaluated one', () => {
  assert.deepEqual(totals('一、基本情况\n2023年度自评得分87.60分。\n二、评价结论\n自评得分96.30分。'), ['96.3'])
  assert.deepEqual(totals('一、上年度自评情况回顾\n自评得分87.60分。\n二、评价结论\n自评得分96.30分。'), ['96.3'])
  assert.deepEqual(totals('二、评价结论\n2023年度自评得分87.60分，2024年度自评得分96.30分。'), ['96.3'])
})

test('a sentence that goes on speaks of the same year', () =>
  assert.deepEqual(scores('一、概况\n2023年度自评得分87.60分。其中产出指标得43.60分、效益指标得27分、满意度指标得8分。'), []))

test('a date or a plan does not make a score another year’s', () => {
  assert.deepEqual(totals('二、评价结论\n自评小组于2023年12月成立，自评得分96.30分。'), ['96.3'])
  assert.deepEqual(totals('二、评价结论\n自评得分96.30分，2025年继续改进。'), ['96.3'])
})

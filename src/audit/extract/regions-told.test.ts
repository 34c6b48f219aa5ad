import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aReport } from '../../../tests/test-rule.ts'
import { regionsTold } from './regions-told.ts'

const told = (...lines: readonly string[]) => [
  ...regionsTold(aReport(['虚构市住房局2024年度危房改造补助项目绩效自评报告', '一、完成情况', ...lines].join('\n')).claims?.passages ?? []),
]

test('paragraphs that go through the places one by one', () =>
  assert.deepEqual(told('1.白崖县。下达资金1176.00万元。', '2.红砂县。下达资金912.00万元。', '合计2088.00万元。'), [2, 3]))

test('one place alone, communities and the own district are no such list', () => {
  assert.deepEqual(told('1.白崖县。下达资金1176.00万元。'), [])
  assert.deepEqual(told('1.青禾小区，改造12栋。', '2.柳荫小区，改造8栋。'), [])
  assert.deepEqual(told('全县，支出3万元。', '我市，支出5万元。'), [])
})

test('the scores of places are not those of the project', () => {
  const { claims } = aReport(
    [
      '虚构市住房局2024年度危房改造补助项目绩效自评报告',
      '一、分县情况',
      '1.白崖县。县级自评得分98.60分，其中预算执行9.60分、产出49.50分、效益29.50分、满意度10.00分。',
      '2.红砂县。县级自评得分97.60分，其中预算执行9.50分、产出48.70分、效益29.40分、满意度10.00分。',
      '二、评价结论',
      '自评得分99.35分，等级为优。',
    ].join('\n'),
  )
  assert.deepEqual(
    claims?.conclusions.map(({ total }) => total?.value.toString()),
    ['99.35'],
  )
  assert.deepEqual(claims?.scorings, [])
})

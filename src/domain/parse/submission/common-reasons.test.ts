import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Budget } from '../../budget.ts'
import type { Indicator } from '../../indicator.ts'
import { points } from '../../quantity.ts'
import { withCommonReasons } from './common-reasons.ts'

const row = (name: string, full: number, score: number): Indicator => ({
  category: '产出指标',
  name,
  points: points(full),
  claimedScore: points(score),
  evidence: [],
})
const form: { readonly indicators: readonly Indicator[]; readonly budget: Budget } = {
  indicators: [row('苗木成活率', 15, 14), row('养护绿地面积', 15, 15), row('道路保洁里程', 10, 9)],
  budget: { sources: [] },
}
const reasonsOf = (text: string | undefined, problems?: string) =>
  withCommonReasons(form, text, problems).indicators.map(({ deviationReason }) => deviationReason)

test('a clause belongs to the row it names; rows it does not name stay without', () => {
  assert.deepEqual(reasonsOf('苗木成活率未达标，因高温；执行率未满，尾款次年支付。'), ['苗木成活率未达标，因高温', undefined, undefined])
})

test('a text that names no row is said of all that lost points', () => {
  assert.deepEqual(reasonsOf('受连续降雨影响，部分任务推迟'), ['受连续降雨影响，部分任务推迟', undefined, '受连续降雨影响，部分任务推迟'])
})

test('words on money explain the budget, not the rows', () => {
  const { budget, indicators } = withCommonReasons(form, '预算执行差额为尾款次年支付')
  assert.equal(budget.reason, '预算执行差额为尾款次年支付')
  assert.ok(indicators.every(({ deviationReason }) => deviationReason === undefined))
})

test('problems of a form without reasons count for the rows they name only', () => {
  assert.deepEqual(reasonsOf(undefined, '道路保洁里程少一公里，因施工封路。制度不完善。'), [
    undefined,
    undefined,
    '道路保洁里程少一公里，因施工封路',
  ])
  assert.deepEqual(reasonsOf(undefined), [undefined, undefined, undefined])
})

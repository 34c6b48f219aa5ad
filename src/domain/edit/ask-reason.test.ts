import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aMeasure, anIndicator, bound, measured } from '../../../tests/builders.ts'
import type { Line } from '../assessment.ts'
import { points } from '../quantity.ts'
import { askReason, lostPoints } from './ask-reason.ts'

const scored = (full: number, score: number): Line => ({
  path: 'projects[0].indicators[0]',
  category: '产出指标',
  name: '培训人次',
  points: points(String(full)),
  outcome: {
    kind: 'scored',
    score: points(String(score)),
    proof: () => {
      throw new Error('not asked for')
    },
  },
})

test('lost points are asked about with the figures of the row', () => {
  const row = anIndicator({ actualText: '487人次', actual: measured('487', '人次') })
  assert.deepEqual(askReason(row, scored(10, 9.74)), {
    lost: '0.26',
    hint: '目标≥500人次，完成487人次，少 13人次＋什么原因＋怎样改进＋何时完成',
  })
})

test('percentages differ by percentage points; unlike units are only quoted', () => {
  const rate = anIndicator({
    targetText: '≥95%',
    target: bound('≥', '95', '%'),
    actualText: '90%',
    actual: { kind: 'measure', measure: aMeasure('90', '%') },
  })
  assert.match(askReason(rate, scored(10, 9))?.hint ?? '', /少 5个百分点/)
  const words = anIndicator({ targetText: '持续运行', target: { kind: 'qualitative', text: '持续运行' }, actualText: '部分运行' })
  assert.match(askReason(words, scored(10, 9))?.hint ?? '', /^要求持续运行，实际部分运行/)
})

test('nothing is asked where nothing was lost, nothing is scored, or a reason stands', () => {
  assert.equal(askReason(anIndicator(), scored(10, 10)), undefined)
  assert.equal(askReason(anIndicator(), { ...scored(10, 9), outcome: { kind: 'pending', what: '实际完成值' } }), undefined)
  assert.equal(askReason(anIndicator({ deviationReason: '连续降雨停办一场' }), scored(10, 9)), undefined)
  assert.equal(lostPoints(undefined), undefined)
})

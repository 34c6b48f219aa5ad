import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Measure } from '../indicator.ts'
import { readQuantity } from './quantity-text.ts'
import { inUnitOf, sameUnit } from './unit.ts'

const measure = (text: string): Measure => {
  const read = readQuantity(text)
  assert.ok(read, text)
  return read.measure
}

describe('能否比较', () => {
  const comparable: readonly (readonly [string, string, boolean])[] = [
    ['3次', '5次', true],
    ['3人', '5名', true],
    ['12个社区', '12个', true],
    ['90万元', '899740元', true],
    ['9‰', '0.5%', true],
    ['3次/年', '3次', true],
    ['50个', '50', true],
    ['250万', '249万元', true],
    ['100%', '1000件', false],
    ['3次', '3场', false],
    ['3人', '3人次', false],
    ['2场/季度', '9场', false],
    ['800元/次', '780元', false],
    ['90万元', '89', false],
    ['3工作日', '3天', false],
    ['提升5%', '下降5%', false],
    ['提升5%', '5%', true],
  ]
  for (const [a, b, expected] of comparable) {
    it(`${a} 与 ${b}`, () => {
      assert.equal(sameUnit(measure(a), measure(b)), expected)
      assert.equal(sameUnit(measure(b), measure(a)), expected)
    })
  }
})

describe('换算到指标值的单位', () => {
  const rows: readonly (readonly [string, string, string])[] = [
    ['6天', '168小时', '144'],
    ['30分钟', '1小时', '0.5'],
    ['2年', '6个月', '24'],
    ['1.5吨', '1公斤', '1500'],
    ['1500米', '1公里', '1.5'],
    ['3亩', '1㎡', '2000'],
    ['1公顷', '1亩', '15'],
    ['3次', '3场', '3'],
  ]
  for (const [text, like, expected] of rows)
    it(`${text} → ${like}`, () => assert.equal(inUnitOf(measure(text), measure(like)).value.toString(), expected))
})

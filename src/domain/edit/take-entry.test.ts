import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anIndicator, aScheme } from '../../../tests/builders.ts'
import type { LibraryIndicator } from '../indicator-library.ts'
import { points } from '../quantity.ts'
import { placeOf, takeEntry } from './take-entry.ts'

const entry: LibraryIndicator = {
  id: 'x',
  category: '成本指标',
  subcategory: '经济成本指标',
  name: '项目总成本',
  target: '≤＿万元',
  nature: '定量',
  fits: ['通用'],
  definition: '项目实际支出总额',
  dataSource: '支付凭证',
}

test('an empty row takes everything of the entry, its blank waits for a number', () => {
  const { indicator } = takeEntry({ category: '产出指标', name: '', evidence: [] }, entry, aScheme(), 2024)
  assert.deepEqual(
    [indicator.name, indicator.targetText, indicator.nature, indicator.dataSource],
    ['项目总成本', '≤＿万元', '定量', '支付凭证'],
  )
  assert.equal(indicator.target, undefined)
})

test('what was written stays', () => {
  const { indicator } = takeEntry(anIndicator({ dataSource: '台账' }), entry, aScheme(), 2024)
  assert.deepEqual([indicator.targetText, indicator.dataSource, indicator.target?.kind], ['≥500人次', '台账', 'bound'])
})

test('cost stands under 产出指标 where the scheme has no first level for it', () => {
  const without = { categories: [{ title: '产出指标', points: points(50) }] }
  assert.deepEqual(placeOf(entry, without), { category: '产出指标', subcategory: '成本指标' })
  assert.deepEqual(placeOf(entry, { categories: [...without.categories, { title: '成本指标', points: points(20) }] }), {
    category: '成本指标',
    subcategory: '经济成本指标',
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type LibraryIndicator, type Nearby, searchLibrary } from './indicator-library.ts'

const entry = (id: string, name: string, fits: readonly string[], category = '产出指标'): LibraryIndicator => ({
  id,
  category,
  subcategory: '数量指标',
  name,
  target: '≥＿次',
  nature: '定量',
  fits,
  definition: '签到表合计',
})
const library = [entry('a', '开展活动场次', ['社区']), entry('b', '培训人次', ['培训']), entry('c', '群众满意度', ['通用'], '满意度指标')]
const ids = (query: string, nearby?: Nearby) => searchLibrary(library, query, nearby).map(({ id }) => id)

test('finds by name, kind of project and definition, best first', () => {
  assert.deepEqual(ids('活动'), ['a'])
  assert.deepEqual(ids('培训'), ['b'])
  assert.deepEqual(ids('签到 培训'), ['b', 'a', 'c'])
})

test('a long word nobody knows still finds its parts', () => assert.deepEqual(ids('社区活动经费')[0], 'a'))
test('nothing typed gives all; what fits nearby comes first', () => {
  assert.deepEqual(ids(''), ['a', 'b', 'c'])
  assert.deepEqual(ids(' ', { project: '党员培训经费', category: '产出指标' }), ['b', 'a', 'c'])
  assert.deepEqual(ids('', { project: '', category: '满意度指标' }), ['c', 'a', 'b'])
  assert.deepEqual(ids('火星'), [])
})

test('letters are pinyin initials', () => {
  assert.deepEqual(ids('pxrc'), ['b'])
  assert.deepEqual(ids('HDCC'), ['a'])
  assert.deepEqual(ids('xyz'), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changing, type Field, firstChoices, groupsOf, withCorrection, withTaken } from './preview-state.ts'

const field = (path: string, change: Field['change'], label = '项目“甲”／金额'): Field => ({
  path,
  label,
  text: '1',
  place: null,
  current: null,
  change,
  doubt: null,
})
const fields = [field('a', 'new'), field('b', 'changed', '收支／收入总计'), field('c', 'same')]

test('only what is empty now is taken at first: nothing is overwritten unasked', () =>
  assert.deepEqual([...firstChoices(fields).taken], ['a']))

test('ticking, unticking and correcting', () => {
  const choices = withTaken(firstChoices(fields), ['a', 'b'], true)
  assert.deepEqual([...choices.taken], ['a', 'b'])
  assert.deepEqual([...withTaken(choices, ['a'], false).taken], ['b'])
  const corrected = withCorrection(firstChoices(fields), 'b', '2')
  assert.deepEqual([[...corrected.taken], corrected.corrected.get('b')], [['a', 'b'], '2'])
})

test('what is the same is not shown, the rest by part of the year', () => {
  assert.deepEqual(
    changing(fields).map(({ path }) => path),
    ['a', 'b'],
  )
  assert.deepEqual([...groupsOf(fields).keys()], ['项目“甲”', '收支'])
})

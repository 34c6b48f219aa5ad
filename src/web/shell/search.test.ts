import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneOf, placeInside, shortText, wholeNumber } from './search.ts'

test('values of an address are what they should be, or not there', () => {
  assert.deepEqual([wholeNumber(7), wholeNumber('7'), wholeNumber(1.5), wholeNumber(undefined)], [7, undefined, undefined, undefined])
  assert.deepEqual([shortText('街道', 2), shortText('办事处', 2), shortText(3, 2)], ['街道', undefined, undefined])
  assert.deepEqual([oneOf(['error', 'warning'], 'error'), oneOf(['error', 'warning'], 'toString')], ['error', undefined])
})

test('after signing in nobody is led to another site', () => {
  assert.equal(placeInside('/year/1/projects'), '/year/1/projects')
  for (const away of ['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', 7])
    assert.equal(placeInside(away), undefined)
})

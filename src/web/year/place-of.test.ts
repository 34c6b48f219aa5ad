import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isInside, placeOf, prefixesOf } from './place-of.ts'

test('a path leads to the page where it is filled in', () => {
  const pages = [
    'department.phone',
    'year',
    'accounts.income.total',
    'projects',
    'projects[3].indicators[0].actual',
    'whole.indicators[1]',
    'problems[0]',
    'organisation.basis',
    'signature.head',
  ].map((path) => placeOf(path)?.to)
  assert.deepEqual(pages, [
    '/year/$id/profile',
    '/year/$id/profile',
    '/year/$id/accounts',
    '/year/$id/projects',
    '/year/$id/projects/$index',
    '/year/$id/whole',
    '/year/$id/problems',
    '/year/$id/report',
    '/year/$id/report',
  ])
  assert.equal(placeOf('projects[3].indicators[0].actual')?.index, '3')
})

test('what is on no page leads nowhere', () => {
  assert.equal(placeOf(undefined), undefined)
  assert.equal(placeOf('yearbook'), undefined)
})

test('a prefix holds what is inside it and not its longer neighbour', () => {
  assert.deepEqual(
    ['projects[1]', 'projects[1].name', 'projects[10]', 'projects', undefined].map((path) => isInside(path, 'projects[1]')),
    [true, true, false, false, false],
  )
})

test('what a path stands in, and an end to it whatever an address says', () => {
  assert.deepEqual(prefixesOf('projects[4].indicators[0].actual'), [
    'projects[4].indicators[0].actual',
    'projects[4].indicators[0]',
    'projects[4].indicators',
    'projects[4]',
    'projects',
  ])
  for (const strange of ['', 'x]', 'a.', '[', ']]', 'projects[x]']) assert.ok(prefixesOf(strange).length <= 3, strange)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withValue } from '#domain/edit/at-path.ts'
import { aSubmission } from '../../../tests/builders.ts'
import { merged, sidesOf } from './merge-sides.ts'

const base = aSubmission()
const mine = withValue(withValue(base, 'department.phone', '0000-1111'), 'department.contact', '我填的')
const theirs = withValue(withValue(base, 'department.contact', '对方填的'), 'department.institutions', '对方写的机构')

test('each difference says whose change it is', () => {
  const { fields } = sidesOf(base, mine, theirs)
  assert.deepEqual(
    fields.map(({ path, current, text, changedByMe }) => [path, current, text, changedByMe]),
    [
      ['department.institutions', '对方写的机构', base.department.institutions, false],
      ['department.contact', '对方填的', '我填的', true],
      ['department.phone', base.department.phone, '0000-1111', true],
    ].filter(([, current, text]) => text !== undefined && current !== text),
  )
})

test('both sides survive a merge: theirs where I changed nothing, mine where I did', () => {
  const { fields } = sidesOf(base, mine, theirs)
  const both = merged(
    mine,
    theirs,
    fields.filter(({ changedByMe }) => !changedByMe).map(({ path }) => path),
  )
  assert.deepEqual([both.department.phone, both.department.contact, both.department.institutions], ['0000-1111', '我填的', '对方写的机构'])
})

test('what I cleared is said, because a merge leaves it', () => {
  const { contact: _, ...department } = base.department
  const cleared = { ...base, department }
  assert.equal(base.department.contact === undefined, false)
  assert.equal(sidesOf(base, cleared, base).leftByMerge.length, 1)
})

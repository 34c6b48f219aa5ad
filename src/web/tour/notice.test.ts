import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Submission } from '#domain/submission.ts'
import { aSubmission } from '../../../tests/builders.ts'
import { isDone, pageOfYear } from './notice.ts'

const content = aSubmission()
const [project] = content.projects
assert.ok(project?.indicators[0])
const withRow = (change: object): Submission => ({
  ...content,
  projects: [
    { ...project, indicators: project.indicators.map((row, at) => (at === 0 ? { ...row, ...change } : row)) },
    ...content.projects.slice(1),
  ],
})
const at = (pathname: string) => ({ pathname, content, state: 'draft' })
const page = '/year/7/projects/0'

test('a page is reached', () => {
  assert.equal(pageOfYear('/'), undefined)
  assert.equal(isDone({ kind: 'page', page: '' }, at('/'), at('/year/7')), true)
  assert.equal(isDone({ kind: 'page', page: '/report' }, at('/'), at('/year/7/report/')), true)
  assert.equal(isDone({ kind: 'page', page: '/report' }, at('/'), at('/year/7/findings')), false)
})

test('an actual value was changed, a file was added: nothing else counts', () => {
  const before = at(page)
  const changed = (change: object) => ({ ...before, content: withRow(change) })
  const actual = { kind: 'content', what: 'actual' } as const
  assert.equal(isDone(actual, before, changed({ actualText: '60场' })), true)
  assert.equal(isDone(actual, before, changed({ deviationReason: '少办了' })), false)
  assert.equal(isDone(actual, before, before), false)
  assert.equal(isDone(actual, { pathname: '/' }, before), false)
  const evidence = { kind: 'content', what: 'evidence' } as const
  assert.equal(isDone(evidence, before, changed({ evidence: [...(project.indicators[0]?.evidence ?? []), { title: '签到表' }] })), true)
  assert.equal(isDone(evidence, before, changed({ actualText: '60场' })), false)
})

test('a step of the procedure was taken', () => {
  assert.equal(isDone({ kind: 'step' }, at(page), { ...at(page), state: 'confirmed' }), true)
  assert.equal(isDone({ kind: 'step' }, at(page), at(page)), false)
})

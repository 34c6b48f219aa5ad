import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transitions } from '#domain/workflow.ts'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { placeFor, placeOptions } from './place-options.ts'
import { type StepAction, stepWords, takesDay } from './step-words.ts'

test('every step of the workflow has a button and says what follows; a reason is asked exactly where one is needed', () => {
  for (const { action, needs } of transitions) {
    if (action === 'save') continue
    const words = stepWords[action]
    assert.match(words.consequence, /。$/, action)
    assert.equal(words.reason !== undefined, needs.includes('reason'), `${action}: reason`)
    assert.equal(takesDay.has(action), needs.includes('new-due'), `${action}: day`)
  }
  const buttons = Object.values(stepWords).map(({ button }) => button)
  assert.equal(new Set(buttons).size, buttons.length, 'no two steps share a button')
})

test('what takes back or ends is never the first button', () => {
  const backward = (Object.keys(stepWords) as StepAction[]).filter((action) => stepWords[action].backward)
  for (const { action, keys } of transitions)
    if (action !== 'save' && (keys === 'drop-both' || keys === 'drop-second'))
      assert.ok(action === 'withdraw' || backward.includes(action), action)
})

test('a finding is returned at the smallest place that holds it', () => {
  const options = placeOptions({ ...aSubmission(), projects: [aProject(), aProject()] })
  assert.equal(placeFor('projects[1].indicators[0].points', options), 'projects[1].indicators[0]')
  assert.equal(placeFor('projects[1].budget.executed', options), 'projects[1].budget')
  assert.equal(placeFor('accounts.income.total', options), 'accounts')
  assert.equal(placeFor('projects[11].name', options), '')
  assert.equal(placeFor(undefined, options), '')
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { valueAt } from '#domain/edit/at-path.ts'
import { toJson } from '#domain/json.ts'
import { aSubmission } from '../../../tests/builders.ts'
import { correct } from './correct.ts'

const content = aSubmission()
const after = (path: string, text: string) => {
  const answer = correct(content, path, text)
  return 'problem' in answer ? answer.problem : toJson(valueAt(answer.content, path))
}

test('an amount is read in 万元, points as points, text as it is', () => {
  assert.deepEqual(after('projects[0].budget.adjusted', '12.5万元'), { $exact: '125000' })
  assert.deepEqual(after('projects[0].indicators[0].points', '8.5'), { $exact: '8.5' })
  assert.equal(after('projects[0].indicators[0].actualText', ' 12场 '), '12场')
})

test('lines of text are split', () => assert.deepEqual(after('department.duties', '党建；网格\n信访'), ['党建', '网格', '信访']))

test('what is no number is not taken for one', () => {
  assert.equal(after('projects[0].budget.adjusted', '约十万'), '请填数字。')
  assert.equal(after('projects[0].indicators[0].points', ''), '请填数字。')
})

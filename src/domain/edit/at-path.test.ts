import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { emptySubmission } from '../empty-submission.ts'
import { fieldAt, textAt, valueAt, withoutItem, withValue } from './at-path.ts'

const empty = emptySubmission(2024)

test('a text is put where nothing was, with the lists its surroundings need', () => {
  const goal = withValue(empty, 'goals.overall.expected', '办好实事').goals.overall
  assert.deepEqual(goal, { indicators: [], expected: '办好实事' })
  const [item] = withValue(empty, 'goals.items[0].title', '平安').goals.items
  assert.deepEqual(item, { title: '平安', indicators: [] })
  const [stage] = withValue(empty, 'organisation.stages[0].from', '2025-03-03').organisation.stages
  assert.deepEqual(stage, { name: '', from: '2025-03-03' })
  assert.deepEqual(withValue(empty, 'department.duties[0]', '服务居民').department.duties, ['服务居民'])
})

test('nothing else changes, and the first submission stays as it was', () => {
  const before = { ...aSubmission(), projects: [aProject(), aProject()] }
  const after = withValue(before, 'projects[1].goal.achieved', '全部完成')
  assert.equal(valueAt(after, 'projects[1].goal.achieved'), '全部完成')
  assert.equal(after.projects[0], before.projects[0])
  assert.equal(after.accounts, before.accounts)
  assert.equal(valueAt(before, 'projects[1].goal.achieved'), aProject().goal?.achieved)
})

test('taking away leaves no field behind, but a stage keeps its name', () => {
  const filled = withValue(withValue(empty, 'resultUse', '公开'), 'organisation.stages[0].name', '部署')
  assert.equal('resultUse' in withValue(filled, 'resultUse', undefined), false)
  assert.deepEqual(withValue(filled, 'organisation.stages[0].name', undefined).organisation.stages, [{ name: '' }])
  assert.deepEqual(withoutItem(filled, 'organisation.stages', 0).organisation.stages, [])
})

test('a path that is none of the model is refused, not written', () => {
  assert.throws(() => withValue(empty, 'organisation.secret', 'x'), RangeError)
  assert.throws(() => withValue(empty, '__proto__.x', 'x'), RangeError)
  assert.equal(valueAt(empty, '__proto__'), undefined)
  assert.equal(fieldAt(empty, 'constructor'), undefined)
})

test('a path is called as people call the place', () => {
  const submission = { ...aSubmission(), projects: [aProject({ name: '培训' })] }
  assert.deepEqual(fieldAt(submission, 'projects[0].budget.executed')?.trail, ['项目“培训”', '资金', '全年执行数'])
  assert.deepEqual(fieldAt(empty, 'organisation.stages[1].content')?.trail, ['自评工作', '第 2 个工作阶段', '内容'])
  assert.equal(textAt(submission, 'year'), '')
})

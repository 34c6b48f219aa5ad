import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aScheme, aSubmission } from '../../tests/builders.ts'
import { emptySubmission } from './empty-submission.ts'
import { evaluate } from './evaluate.ts'
import type { Submission } from './submission.ts'
import { nextTask, taskList } from './task-list.ts'
import type { State } from './workflow.ts'

const listOf = (submission: Submission, state: State = 'draft') =>
  taskList({ submission, assessment: evaluate(submission, aScheme()), findings: [], state })
const taskOf = (submission: Submission, id: string, state?: State) => listOf(submission, state).find((task) => task.id === id)!

const empty = emptySubmission()

test('an empty year begins with the profile', () => {
  const tasks = listOf(empty)
  assert.equal(tasks.length, 9)
  assert.equal(nextTask(tasks)?.id, 'profile')
  assert.equal(taskOf(empty, 'profile').state, 'not-started')
  assert.ok(taskOf(empty, 'profile').missing.some(({ text, path }) => text === '单位名称' && path === 'department.name'))
})

test('a missing actual value is named with its project', () => {
  const submission = aSubmission()
  const project = submission.projects[0]!
  const { actualText: _, actual: __, ...bare } = project.indicators[0]!
  const missing = taskOf({ ...submission, projects: [{ ...project, indicators: [bare] }] }, 'actuals').missing
  assert.deepEqual(
    missing.filter(({ text }) => text.includes(bare.name)),
    [{ text: `${project.name}：“${bare.name}”的实际完成值`, path: 'projects[0].indicators[0].actual' }],
  )
})

test('an open error keeps the check-up open, a waived one does not', () => {
  const submission = aSubmission()
  const finding = { rule: 'x', covers: [], severity: 'error', message: '不平', why: '', remedy: '', source: '' } as const
  const assessment = evaluate(submission, aScheme())
  const state = (findings: readonly (typeof finding & { waiver?: { reason: string; author: string; until: string } })[]) =>
    taskList({ submission, assessment, findings, state: 'draft' }).find(({ id }) => id === 'check')!.state
  assert.equal(state([finding]), 'in-progress')
  assert.equal(state([{ ...finding, waiver: { reason: 'r', author: 'a', until: '2030-01-01' } }]), 'done')
})

test('the last step follows the state', () => {
  assert.deepEqual(
    (['draft', 'confirmed', 'submitted', 'accepted'] as const).map((state) => taskOf(empty, 'confirm', state).state),
    ['not-started', 'in-progress', 'done', 'done'],
  )
})

test('in an empty year nothing is done that needs something to look at', () =>
  assert.deepEqual(
    ['problems', 'check'].map((id) => taskOf(empty, id).state),
    ['not-started', 'not-started'],
  ))

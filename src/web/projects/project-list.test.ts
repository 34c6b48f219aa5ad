import assert from 'node:assert/strict'
import { test } from 'node:test'
import { evaluate } from '#domain/evaluate.ts'
import { anIndicator, aProject, aScheme, aSubmission, measured } from '../../../tests/builders.ts'
import { addProject, isShown, moveProject, progressOf, removeProject, renameProject } from './project-list.ts'

const three = ['甲', '乙', '丙'].map((name) => aProject({ name }))
const names = (projects: readonly { readonly name?: string }[]) => projects.map(({ name }) => name).join('')

test('projects are added, moved, renamed and taken away', () => {
  assert.equal(names(moveProject(three, 0, 1)), '乙甲丙')
  assert.equal(moveProject(three, 0, -1), three)
  assert.equal(moveProject(three, 2, 1), three)
  assert.equal(names(removeProject(three, 1)), '甲丙')
  assert.equal(names(renameProject(three, 1, '丁')), '甲丁丙')
  assert.deepEqual(
    addProject(addProject(removeProject(addProject(three), 0))).map(({ name }) => name),
    ['乙', '丙', '新项目 4', '新项目 5', '新项目 6'],
  )
})

test('filters by words, by what is open and by what lost points', () => {
  const short = aProject({ name: '社区培训经费', indicators: [anIndicator({ actualText: '250人次', actual: measured('250', '人次') })] })
  const open = aProject({ name: '社区活动经费', indicators: [anIndicator({ actualText: undefined, actual: undefined })] })
  const submission = aSubmission({ projects: [aProject(), short, open] })
  const { projects } = evaluate(submission, aScheme())
  const shown = (words: string, kind: Parameters<typeof isShown>[3]) =>
    submission.projects.flatMap((project, i) => (isShown(project, projects[i]!, words, kind) ? [i] : []))
  assert.deepEqual(shown('', 'all'), [0, 1, 2])
  assert.deepEqual(shown('社区 培训', 'all'), [1])
  assert.deepEqual(shown('', 'unfinished'), [2])
  assert.deepEqual(shown('', 'deducted'), [1])
  assert.deepEqual(
    [progressOf(short), progressOf(open)],
    [
      { filled: 1, all: 1 },
      { filled: 0, all: 1 },
    ],
  )
})

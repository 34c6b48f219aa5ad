import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadLayouts } from '#policy/layouts.ts'
import { loadScheme } from '#policy/schemes.ts'
import { arbitrarySubmission } from '../../../tests/arbitrary-submission.ts'
import { readSubmission } from '../read/submission.ts'
import { writeDepartmentWorkbook } from './department-workbook.ts'

const policy = join(import.meta.dirname, '../../../policy')
const layouts = await loadLayouts(policy)
const scheme = await loadScheme(policy, 'mof-2020-10')

test('property: submission → workbook → submission is the identity, and nothing stays unread', async () => {
  await fc.assert(
    fc.asyncProperty(arbitrarySubmission, async (submission) => {
      const bytes = await writeDepartmentWorkbook({ scheme, layouts, submission })
      const read = await readSubmission(bytes, '填报.xlsx', layouts)
      assert.deepEqual(JSON.parse(JSON.stringify(read.submission)), JSON.parse(JSON.stringify(submission)))
      assert.deepEqual(read.notices, [])
    }),
    { numRuns: 15 },
  )
})

test('an empty template reads as an empty submission: examples and offered rows are no data', async () => {
  const { submission, problems, notices, places } = await readSubmission(
    await writeDepartmentWorkbook({ scheme, layouts }),
    '模板.xlsx',
    layouts,
  )
  assert.deepEqual(
    [submission.projects, submission.goals.items, submission.problems, submission.department.duties, submission.keyEvaluations],
    [[], [], [], [], []],
  )
  assert.equal(submission.whole, undefined)
  assert.equal(submission.year, undefined)
  assert.deepEqual([problems, notices, Object.keys(places)], [[], [], []])
})

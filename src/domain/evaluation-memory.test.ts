import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anIndicator, aProject, aScheme, aSubmission, measured } from '../../tests/builders.ts'
import type { Assessment } from './assessment.ts'
import { editCell } from './edit/indicator-cell.ts'
import { evaluate } from './evaluate.ts'
import { evaluationMemory } from './evaluation-memory.ts'
import { points } from './quantity.ts'

/** Everything of an assessment as text, proofs included. */
const text = (assessment: Assessment) =>
  JSON.stringify(assessment, (_, value: unknown) => (typeof value === 'function' ? (value as () => unknown)() : value))

test('a year that is edited step by step is scored as if it were scored anew', () => {
  const memory = evaluationMemory()
  const scheme = aScheme()
  const other = aScheme({ scoreDecimals: 0 })
  let submission = aSubmission({ projects: [aProject(), aProject({ indicators: [anIndicator(), anIndicator({ name: '走访户数' })] })] })
  const edits = ['480人次', '', '512人次', '若干', '487人次', '500人次']
  for (const [step, typed] of edits.entries()) {
    for (const each of [scheme, other]) assert.equal(text(evaluate(submission, each, memory)), text(evaluate(submission, each)), `${step}`)
    const projects = submission.projects.map((project, p) => ({
      ...project,
      indicators: project.indicators.map((row, i) => (i === step % 2 && p === 1 ? editCell(row, 'actual', typed, 2024).indicator : row)),
    }))
    // Rows also change their places.
    submission = { ...submission, projects: step === 3 ? projects.toReversed() : projects }
  }
})

test('an unchanged row keeps its line, a moved or changed one does not', () => {
  const memory = evaluationMemory()
  const rows = [anIndicator(), anIndicator({ actualText: '400人次', actual: measured('400', '人次') })]
  const lines = (indicators: typeof rows, scheme = shared) =>
    evaluate(aSubmission({ projects: [aProject({ indicators })] }), scheme, memory).projects[0]!.lines
  const shared = aScheme()
  const before = lines(rows)
  const after = lines([rows[0]!, { ...rows[1]!, points: points(20) }])
  assert.equal(after[0], before[0])
  assert.notEqual(after[1], before[1])
  assert.notEqual(lines(rows.toReversed())[0], before[1])
  assert.notEqual(lines(rows, aScheme())[0], before[0])
})

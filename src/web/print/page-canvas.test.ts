import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { evaluate } from '#domain/evaluate.ts'
import { drawForm } from '#domain/form/draw-form.ts'
import { departmentSubject, projectSubject } from '#domain/form/subject.ts'
import { loadFormTemplates } from '#policy/form-templates.ts'
import { aScheme, aSubmission } from '../../../tests/builders.ts'
import { PageCanvas } from './page-canvas.ts'

const templates = await loadFormTemplates(join(import.meta.dirname, '..', '..', '..', 'policy'))
const submission = aSubmission()
const scheme = aScheme()
const year = { submission, assessment: evaluate(submission, scheme), findings: [] }

test('every layout fills its grid: each cell of each bordered row is covered once', () => {
  for (const template of templates) {
    const canvas = new PageCanvas()
    const subject = template.kind === 'project' ? projectSubject(year, 0) : departmentSubject(year)
    drawForm(canvas, { submission, scheme }, subject, template)
    const covered = canvas.lines.map(() => Array.from({ length: template.columns.length }, () => 0))
    for (const box of canvas.lines.flat())
      for (let row = box.row; row < box.row + (box.rows ?? 1); row++)
        for (let column = box.column; column < box.column + (box.columns ?? 1); column++) covered[row]![column]!++
    assert.deepEqual(new Set(covered.flat()), new Set([1]), `${template.layout} ${template.kind}`)
  }
})

test('the form says what it is, whose it is, and the total', () => {
  const canvas = new PageCanvas()
  const template = templates.find(({ layout, kind }) => layout === 'national' && kind === 'project')!
  drawForm(canvas, { submission, scheme, draft: '草稿' }, projectSubject(year, 0), template)
  const values = canvas.lines.flat().map(({ value }) => value)
  for (const value of ['项目支出绩效自评表', '草稿', submission.projects[0]!.name, '偏差原因分析\n及改进措施', '总分', 100])
    assert.ok(values.includes(value), String(value))
})

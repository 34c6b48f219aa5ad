import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { formTemplateOf, loadFormTemplates, parseFormTemplate } from './form-templates.ts'

test('every form layout is sound, and both national forms are there', () => {
  const all = loadFormTemplates()
  assert.deepEqual(
    all.map(({ layout, kind }) => `${layout} ${kind}`),
    ['national department', 'national project', 'sichuan project'],
  )
  assert.equal(formTemplateOf(all, 'sichuan', 'project').title, '部门预算项目支出绩效自评表')
  assert.equal(formTemplateOf(all, 'sichuan', 'department').layout, 'national')
})

test('a layout with an unknown key or a row that does not fill the grid is refused', () => {
  const text = readFileSync(new URL('../../policy/templates/forms/national-project.yaml', import.meta.url), 'utf8')
  assert.throws(() => parseFormTemplate(`${text}\ncolour: red\n`), /colour/)
  assert.throws(() => parseFormTemplate(text.replace('labelSpan: 6', 'labelSpan: 5')), /“total”一行占 8 列，表样共 9 列/)
})

import assert from 'node:assert/strict'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { formTemplateOf } from '#domain/form-template.ts'
import { ProductError } from '#errors'
import { loadFormTemplates } from './form-templates.ts'
import { loadReportTemplate } from './report-template.ts'

const policy = join(import.meta.dirname, '../../policy')

test('every form layout is sound, and both national forms are there', async () => {
  const all = await loadFormTemplates(policy)
  assert.deepEqual(
    all.map(({ layout, kind }) => `${layout} ${kind}`),
    ['national department', 'national project', 'sichuan project'],
  )
  assert.equal(formTemplateOf(all, 'sichuan', 'project').title, '部门预算项目支出绩效自评表')
  assert.equal(formTemplateOf(all, 'sichuan', 'department').layout, 'national')
})

test('an office’s own folder is the one that counts; what is wrong in it is refused with its line', async () => {
  const own = await mkdtemp(join(tmpdir(), 'mingji-templates-'))
  try {
    await cp(join(policy, 'templates'), join(own, 'templates'), { recursive: true })
    const form = join(own, 'templates/forms/national-project.yaml')
    const text = await readFile(form, 'utf8')
    const refusal = async (changed: string) => {
      await writeFile(form, changed)
      return loadFormTemplates(own).then(
        () => assert.fail('should be refused'),
        (error: unknown) => (error instanceof ProductError ? error.message : assert.fail(String(error))),
      )
    }
    assert.match(await refusal(`${text}\ncolour: red\n`), /national-project\.yaml”第 \d+ 行的 colour 有误：不认识的键“colour”/)
    assert.match(await refusal(text.replace('labelSpan: 6', 'labelSpan: 5')), /“total”一行占 8 列，表样共 9 列/)
    assert.match(await refusal(text.replace('labelSpan: 6', 'labelSpan: 六')), /应为 0 至 99 的整数/)
    await writeFile(form, text.replace('title: 项目支出绩效自评表', 'title: 本地自评表'))
    assert.equal(formTemplateOf(await loadFormTemplates(own), 'national', 'project').title, '本地自评表')
    assert.deepEqual((await loadReportTemplate(own)).slice(0, 2), new Uint8Array([0x50, 0x4b]))
    await rm(join(own, 'templates/department-report.docx'))
    await assert.rejects(loadReportTemplate(own), /department-report\.docx/)
  } finally {
    await rm(own, { recursive: true })
  }
})

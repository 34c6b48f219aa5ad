import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { evaluate } from '#domain/evaluate.ts'
import { formTemplateOf } from '#domain/form-template.ts'
import type { Indicator } from '#domain/indicator.ts'
import { mergeSubmissions } from '#domain/parse/submission/merge.ts'
import type { Project, Submission } from '#domain/submission.ts'
import { loadFormTemplates } from '#policy/form-templates.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { loadScheme } from '#policy/schemes.ts'
import { xingfu2024 } from '../../../../scripts/examples/xingfu-2024.ts'
import { shippedPolicy } from '../../../../tests/shipped-policy.ts'
import { writeDepartmentForm, writeProjectForm } from '../../write/project-form.ts'
import { readSubmission } from '../submission.ts'

const policy = join(import.meta.dirname, '../../../../policy')
const layouts = await loadLayouts(policy)
const scheme = await loadScheme(policy, 'mof-2020-10')
const templates = await loadFormTemplates(shippedPolicy)
const submission: Submission = xingfu2024
const year = { submission, scheme, assessment: evaluate(submission, scheme), findings: [], draft: false }

/** The three columns say number and unit; "每年" stays in the words of the original. */
const core = ({ target }: Indicator): unknown =>
  target?.kind === 'bound' ? [target.direction, target.measure.value.toString(), target.measure.unit] : target?.kind

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null))
const bare = (text: string | undefined): string => (text ?? '').replace(/\s+/g, '')

const told = ({ category, subcategory, name, targetText, actualText, points, deviationReason }: Indicator) => ({
  category,
  subcategory: subcategory ?? '',
  name,
  target: bare(targetText),
  actual: bare(actualText),
  points: points?.toString(),
  reason: bare(deviationReason),
})

/** What the national form prints of a project. */
const printed = (project: Project) => ({
  name: project.name,
  supervisingDepartment: project.supervisingDepartment,
  implementingUnit: project.implementingUnit,
  money: [project.budget.initial, project.budget.adjusted, project.budget.executed].map((amount) => amount?.toString()),
  goal: [project.goal?.expected, project.goal?.achieved].map(bare),
  indicators: project.indicators.map(told),
})

test('the national forms of a whole year read back to what they print, file by file', async () => {
  const template = formTemplateOf(templates, 'national', 'project')
  const readings = []
  for (const [project, { name = '' }] of submission.projects.entries()) {
    const read = await readSubmission(await writeProjectForm({ ...year, project, template }), `${name}.xlsx`, layouts)
    assert.equal(read.role, 'project-form')
    // The form does not print 指标性质: words with figures in them may then mean either.
    const unsure = submission.projects[project]!.indicators.flatMap(({ nature }, i) =>
      nature === '定性' ? [`projects[0].indicators[${i}].actual`] : [],
    )
    assert.deepEqual(
      read.problems.filter(({ path }) => !unsure.includes(path)),
      [],
      name,
    )
    readings.push(read)
  }
  const merged = mergeSubmissions(readings)
  assert.equal(merged.problems.length, readings.flatMap(({ problems }) => problems).length)
  assert.deepEqual(merged.submission.projects.map(printed), submission.projects.map(printed))
  assert.equal(merged.submission.year, submission.year)
  const last = submission.projects.length - 1
  assert.equal(merged.places[`projects[${last}].indicators[0].actual`]?.file, `${submission.projects[last]?.name}.xlsx`)
})

test('the Sichuan form says the same with operator, value and unit apart', async () => {
  const template = formTemplateOf(templates, 'sichuan', 'project')
  for (const [project, { name, code, indicators, budget }] of submission.projects.entries()) {
    const read = await readSubmission(await writeProjectForm({ ...year, project, template }), '自评表.xlsx', layouts)
    const [back] = read.submission.projects
    assert.deepEqual(read.problems, [], name)
    assert.deepEqual([back?.name, back?.code, back?.budget.adjusted?.toString()], [name, code, budget.adjusted?.toString()])
    assert.deepEqual(back?.indicators.map(core), indicators.map(core), name)
    assert.deepEqual(
      back?.indicators.map(({ points }) => plain(points)),
      indicators.map(({ points }) => plain(points)),
    )
  }
})

test('the department form reads back to what it prints', async () => {
  const template = formTemplateOf(templates, 'national', 'department')
  const read = await readSubmission(await writeDepartmentForm({ ...year, template }), '部门整体.xlsx', layouts)
  assert.equal(read.role, 'department-form')
  assert.deepEqual(read.problems, [])
  const [back, own] = [read.submission.whole, submission.whole]
  assert.equal(read.submission.department.name, submission.department.name)
  assert.deepEqual(back?.indicators.map(told), own?.indicators.map(told))
  assert.deepEqual(plain(back?.budget.executed), plain(own?.budget.executed))
  assert.deepEqual(
    back?.tasks.map(({ name, budget }) => [name, plain(budget)]),
    own?.tasks.map(({ name, budget }) => [name, plain(budget)]),
  )
  assert.deepEqual([back?.goal?.expected, back?.goal?.achieved].map(bare), [own?.goal?.expected, own?.goal?.achieved].map(bare))
})

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { evaluate } from '#domain/evaluate.ts'
import { loadReportTemplate } from '#policy/report-template.ts'
import { manualPage } from '../../../../scripts/make-template-manual.ts'
import { aScheme, aSubmission } from '../../../../tests/builders.ts'
import { shippedPolicy } from '../../../../tests/shipped-policy.ts'
import type { TagTree } from '../docx/problems.ts'
import { reportTags } from './tags.ts'
import { reportView } from './view.ts'

test('the manual lists every tag', () => {
  const text = readFileSync(new URL('../../../../docs/manual/report-template.md', import.meta.url), 'utf8')
  assert.equal(text, manualPage(text), '请运行 node scripts/make-template-manual.ts')
})

test('the shipped template uses every list and every section of the catalogue', async () => {
  const xml = strFromU8(unzipSync(await loadReportTemplate(shippedPolicy))['word/document.xml']!)
  const unused = Object.entries(reportTags).filter(
    ([name, { kind }]) => kind !== 'text' && kind !== 'flag' && !xml.includes(`#${name}}`) && !xml.includes(`%${name}}`),
  )
  assert.deepEqual(unused, [])
})

/** Every name of the catalogue is an own property of the data, at every depth. */
function missing(tags: TagTree, data: object, at: string): readonly string[] {
  return Object.entries(tags).flatMap(([name, { inside }]) => {
    if (!Object.hasOwn(data, name)) return [`${at}${name}`]
    const value: unknown = (data as Record<string, unknown>)[name] // an own property
    return inside && Array.isArray(value) ? value.flatMap((item: object) => missing(inside, item, `${at}${name}.`)) : []
  })
}

test('the report has a value for every tag', () => {
  const [submission, scheme] = [aSubmission(), aScheme()]
  const view = reportView({ submission, scheme, assessment: evaluate(submission, scheme), findings: [], draft: true }, { note: '' })
  assert.deepEqual(missing(reportTags, view, ''), [])
})

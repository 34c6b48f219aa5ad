import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { policyData } from '#app/policy/policy-data.ts'
import { previewFields } from '#app/workshop/preview-task.ts'
import { emptySubmission } from '#domain/empty-submission.ts'
import { toJson } from '#domain/json.ts'
import { type Book, drawBook } from './sheets/draw.ts'
import { flatTotalFirst } from './sheets/flat-total-first.ts'
import { fourLevelsOfMoney } from './sheets/four-levels-of-money.ts'
import { books } from './sheets/index.ts'
import { measureSheets, sayMeasured } from './sheets/measure.ts'
import { pointsInHeadings } from './sheets/points-in-headings.ts'
import { projectsInOneTable } from './sheets/projects-in-one-table.ts'

const LEAST_RECALL = 0.95
const MOST_FALSE_ERRORS = 0.1

for (const kind of ['xlsx', 'xls'] as const) {
  test(`forms of many provinces as ${kind}: what is wrong is found, with sheet and cell, and nothing else`, async () => {
    const measured = await measureSheets(kind === 'xlsx' ? books : books.filter((_, i) => i % 4 === 0), kind)
    const { trials, falseErrors } = measured
    assert.ok(trials.length > 30)
    assert.ok(trials.filter(({ found }) => found).length >= LEAST_RECALL * trials.length, sayMeasured(measured))
    assert.ok(falseErrors.length < Math.max(1, MOST_FALSE_ERRORS * measured.books), sayMeasured(measured))
  })
}

const policy = policyData(join(import.meta.dirname, '..', '..', 'policy'))

/** Path → words of every field that an import of the book would fill. */
async function imported(book: Book) {
  const { bytes } = drawBook(book, 'xlsx')
  const question = { files: [{ name: '自评表.xlsx', bytes }], content: toJson(emptySubmission(2024)), year: 2024 }
  const { fields, problems } = await previewFields(question, { policy, version: '' })
  return { problems, fields: new Map(fields.map((field) => [field.path, field])) }
}

test('import: points of a heading and a common reason go where they belong', async () => {
  const { fields } = await imported(pointsInHeadings)
  assert.equal(fields.get('projects[0].budget.claimedPoints')?.text, '得分（20分×执行率）')
  assert.equal(fields.get('projects[0].indicators[1].deviationReason')?.text, '苗木成活率未达到目标，因4月移栽期遇高温')
  assert.equal(fields.get('projects[0].budget.reason')?.text, '预算执行差额为养护尾款次年支付')
  assert.match(fields.get('projects[0].measures')?.text ?? '', /^移栽改在秋季进行/)
  assert.equal([...fields.keys()].filter((path) => /^projects\[0\]\.indicators\[\d+\]\.name$/.test(path)).length, 6)
})

test('import: a label with its value is no column of projects, and a list without levels no mistake', async () => {
  const { fields, problems } = await imported(flatTotalFirst)
  assert.equal(fields.get('projects[0].name')?.text, '农村客运补贴')
  assert.equal(fields.get('projects[1].name'), undefined)
  assert.equal(fields.get('projects[0].claimedTotal')?.place?.cell, 'F3')
  assert.equal(fields.get('projects[0].indicators[0].targetText')?.text, '≥38条')
  assert.deepEqual(problems, [])
})

test('import: levels of government and several projects of one table', async () => {
  const money = (await imported(fourLevelsOfMoney)).fields
  assert.equal(money.get('projects[0].budget.sources[2].source')?.text, '市级')
  assert.equal(money.get('projects[0].budget.sources[2].adjusted')?.text, '30')
  const { fields } = await imported(projectsInOneTable)
  assert.equal(fields.get('projects[1].name')?.text, '送戏下乡')
  assert.equal(fields.get('projects[1].claimedTotal')?.text, '98')
  assert.equal(fields.get('projects[0].budget.claimedScore')?.text, '9.8')
})

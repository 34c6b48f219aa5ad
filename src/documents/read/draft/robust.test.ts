import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Submission } from '#domain/submission.ts'
import type { Workbook } from '#domain/workbook.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { loadScheme } from '#policy/schemes.ts'
import { arbitrarySubmission } from '../../../../tests/arbitrary-submission.ts'
import * as change from '../../../../tests/change-workbook.ts'
import { writeDepartmentWorkbook } from '../../write/department-workbook.ts'
import { submissionOf } from '../submission.ts'
import { readWorkbook } from '../workbook/workbook.ts'

const policy = join(import.meta.dirname, '../../../../policy')
const layouts = await loadLayouts(policy)
const scheme = await loadScheme(policy, 'mof-2020-10')
const json = (submission: Submission): unknown => JSON.parse(JSON.stringify(submission))
const said = (workbook: Workbook): unknown => json(submissionOf(workbook, layouts).submission)
const filled = async (submission: Submission) => readWorkbook(await writeDepartmentWorkbook({ scheme, layouts, submission }), '填报.xlsx')

/** The first other spelling of every heading and label. */
const synonyms = new Map(
  layouts.workbook.sheets.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      (block.kind === 'list' ? block.columns : block.rows).flatMap((input) => {
        const word = 'heading' in input ? input.heading : input.label
        // A heading may be called otherwise, but it still says its unit.
        const unit = /（(?:万元|%)）$/.exec(word)?.[0] ?? ''
        return input.also[0] === undefined ? [] : [[word, input.also[0] + unit] as const]
      }),
    ),
  ),
)

const headings = new Set(
  layouts.workbook.sheets.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'list' ? block.columns.map(({ heading }) => heading) : Object.values(block.headings))),
  ),
)

/** In the order in which they can be made one after the other: first those that look for the template's headings. */
const changes: Readonly<Record<string, (workbook: Workbook) => Workbook>> = {
  'equal cells merged': (workbook) =>
    change.mergeEqual(workbook, new Set(['所属项目', '所属目标', '一级指标', '二级指标', '证明对象', '得分对象'])),
  'amounts in 元': (workbook) => change.inYuan(workbook, headings),
  'headings and labels in other words': (workbook) => change.reword(workbook, synonyms),
  'full-width figures': change.fullWidth,
  'rows inserted above': (workbook) => change.insertRows(workbook, 3),
  'columns inserted': (workbook) => change.insertColumns(workbook, 1),
  'columns in another order': (workbook) => change.turnColumns(workbook, 3),
  'sheets renamed': change.renameSheets,
  'sheets in another order': change.turnSheets,
}

const samples = fc.sample(arbitrarySubmission, { numRuns: 3, seed: 20240501 })
const workbooks = await Promise.all(samples.map(filled))

for (const [title, changed] of Object.entries(changes)) {
  test(`nothing changes: ${title}`, () => {
    for (const [i, workbook] of workbooks.entries()) assert.deepEqual(said(changed(workbook)), json(samples[i]!))
  })
}

test('property: several of these changes together change nothing', () => {
  fc.assert(
    fc.property(fc.nat(workbooks.length - 1), fc.subarray(Object.keys(changes), { minLength: 2 }), (i, titles) => {
      const inOrder = Object.keys(changes).filter((title) => titles.includes(title))
      const all = inOrder.reduce((workbook, title) => changes[title]!(workbook), workbooks[i]!)
      assert.deepEqual(said(all), json(samples[i]!))
    }),
    { numRuns: 12 },
  )
})

/** Paths of the JSON leaves that differ. */
function differences(a: unknown, b: unknown, path = ''): string[] {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? [] : [path]
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  const [x, y] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  return [...keys].flatMap((key) =>
    differences(x[key], y[key], Array.isArray(a) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
  )
}

const position = (cell: string): readonly [row: number, column: number] => {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  return [Number(row) - 1, [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1]
}

test('property: another value in one cell changes the field that was read from it, and no other', () => {
  const [workbook] = workbooks
  const before = submissionOf(workbook!, layouts)
  const leaves = Object.entries(before.places).filter(([path]) => !/\]$/.test(path) && path !== 'year')
  assert.ok(leaves.length > 50)
  fc.assert(
    fc.property(fc.constantFrom(...leaves), ([path, { sheet = '', cell = '' }]) => {
      const [row, column] = position(cell)
      const old = workbook!.sheets.find(({ name }) => name === sheet)!.cells[row]![column]!
      const text = old.kind === 'number' ? String((Number(old.text) % 7) + 1.5) : /^\d{4}-/.test(old.text) ? '2026-02-03' : `${old.text}改`
      const after = submissionOf(change.changeCell(workbook!, sheet, row, column, { ...old, text }), layouts)
      const changed = differences(json(before.submission), json(after.submission))
      // 指标值 and 完成值 are kept as words and as understood; an actual value takes its unit from the target; 指标性质 and name tell how a target is meant.
      const field = path.replace(/\.(target|nature|name)$/, '.(?:$1|target|actual)').replace(/[[\]]/g, '\\$&')
      for (const each of changed) assert.match(each, new RegExp(`^${field}(?:Text)?(?:$|[.[])`), `${path} ← ${text}`)
      assert.ok(changed.length > 0 || after.problems.length > before.problems.length, path)
    }),
    { numRuns: 40 },
  )
})

test('a subtotal and a remark between the rows are no items', async () => {
  const [workbook] = workbooks
  const added = {
    ...workbook!,
    sheets: workbook!.sheets.map((sheet) =>
      sheet.name === '绩效指标'
        ? {
            ...sheet,
            cells: [
              ...sheet.cells.slice(0, 5),
              [{ text: '小计', kind: 'text' as const }, undefined, { text: '90', kind: 'number' as const }],
              ...sheet.cells.slice(5),
            ],
          }
        : sheet,
    ),
  }
  assert.deepEqual(said(added), json(samples[0]!))
})

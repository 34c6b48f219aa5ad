import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Cell, Merge, Workbook } from '#domain/workbook.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { submissionOf } from '../submission.ts'
import { heading, inlineLabel, unitNote, yearNote } from './words.ts'

const layouts = await loadLayouts(join(import.meta.dirname, '../../../../policy'))

test('headings are compared without what people put around them', () => {
  const rows: readonly (readonly [text: string, core: string, unit?: string])[] = [
    ['全年预算数\n（A）', '全年预算数'],
    ['（二）其中：当年财政拨款', '当年财政拨款'],
    ['1.项目年度目标完成情况', '项目年度目标完成情况'],
    ['产 出 指 标（50分）', '产出指标'],
    ['项目资金\n（万元）', '项目资金', '万元'],
    ['年初预算（单位：元）', '年初预算', '元'],
    ['得分（20分*执行率）', '得分'],
    ['★ 联系电话：', '联系电话'],
    ['［备注］', '备注'],
    ['单价（元/人）', '单价'],
    ['1—7月执行数', '1-7月执行数'],
  ]
  for (const [text, core, unit] of rows) assert.deepEqual([heading(text).core, heading(text).unit], [core, unit], text)
  assert.equal(heading('等级内比例（％）').percent, true)
  assert.equal(heading('2024年预算数', 2024).core, '当年预算数')
  assert.equal(heading('2023年度决算数', 2024).core, '上年决算数')
  assert.equal(heading('2019年决算数', 2024).core, '2019年决算数')
})

test('notes of unit and year, labels with their value in one cell', () => {
  assert.equal(unitNote('填报单位：某某街道（虚构）　　金额单位：万元'), '万元')
  assert.equal(unitNote('单位：元'), '元')
  assert.equal(unitNote('单位：元/人'), undefined)
  assert.equal(unitNote('填报单位：元氏县某局（虚构）'), undefined)
  assert.equal(yearNote('（2024年度）'), 2024)
  assert.equal(yearNote('2023年4月-2024年2月'), undefined)
  assert.deepEqual(inlineLabel('填报单位：幸福街道（虚构）'), { label: '填报单位', value: '幸福街道（虚构）' })
})

/** Words that mean something, so that random sheets are not simply unread. */
const vocabulary = [
  ...layouts.forms.flatMap(({ titles, labels, tables, known }) => [
    ...titles,
    ...known,
    ...Object.values(labels).flat(),
    ...tables.flatMap(({ columns, rows }) => [...Object.values(columns).flat(), ...Object.values(rows).flat()]),
  ]),
  ...layouts.words.totals,
  ...layouts.words.remarks,
]
const text = fc.oneof(
  fc.constantFrom(...vocabulary),
  fc.constantFrom(
    '项目支出绩效自评表',
    '项目名称',
    '一级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '全年执行数',
    '总分',
    '—',
    '≥95%',
    '12.5',
    '单位：万元',
    '注：说明',
    '示例',
  ),
  fc.string({ maxLength: 8 }),
)
const cell: fc.Arbitrary<Cell | undefined> = fc.option(
  fc.record({ text, kind: fc.constantFrom<Cell['kind']>('text', 'number', 'error', 'date') }),
  { nil: undefined },
)
const merge: fc.Arbitrary<Merge> = fc
  .tuple(fc.nat(12), fc.nat(7), fc.nat(4), fc.nat(4))
  .map(([top, left, height, width]) => ({ top, left, bottom: top + height, right: left + width }))
const workbook: fc.Arbitrary<Workbook> = fc
  .array(
    fc.record({
      name: fc.constantFrom('自评表', '选项', 'Sheet1', '绩效指标'),
      hidden: fc.boolean(),
      cells: fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 14 }),
      merges: fc.array(merge, { maxLength: 6 }),
    }),
    { maxLength: 3 },
  )
  .map((sheets) => ({ file: '乱.xlsx', kind: 'xlsx', properties: {}, sheets }))

test('property: whatever stands in a workbook, reading it gives a submission and no exception', () => {
  fc.assert(
    fc.property(workbook, (book) => {
      const { submission, problems, notices } = submissionOf(book, layouts)
      assert.ok(Array.isArray(submission.projects))
      for (const { message, remedy } of [...problems, ...notices]) {
        assert.match(message, /[\u4e00-\u9fff]/)
        assert.match(remedy, /[\u4e00-\u9fff]/)
      }
    }),
    { numRuns: 400 },
  )
})

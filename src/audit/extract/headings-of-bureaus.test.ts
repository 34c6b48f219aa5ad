import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { submissionOf } from '#documents/read/submission.ts'
import { readText } from '#documents/read/text/txt.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { extract } from './extract.ts'

const layouts = await loadLayouts(join(import.meta.dirname, '..', '..', '..', 'policy'))
const projectIn = (...lines: readonly string[]) =>
  extract(
    readText(
      new TextEncoder().encode(['虚构县2024年度道路养护项目支出绩效自评报告', '二、绩效目标完成情况', ...lines].join('\n')),
      '报告.txt',
    ),
    (workbook) => submissionOf(workbook, layouts),
  ).submission.projects[0]
const said = (...lines: readonly string[]) =>
  projectIn(...lines)?.indicators.map(({ name, targetText, actualText, points, claimedScore }) =>
    [name, targetText, actualText, `${points}`, `${claimedScore}`].join(' '),
  )

const expected = ['养护里程 ≥120公里 118公里 20 19.67', '路面合格率 ≥95% 96% 30 30', '群众满意度 ≥90% 92% 50 50']
const rows = [
  ['养护里程', '≥120公里', '118公里', '20', '19.67'],
  ['路面合格率', '≥95%', '96%', '30', '30.00'],
  ['群众满意度', '≥90%', '92%', '50', '50.00'],
]

test('the same columns under the headings of several bureaus', () => {
  for (const head of [
    '考核内容 考核要求 落实情况 标准分 评定分',
    '绩效指标 年初目标 年末完成 权数 自评分数',
    '指标 计划值 实绩 基本分 考评分',
  ])
    assert.deepEqual(said(head.replaceAll(' ', '\t'), ...rows.map((row) => row.join('\t'))), expected, head)
})

test('a table drawn with lines is a table; its rules are no rows', () => {
  const drawn = rows.flatMap((row) => ['├────┼────┼────┼──┼──┤', `│${row.join('│')}│`])
  assert.deepEqual(said('┌────┬────┬────┬──┬──┐', '│三级指标│指标值│完成值│分值│得分│', ...drawn, '└────┴────┴────┴──┴──┘'), expected)
})

test('money by channels: approved, adjusted, paid', () => {
  const text = [
    '项目支出绩效自评表',
    '金额单位：万元',
    '项目名称\t道路养护项目\t主管部门\t虚构县交通运输局',
    '资金渠道\t批复数\t追加（减）\t调整后\t支付数\t支付进度',
    '合计\t100.00\t20.00\t120.00\t118.00\t98.33%',
    '县级财政\t100.00\t20.00\t120.00\t118.00\t98.33%',
  ]
  const prose = readText(new TextEncoder().encode(text.join('\n')), '自评表.txt')
  const [project] = extract(prose, (workbook) => submissionOf(workbook, layouts)).submission.projects
  const { initial, adjusted, executed } = project?.budget ?? {}
  assert.deepEqual([initial, adjusted, executed].map(String), ['1000000', '1200000', '1180000'])
})

test('a list of names and counts is no form', () => assert.equal(said('乡镇\t人口\t里程', '甲镇\t120\t118', '乙镇\t95\t96')?.length, 0))

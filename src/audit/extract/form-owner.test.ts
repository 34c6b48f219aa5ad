import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { extract } from '#audit/extract/extract.ts'
import { submissionOf } from '#documents/read/submission.ts'
import { readText } from '#documents/read/text/txt.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { findingsOf } from '../../../tests/test-rule.ts'
import totalOfScores from '../rules/total-of-scores.ts'
import unexplainedDeduction from '../rules/unexplained-deduction.ts'

const layouts = await loadLayouts(join(import.meta.dirname, '..', '..', '..', 'policy'))

const form = (output: string, total: string, reason: string) => [
  '年度目标：整治山塘8座，巡查水库26座，水库安全度汛，全年没有发生责任事故。',
  '一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施',
  `产出指标\t数量指标\t整治数量\t≥10座\t9座\t50\t${output}\t${reason}`,
  '效益指标\t社会效益指标\t责任事故\t≤0起\t0起\t30\t30\t无',
  '满意度指标\t服务对象满意度指标\t群众满意度\t≥90%\t92%\t10\t10\t无',
  '1.资金情况：年初预算206.00万元，年中未作调整，全部执行完毕。',
  '2.满意度调查：发放问卷200份，收回有效问卷200份，其中满意184份。',
  `3.自评结论：本项目预算执行得分10分，产出指标得分${output}分，效益指标得分30分，满意度指标得分10分，自评总分${total}分。`,
]
type Form = (mark: number, name: string, ...rest: readonly [output: string, total: string, reason: string]) => string[]
/** The ways in which a form says whose it is. */
const headed: Form = (mark, name, ...rest) => [`${mark}.${name}绩效自评表`, ...form(...rest)]
const numbered: Form = (mark, name, ...rest) => [`项目${'一二三'[mark - 1]}：${name}`, ...form(...rest)]
const labelled: Form = (mark, name, ...rest) => [`（${'一二三'[mark - 1]}）项目支出绩效自评表`, `项目名称：${name}`, ...form(...rest)]

const tabled: Form = (mark, name, ...rest) => [`表${'一二三'[mark - 1]}　${name}`, ...form(...rest)]

/** Several forms of projects in one document, each with numbered paragraphs of its own that speak of 本项目. */
const report = (total: string, reason: string, own: Form = headed) => {
  const text = [
    '虚构市水利局2024年度项目支出绩效自评情况',
    '一、自评说明',
    '评分口径：预算执行率10分、产出指标50分、效益指标30分、满意度指标10分。',
    '项目名称\t全年预算数（万元）\t全年执行数（万元）',
    '河道治理项目\t420.00\t420.00',
    '山塘维护项目\t206.00\t206.00',
    '河长制宣传项目\t45.00\t45.00',
    '二、项目支出绩效自评表',
    ...own(1, '河道治理项目', '50', '100', '无'),
    ...own(2, '山塘维护项目', '45', total, reason),
    ...own(3, '河长制宣传项目', '48', '98', '活动因雨少办一场'),
  ].join('\n')
  const prose = readText(new TextEncoder().encode(text), '报告.txt')
  return [{ file: '报告.txt', prose, ...extract(prose, (workbook) => submissionOf(workbook, layouts)) }]
}

test('paragraphs that speak of 本项目 belong to the form whose heading stands above them', () => {
  for (const own of [headed, labelled, tabled]) {
    assert.deepEqual(findingsOf(totalOfScores, report('95', '一座因移民未完成', own)), [])
    assert.match(findingsOf(totalOfScores, report('59', '一座因移民未完成', own))[0]?.message ?? '', /^“山塘维护项目”的总分写的是 59 分/)
  }
})

test('a form under a number has the name behind it, whatever the name ends with', () => {
  assert.deepEqual(findingsOf(unexplainedDeduction, report('95', '一座因移民未完成', numbered)), [])
  assert.match(findingsOf(totalOfScores, report('59', '一座因移民未完成', numbered))[0]?.message ?? '', /^“山塘维护项目”/)
})

test('a table below the notes of a form tells the reasons of its project', () => {
  assert.deepEqual(findingsOf(unexplainedDeduction, report('95', '一座因移民未完成')), [])
  assert.match(findingsOf(unexplainedDeduction, report('95', '无'))[0]?.message ?? '', /^“山塘维护项目”/)
})

/** Forms of several projects below the same title each, the name of the project on a line of its own. */
const labelledForms = (second: string) => {
  const one = (mark: string, name: string, output: string, total: string) => [
    `（${mark}）项目支出绩效自评表`,
    `项目名称：${name}`,
    '主管部门：虚构县卫生局    实施单位：虚构县卫生院',
    ...form(output, total, '一座因移民未完成'),
  ]
  const text = [
    '虚构县卫生局',
    '2024年度项目支出绩效自评表',
    '一、自评结果汇总表',
    '项目名称\t全年预算数（万元）\t全年执行数（万元）',
    '公共卫生项目\t420.00\t420.00',
    '设备购置项目\t206.00\t206.00',
    '二、项目支出绩效自评表',
    ...one('一', '公共卫生项目', '50', '100'),
    ...one('二', '设备购置项目', '45', second),
  ].join('\n')
  const prose = readText(new TextEncoder().encode(text), '自评表.txt')
  return [{ file: '自评表.txt', prose, ...extract(prose, (workbook) => submissionOf(workbook, layouts)) }]
}

test('forms with the same title belong to the projects that their labels name, and the list above them is no form', () => {
  const [source] = labelledForms('95')
  assert.deepEqual(
    source!.submission.projects.map(({ name, indicators }) => [name, indicators.length]),
    [
      ['公共卫生项目', 3],
      ['设备购置项目', 3],
    ],
  )
  assert.deepEqual(findingsOf(totalOfScores, labelledForms('95')), [])
  assert.match(findingsOf(totalOfScores, labelledForms('59'))[0]?.message ?? '', /^“设备购置项目”的总分写的是 59 分/)
})

test('a list of projects with a column of reasons is no form of funds', () => {
  const text = [
    '虚构县水务局2025年度部门整体支出绩效自评报告',
    '三、部门整体绩效分析',
    '（一）部门预算项目绩效分析',
    '项目名称\t预算数（万元）\t执行数（万元）\t结转数（万元）\t执行率\t未完成原因',
    '农村供水工程\t1450.00\t1450.00\t0.00\t100.00%\t无',
    '河流治理工程\t1120.00\t1008.00\t112.00\t90.00%\t汛期停工',
    '合计\t2570.00\t2458.00\t112.00\t95.64%\t',
  ].join('\n')
  const prose = readText(new TextEncoder().encode(text), '报告.txt')
  const { submission } = extract(prose, (workbook) => submissionOf(workbook, layouts))
  assert.equal(submission.whole?.budget.adjusted, undefined)
  assert.deepEqual(
    submission.projects.map(({ name, budget }) => [name, String(budget.adjusted), String(budget.executed)]),
    [
      ['农村供水工程', '14500000', '14500000'],
      ['河流治理工程', '11200000', '10080000'],
    ],
  )
})

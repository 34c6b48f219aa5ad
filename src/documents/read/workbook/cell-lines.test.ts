import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '#domain/prose.ts'
import { readText } from '../text/txt.ts'

const rowsOf = (lines: readonly string[]) =>
  readText(new TextEncoder().encode(lines.join('\n')), 'a.txt')
    .blocks.filter((block): block is Table => block.kind === 'table')
    .flatMap(({ rows }) => rows.map(({ cells }) => cells.map(({ column, text }) => `${column}${text}`).join(' ')))

test('a sentence that lists the columns heads the cells below it; names of levels stand between the rows', () => {
  const rows = rowsOf([
    '完成情况（依次为三级指标、性质、指标值、单位、完成值、分值、得分）：',
    ...['产出指标（30分）', '修剪绿地', '≥', '120', '亩', '126', '20', '20.00', '补植乔木', '≥', '300', '株', '280', '10', '9.33'],
    ...['效益指标（20分）', '成活率', '≥', '95', '%', '96', '20', '20.00'],
    '以上数据来自养护台账。',
  ])
  assert.deepEqual(rows, [
    '1三级指标 2性质 3指标值 4单位 5完成值 6分值 7得分',
    '0产出指标（30分） 1修剪绿地 2≥ 3120 4亩 5126 620 720.00',
    '1补植乔木 2≥ 3300 4株 5280 610 79.33',
    '0效益指标（20分） 1成活率 2≥ 395 4% 596 620 720.00',
  ])
})

test('a cell that is missing, or a blank line in its place, leaves the other cells of its row where they are', () => {
  const head = ['三级指标', '年度指标值', '实际完成值', '分值', '得分', '说明']
  const full = ['办理件数', '≥500件', '512件', '20', '20', '无']
  assert.deepEqual(rowsOf([...head, ...full, '按期办结率', '≥98%', '10', '9', '两件超期', ...full]).slice(2, 3), [
    '0按期办结率 1≥98% 310 49 5两件超期',
  ])
  assert.deepEqual(rowsOf([...head, ...full, '现场核验', '完成', '', '10', '10', '', ...full]).slice(2, 3), ['0现场核验 1完成 310 410'])
})

test('合计 with a mean in its last cell is the row of the total', () => {
  const rows = rowsOf([
    ...['项目名称', '预算数（万元）', '执行数（万元）', '执行率', '自评得分'],
    ...['甲项目', '100.00', '98.00', '98.00%', '97.5', '乙项目', '50.00', '50.00', '100.00%', '99.5'],
    ...['合计', '150.00', '148.00', '98.67%', '平均98.50'],
    '两个项目均已自评。',
  ])
  assert.equal(rows.at(-1), '0合计 1150.00 2148.00 398.67% 4平均98.50')
})

test('a value with decimals and its unit is a cell, cost indicators are a second level, and the foot of the form is no row', () => {
  const rows = rowsOf([
    ...['一级指标', '二级指标', '三级指标', '指标值', '完成值', '分值', '得分', '偏差原因'],
    ...['产出指标', '数量指标', '维修面积', '≥4.5万平方米', '4.5万平方米', '20', '20', '无'],
    ...['成本指标', '每平方米成本', '≤152元', '151元', '10', '10', '无'],
    ...['效益指标', '社会效益指标', '受益户数', '≥2400户', '2460户', '20', '20', '无'],
    ...['填表人：某某', '某某局（公章）', '2025年3月24日'],
  ])
  assert.deepEqual(rows.slice(1), [
    '0产出指标 1数量指标 2维修面积 3≥4.5万平方米 44.5万平方米 520 620 7无',
    '1成本指标 2每平方米成本 3≤152元 4151元 510 610 7无',
    '0效益指标 1社会效益指标 2受益户数 3≥2400户 42460户 520 620 7无',
  ])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Table } from '#domain/prose.ts'
import { readText } from '../txt.ts'

const read = (text: string) => readText(new TextEncoder().encode(text), 'a.txt')
const tables = (text: string) => read(text).blocks.filter((block): block is Table => block.kind === 'table')
const said = (table: Table | undefined) => table?.rows.map(({ cells }) => cells.map(({ column, text }) => `${column}${text}`).join(' '))

test('cells with one blank between them are dealt to the headings; a total stands below the columns it sums up', () => {
  const [table, ...more] = tables(`支出如下：
支出内容 数量 单价（万元） 金额（万元）
中心建设 30个 27.50 825.00
助餐点建设 50个 4.20 210.00
适老化设备 1批 — 126.28
合计 1161.28
各项支出均有凭证。`)
  assert.deepEqual(more, [])
  assert.deepEqual(said(table), [
    '0支出内容 1数量 2单价（万元） 3金额（万元）',
    '0中心建设 130个 227.50 3825.00',
    '0助餐点建设 150个 24.20 3210.00',
    '0适老化设备 11批 2— 3126.28',
    '0合计 31161.28',
  ])
})

test('levels merged downward are left out, a target has a blank before its unit, remarks have blanks and go on over a line', () => {
  const [table] = tables(`一级指标 二级指标 三级指标 指标值 实际值 分值 得分 偏差原因
产出指标 数量指标 维护里程 ≥120 公里 108公里 8 7.20 林权纠纷 未能施工，
次年实施
培训人次 ≥10人 12人 5 5.00
质量指标 验收合格率 100% 100% 7 7.00
总分 20 19.20
`)
  assert.deepEqual(said(table), [
    '0一级指标 1二级指标 2三级指标 3指标值 4实际值 5分值 6得分 7偏差原因',
    '0产出指标 1数量指标 2维护里程 3≥120 公里 4108公里 58 67.20 7林权纠纷 未能施工，次年实施',
    '2培训人次 3≥10人 412人 55 65.00',
    '1质量指标 2验收合格率 3100% 4100% 57 67.00',
    '0总分 520 619.20',
  ])
  assert.deepEqual(
    table?.rows[1]?.cells.slice(0, 2).map(({ rowSpan }) => rowSpan),
    [3, 2],
  )
})

test('words over nothing but figures are headings whatever they say; a name broken over lines is whole', () => {
  const [table] = tables(`乡镇 护林员（人） 其中脱贫户（人） 宣传（场）
云岭镇 48 26 8
石门苗族
侗族自治镇 42 25 8
合计 90 51 16
`)
  assert.deepEqual(said(table), [
    '0乡镇 1护林员（人） 2其中脱贫户（人） 3宣传（场）',
    '0云岭镇 148 226 38',
    '0石门苗族侗族自治镇 142 225 38',
    '0合计 190 251 316',
  ])
})

test('running text, lists and labels with blanks in them are no tables', () => {
  for (const text of [
    '一、项目 概况\n2023 年 预算 100.00 万元，执行 98.00 万元。\n2024 年 预算 120.00 万元，执行 118.00 万元。\n',
    '项目名称 全年预算 全年执行 执行率\n各项目执行情况见附表 3 和附表 4。\n',
    '预算执行 产出 效益\n1. 维护 道路 12 公里\n2. 培训 人员 30 人次，共 3 期\n',
  ])
    assert.deepEqual(tables(text), [], text)
})

test('sources of funds have figures for their amounts alone, and nothing goes on below the total of a table', () => {
  const [funds, spent] = tables(`项目资金（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分
年度资金总额 120.00 130.00 125.00 10 96.15% 9.62
其中：财政拨款 120.00 130.00 125.00 96.15%
其他资金 0.00 0.00 0.00
项目 金额
办公费 12.00
差旅费 8.00
总计 20.00
另有下列收入
利息 0.20
`)
  assert.deepEqual(said(funds)?.slice(2), ['0其中：财政拨款 1120.00 2130.00 3125.00 596.15%', '0其他资金 10.00 20.00 30.00'])
  assert.deepEqual(said(spent), ['0项目 1金额', '0办公费 112.00', '0差旅费 18.00', '0总计 120.00'])
})

test('cells set apart by wide blanks that do not line up, each going on over the lines below', () => {
  const [funds, rows] = tables(`项目资金        年初预算数    全年预算数    全年执行数    分值    执行率    得分
（万元）
年度资金总额        120.00    130.00    125.00    10    96.15%    9.62
其中：当年财政        100.00    110.00    105.00    —    95.45%    —
拨款
其他资金        20.00    20.00    20.00    —    100.00%    —
年度总体目标
一级指标    二级指标    三级指标            年度指标值    实际完成值    分值    得分    偏差原因
产出指标    数量指标    山塘清淤座数及水        ≥90座    96座    6    6.00
（50分）                渠维修处数
            渗漏点封堵率        ≥72%    70.56%    8    7.84    两处山塘水位偏高
                                                            ，次年枯水期
                                                            封堵
    质量指标    验收合格率        =100%    100%    4    4.00
满意度指    服务对象    受益农户满意度        ≥80%    88.57%    10    10.00
标（10分）    满意度
总分                                    28    27.84
`)
  assert.deepEqual(said(funds), [
    '0项目资金（万元） 1年初预算数 2全年预算数 3全年执行数 4分值 5执行率 6得分',
    '0年度资金总额 1120.00 2130.00 3125.00 410 596.15% 69.62',
    '0其中：当年财政拨款 1100.00 2110.00 3105.00 4— 595.45% 6—',
    '0其他资金 120.00 220.00 320.00 4— 5100.00% 6—',
  ])
  assert.deepEqual(said(rows)?.slice(1), [
    '0产出指标（50分） 1数量指标 2山塘清淤座数及水渠维修处数 3≥90座 496座 56 66.00',
    '2渗漏点封堵率 3≥72% 470.56% 58 67.84 7两处山塘水位偏高，次年枯水期封堵',
    '1质量指标 2验收合格率 3=100% 4100% 54 64.00',
    '0满意度指标（10分） 1服务对象满意度 2受益农户满意度 3≥80% 488.57% 510 610.00',
    '0总分 528 627.84',
  ])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readText } from './txt.ts'

const blocks = (text: string) =>
  readText(new TextEncoder().encode(text), 'a.txt').blocks.map((block) =>
    block.kind === 'paragraph' ? block.text : block.rows.map(({ cells }) => cells.map((cell) => cell.text).join('|')),
  )

test('labels and figures side by side are rows of labels and values', () => {
  assert.deepEqual(
    blocks(`供养人员    编制数 12 人    年末实有 11 人    控制率 91.67%
  上年结转 140,000    年初预算 960,000    本年追加 63,000
全年（调整）预算数 102.30　全年执行数 100.00
以上数据来自决算。
`),
    [
      [
        '供养人员|编制数|12 人|年末实有|11 人|控制率|91.67%',
        '上年结转|140,000|年初预算|960,000|本年追加|63,000',
        '全年（调整）预算数|102.30|全年执行数|100.00',
      ],
      '以上数据来自决算。',
    ],
  )
})

test('labels of a form with words behind them; lines of labels with colons stay lines of their own', () => {
  assert.deepEqual(
    blocks(`主管部门   虚构县水务局      实施单位   虚构县水务站
填报单位：虚构县水务局    联系人：陈某    电话：略
（金额单位：万元）
本表由财务股填写。
`),
    [
      ['主管部门|虚构县水务局|实施单位|虚构县水务站'],
      '填报单位：虚构县水务局    联系人：陈某    电话：略',
      '（金额单位：万元）',
      '本表由财务股填写。',
    ],
  )
})

test('two words with a wide gap and a figure in a sentence are no pairs', () => {
  assert.deepEqual(blocks('本年支出 100 万元，年初预算 120 万元，  执行良好。\n'), ['本年支出 100 万元，年初预算 120 万元，  执行良好。'])
})

test('labels of a form one blank apart from their values; a text behind its label', () => {
  assert.deepEqual(
    blocks(`主管部门 虚构县水务局 实施单位 虚构县 水务站
联系人 张某 电话 1234567
年度目标        修复渠道12公里，受益农田3000亩。
`),
    [['主管部门|虚构县水务局|实施单位|虚构县 水务站', '联系人|张某|电话|1234567', '年度目标|修复渠道12公里，受益农田3000亩。']],
  )
})

test('the goal of a form and what became of it side by side, on one line or broken over several', () => {
  const goal = (text: string) => blocks(text)
  assert.deepEqual(
    goal(`年度总体目标   预期目标        实际完成情况
               修渠12公里，    修渠12.4公里，
               受益3000亩。    受益3100亩。
一级指标   三级指标   指标值   完成值   分值   得分
`).at(0),
    ['年度总体目标|预期目标|实际完成情况', '修渠12公里，受益3000亩。|修渠12.4公里，受益3100亩。'],
  )
  assert.deepEqual(
    goal(`预期目标 实际完成情况
修渠12公里。 修渠12.4公里，验收合格。
`).at(0),
    ['预期目标|实际完成情况', '修渠12公里。|修渠12.4公里，验收合格。'],
  )
})

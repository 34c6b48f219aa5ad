import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document } from '#audit/rule.ts'
import { scriptOf } from '#audit/script.ts'
import { aReport } from '../../../../tests/test-rule.ts'
import { quantitiesIn } from '../quantities.ts'
import { slipsInFigures } from './relations.ts'
import { slipsOf } from './slips.ts'

/** What is found in a text: the number blamed, and what was meant. */
function slipsIn(...lines: readonly string[]): readonly string[] {
  const text = ['虚构局2024年度部门整体支出绩效自评报告', '二、绩效目标完成情况', ...lines].join('\n')
  const script = scriptOf(aReport(text) as Document)
  const figures = script.stretches.map((stretch) => ({ stretch, quantities: quantitiesIn(stretch.text) }))
  return [...slipsInFigures({ script, figures, times: new Map() })].map(({ found, expected }) => `${found}→${expected ?? '?'}`)
}

const sound: Readonly<Record<string, readonly string[]>> = {
  加成总数: ['全年预算386.40万元，是年初352.40万元加上6月追加的34.00万元。'],
  其中不必加成总数: ['项目支出512.30万元，其中设备购置86.40万元、专家咨询12.75万元。'],
  舍入相差一分: ['三个来源分别为33.33万元、33.33万元、33.34万元，合计100.01万元。'],
  总数是另外两个数: ['支出219.83万元，其中基本支出131.23万元、项目支出88.60万元；剩6.77万元。'],
  部分属于另一个总数: ['收回288份，有效问卷282份，其中非常满意168份、满意91份、一般17份、不满意6份。'],
  两年的数不是笔误: ['2023年支出512.30万元。', '2024年支出521.30万元。'],
  满分扣分得分不相加: ['产出满分40分。数量10分，扣0.06分，得9.94分；质量40分。'],
  比率由别的数得来: ['执行率95.00%，其中本级支出166.40万元，全年下达665.60万元中的一部分。'],
  其余的比率: ['11个单体工程中10个按期完工，及时率90.91%，1个推迟21天。'],
  分数段: ['优90-100分，良80-89.99分，中60-79.99分，差0-59.99分。'],
  目标和实际之比得分: ['出院人次目标不少于18500人次，实际17945人次，完成97.00%，8分计7.76分。'],
  表中一行: [
    '| 项目 | 预算数 | 执行数 | 执行率 |',
    '| --- | --- | --- | --- |',
    '| 道路 | 96.00 | 90.24 | 94.00% |',
    '| 水渠 | 75.00 | 63.00 | 84.00% |',
  ],
}

const slips: Readonly<Record<string, readonly [readonly string[], RegExp]>> = {
  加成总数: [['全年预算386.40万元，是年初352.40万元加上6月追加的43.00万元。'], /^43\.00万元→34\.00万元$/],
  用途加成总数: [
    ['一共492.18万元。钱用在四个地方：买设备286.40万元，培训58.78万元，课程74.00万元，改造100.00万元。'],
    /^74\.00万元→47\.00万元$/,
  ],
  未结: [['受理案件4860件（含旧存167件），办结4712件，年末未结184件。'], /^184件→148件$/],
  增加: [['全年培训1152人次，比上年的1088人次增加46人次，增长5.88%。'], /^46人次→64人次$/],
  单位: [['累计支付2768.90万元，其中大中修1846.20元，养护512.70万元，设施318.00万元，监理92.00万元。'], /^1846\.20元→1846\.20万元$/],
  执行率: [['办案费预算386.60万元、支出306.03万元，执行率93.13%。'], /^306\.03万元→360\.03万元$/],
  降幅: [['市容投诉2023年860宗、2024年756宗，下降11.05%。'], /^756宗→765宗$/],
  按比例得分: [['出院人次目标不少于18500人次，实际17945人次，完成97.00%，8分计7.67分。'], /^7\.67分→7\.76分$/],
  四部分: [['预算执行9.84分，产出49.33分（满分50分），效益29.24分，满意度9.91分，总分98.23分。'], /^98\.23分→98\.32分$/],
  平均造价: [['84.6公里耗资1846.20万元，平均23.82万元/公里。'], /^23\.82万元→/],
  别处写的不同: [
    ['年末结转3127.36万元。', '四、问题', '结转3172.36万元用于下年。', '年末结转3127.36万元已报批。'],
    /^3172\.36万元→3127\.36万元$/,
  ],
  表中一行: [
    [
      '| 项目 | 预算数 | 执行数 | 执行率 |',
      '| --- | --- | --- | --- |',
      '| 道路 | 96.00 | 90.24 | 94.00% |',
      '| 水渠 | 75.37 | 63.11 | 87.33% |',
    ],
    /^87\.33%→83\.73%$/,
  ],
  表中合计: [
    [
      '| 项目 | 金额 |',
      '| --- | --- |',
      '| 财政拨款 | 9864210.50 |',
      '| 基金 | 120000.00 |',
      '| 其他收入 | 36500.00 |',
      '| 本年收入合计 | 10019810.50 |',
    ],
    /^36500\.00→35600\.00$/,
  ],
}

for (const [name, lines] of Object.entries(sound)) test(`says nothing: ${name}`, () => assert.deepEqual(slipsIn(...lines), []))
for (const [name, [lines, pattern]] of Object.entries(slips))
  test(`finds the slip: ${name}`, () => {
    const found = slipsIn(...lines)
    assert.equal(found.length, 1, found.join('；'))
    assert.match(found[0]!, pattern)
  })

test('a slip is a likely one', () => {
  const raws = slipsOf(97.28, 2, true).map(({ raw }) => raw)
  assert.ok([97.82, 79.28, 9.728, 97.38].every((raw) => raws.includes(raw)))
  assert.ok(!raws.includes(97.28) && !raws.includes(12.34))
  assert.ok(slipsOf(97.28, 2, true)[0]!.ways < slipsOf(97.28, 2, true).at(-1)!.ways)
})

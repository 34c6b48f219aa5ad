import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '../../../tests/test-rule.ts'
import rule from '../rules/wrong-year.ts'

const told = (line: string) =>
  findingsOf(rule, ['虚构局2024年度部门整体支出绩效自评报告', '七、结果应用', line].join('\n'))
    .filter(({ message }) => /还没有到/.test(message))
    .map(({ found }) => found)

const SAID: readonly ((year: number) => string)[] = [
  (year) => `${year}年度自评指出的台账问题已整改到位。`,
  (year) => `${year}年度部门决算已在网站公开。`,
  (year) => `全局${year}年预算执行率98.20%。`,
  (year) => `${year}年度项目支出绩效自评发现的问题已整改。`,
  (year) => `${year}年绩效监控发现2个项目偏慢。`,
  (year) => `较${year}年支出减少12.00万元。`,
  (year) => `${year}年审计反馈的问题3个。`,
]
for (const say of SAID)
  test(`年份写反：${say(2032)}`, () => {
    assert.deepEqual(told(say(2023)), [])
    assert.deepEqual(told(say(2032)), ['2032年'])
  })

const SOUND = [
  '自评结果作为2026年预算编制的依据。',
  '《虚构市水利发展规划（2021—2035年）》安排的任务。',
  '到2030年完成全部改造，2030年预算视财力安排。',
  '合同约定2029年支出质保金12.00万元。',
  '计划2028年完成剩余20公里。',
  '中长期规划2031年支出目标1200.00万元。',
]
for (const line of SOUND) test(`不报：${line}`, () => assert.deepEqual(told(line), []))

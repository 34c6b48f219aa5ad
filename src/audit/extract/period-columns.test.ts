import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { extract } from '#audit/extract/extract.ts'
import { submissionOf } from '#documents/read/submission.ts'
import { readText } from '#documents/read/text/txt.ts'
import { loadLayouts } from '#policy/layouts.ts'

const layouts = await loadLayouts(join(import.meta.dirname, '..', '..', '..', 'policy'))

/** A report on two projects whose tables hold monitoring and the whole year side by side. */
const read = (part: string, whole: string) => {
  const rows = (name: string, done: string) =>
    `\n${name}\n| 指标 | 年度指标值 | ${part} | ${whole} | 分值 | 得分 |\n| ${done} |\n| 服务合格率 | ≥90% | 95% | 96% | 10 | 10.00 |\n`
  const text = [
    '虚构县民政局2025年度项目绩效监控与自评对照报告',
    '一、基本情况',
    '| 项目 | 全年预算 | 全年支出 | 全年执行率 |',
    '| 养老机构运营补贴 | 320.00 | 313.60 | 98.00% |',
    '| 殡葬惠民减免 | 150.00 | 150.00 | 100.00% |',
    '二、指标完成情况',
    rows('1. 养老机构运营补贴', '补贴床位数 | ≥1600张 | 1488张 | 1632张 | 20 | 20.00'),
    '合计97.55分，等级“优”。',
    rows('2. 殡葬惠民减免', '减免例数 | ≥1400例 | 1021例 | 1372例 | 25 | 24.50'),
  ].join('\n')
  const { submission } = extract(readText(new TextEncoder().encode(text), '报告.txt'), (workbook) => submissionOf(workbook, layouts))
  return Object.fromEntries(submission.projects.map(({ name, indicators }) => [name, indicators.map(({ actualText }) => actualText)]))
}
const bothYears = { 养老机构运营补贴: ['1632张', '96%'], 殡葬惠民减免: ['1372例', '96%'] }

test('the actual value is the one of the whole year, not of the months that were monitored', () => {
  assert.deepEqual(read('1—9月完成', '全年完成'), bothYears)
  assert.deepEqual(read('截至9月底完成值', '全年完成值'), bothYears)
  assert.deepEqual(read('上半年完成值', '年度完成值'), bothYears)
})

test('a table with one column of what was done keeps it', () => {
  assert.deepEqual(read('备注', '完成值'), bothYears)
})

import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { extract } from '#audit/extract/extract.ts'
import { submissionOf } from '#documents/read/submission.ts'
import { readText } from '#documents/read/text/txt.ts'
import { loadLayouts } from '#policy/layouts.ts'
import { findingsOf } from '../../../tests/test-rule.ts'
import executionScore from '../rules/execution-score.ts'
import noExecutionFigures from '../rules/no-execution-figures.ts'
import unexplainedDeduction from '../rules/unexplained-deduction.ts'

const layouts = await loadLayouts(join(import.meta.dirname, '..', '..', '..', 'policy'))

/** A report whose tables are read as forms. */
function report(...lines: readonly string[]) {
  const prose = readText(new TextEncoder().encode(lines.join('\n')), '报告.txt')
  return [{ file: '报告.txt', prose, ...extract(prose, (workbook) => submissionOf(workbook, layouts)) }]
}

const years = (score: string) =>
  report(
    '虚构市水务局管网改造项目（2023—2024年）2024年度绩效自评报告',
    '二、资金情况',
    '表1　分年度资金执行情况（单位：万元）',
    '年度\t预算数\t支出数\t执行率\t累计支出',
    '2023年\t500.00\t400.00\t80.00%\t400.00',
    '2024年\t500.00\t490.00\t98.00%\t890.00',
    '合计\t1000.00\t890.00\t89.00%\t—',
    '两年累计支出890.00万元。',
    '三、得分情况',
    '指标名称\t分值\t目标值\t完成值\t得分\t扣分原因',
    `预算执行率\t10\t100%\t98.00%\t${score}\t质保金未到支付期`,
    '改造管网里程\t50\t≥5公里\t5公里\t50.00\t',
    '改造小区数\t40\t≥8个\t8个\t40.00\t',
    '总分\t100\t\t\t99.80\t',
  )

const counties = (reason: string, ...funds: readonly string[]) =>
  report(
    '虚构市2024年度资助补助经费转移支付绩效自评报告',
    '二、资金执行情况',
    ...funds,
    '三、绩效指标完成情况',
    '一级指标\t二级指标\t三级指标\t分值\t年度指标值\t全年实际值\t得分\t未完成原因和改进措施',
    `预算执行\t执行率\t资金执行率\t10\t100%\t98.00%\t9.80\t${reason}`,
    '产出指标\t数量指标\t受助人数\t50\t≥500人\t520人\t50.00\t',
    '产出指标\t时效指标\t按时发放率\t40\t=100%\t96%\t38.40\t一批账户信息有误，已建立校验',
    '总分\t\t\t100\t\t\t98.20\t',
  )
const FUNDS = ['县（区）\t安排资金\t执行资金\t执行率', '虚构甲县\t980.00\t960.40\t98.00%', '虚构乙县\t670.00\t656.60\t98.00%']

test('in a table of years the score is held against the year reported on', () => {
  assert.deepEqual(findingsOf(executionScore, years('9.80')), [])
  const [finding] = findingsOf(executionScore, years('8.90'))
  assert.match(finding!.message, /执行率为 98\.00%.*得分应为 9\.8 分，写的是 8\.9 分/)
})

test('amounts by county in a table are execution figures', () => {
  assert.deepEqual(findingsOf(noExecutionFigures, counties('清算余款结转', ...FUNDS)), [])
  assert.equal(findingsOf(noExecutionFigures, counties('清算余款结转')).length, 1)
})

test('预算执行率 as a row of the indicators needs its reason like the others', () => {
  assert.deepEqual(findingsOf(unexplainedDeduction, counties('清算余款结转', ...FUNDS)), [])
  const [finding, ...more] = findingsOf(unexplainedDeduction, counties('', ...FUNDS))
  assert.deepEqual(more, [])
  assert.equal(finding!.severity, 'warning')
  assert.match(finding!.message, /预算执行率扣了 0\.2 分，没有写偏差原因/)
})

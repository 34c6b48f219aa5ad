import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '../../../tests/test-rule.ts'
import rule from '../rules/date-order.ts'

const told = (...lines: string[]) =>
  findingsOf(rule, ['虚构县2024年度道路改造项目绩效自评报告', '（二）项目组织实施情况', ...lines].join('\n'))
    .filter(({ message }) => /反而在前/.test(message))
    .map(({ message }) => message)

/** One work, told in other ways; the step that the day belongs to must not come before the one above it. */
const ACCOUNTS: readonly ((day: string) => readonly string[])[] = [
  (day) => ['2024年3月18日，项目公开开标，中标价386.00万元。', `2024年${day}，建设单位与中标单位签订施工合同。`, '2024年4月20日开工建设。'],
  (day) => ['2024年3月18日公开开标。', `2024年${day}确定中标单位。`],
  (day) => ['（1）2024年3月18日，发布招标公告。', `（2）2024年${day}，在市公共资源交易中心公开开标。`],
  (day) => ['一是招标。3月18日发布采购公告。', `二是签约。${day}签订采购合同。`],
  (day) => [`项目于2024年3月18日签订合同，${day}开工，11月20日完工。`],
  (day) => [`2024年3月18日签订施工合同。2024年${day}，施工单位进场施工。`],
  (day) => ['2024年3月18日，工程全部完工。', `2024年${day}，县交通运输局组织竣工验收。`],
  (day) => ['2024年3月18日，项目通过竣工验收。', `2024年${day}，完成工程结算审核，审定金额380.00万元。`],
  (day) => ['合同签订时间：2024年3月18日', `开工时间：2024年${day}`],
  (day) => [`2024年3月18日（签订合同）—2024年${day}（开工）—2024年10月8日（竣工）。`],
  (day) => [`项目2024年3月18日完成招标，2024年${day}签订合同，2024年5月6日开工。`],
  (day) => ['设备采购2024年3月18日成交公告发布。', `2024年${day}，校方与供应商签订合同。`],
]
for (const account of ACCOUNTS)
  test(`工程先后：${account('某日').join('/')}`, () => {
    assert.deepEqual(told(...account('4月2日')), [])
    assert.equal(told(...account('2月6日')).length, 1)
  })

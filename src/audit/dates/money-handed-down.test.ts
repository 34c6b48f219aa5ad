import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '../../../tests/test-rule.ts'
import rule from '../rules/date-order.ts'

const told = (...lines: string[]) =>
  findingsOf(rule, ['虚构市2024年度农村危房改造补助资金绩效自评报告', '一、资金情况', ...lines].join('\n')).map(({ message }) => message)

const ABOVE = [
  '2024年4月12日，省财政厅、省住房和城乡建设厅以虚财建〔2024〕38号文件下达我市补助资金512万元。',
  '省财政厅于2024年4月12日下达补助资金512万元。',
  '2024年4月12日，省级下达补助资金512万元，其中中央资金400万元。',
  '2024年4月12日，自治区财政厅下达补助资金512万元。',
]
const BELOW: readonly ((day: string) => string)[] = [
  (day) => `2024年${day}，市财政局、市住房和城乡建设局以虚市财建〔2024〕52号文件将资金和绩效目标分解到6个县（区）。`,
  (day) => `市财政局于2024年${day}将资金分解下达到各县（区）。`,
  (day) => `2024年${day}，市财政局转下达各县资金512万元。`,
  (day) => `县财政局2024年${day}将资金分配到11个乡镇。`,
  (day) => `2024年${day}，区财政局将资金拨付到项目单位。`,
]

for (const above of ABOVE)
  for (const below of BELOW)
    test(`先下达后分解：${above.slice(0, 12)} ${below('').slice(0, 14)}`, () => {
      assert.deepEqual(told(above, below('5月6日')), [])
      assert.equal(told(above, below('3月6日')).length, 1)
    })

const SOUND: Readonly<Record<string, readonly string[]>> = {
  分两批下达: ['2024年1月10日，省财政厅下达第一批资金300万元。', '2024年6月12日，省财政厅下达第二批资金212万元。', BELOW[0]!('3月6日')],
  本级配套资金先安排: [ABOVE[0]!, '2024年2月6日，市财政局将市级配套资金60万元分配到各县。'],
  上年提前下达: ['2023年12月12日，省财政厅提前下达资金512万元。', ABOVE[0]!, '2024年1月20日，市财政局将提前下达资金分解到各县。'],
  只说期限: [ABOVE[0]!, '要求市财政局2024年3月6日前将资金分解到各县。'],
  说的不是资金: [ABOVE[0]!, '2024年2月6日，市财政局印发绩效管理办法。'],
  市级下达县级分配: ['2024年4月12日，市财政局下达资金512万元。', '2024年5月6日，县财政局分配到乡镇。'],
}
for (const [name, lines] of Object.entries(SOUND)) test(`不报：${name}`, () => assert.deepEqual(told(...lines), []))

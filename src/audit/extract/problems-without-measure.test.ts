import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aProse } from '../../../tests/writing.ts'
import { passagesOf } from './passages.ts'
import { problemsWithoutMeasure } from './problems-without-measure.ts'
import { outline } from './sections.ts'

/** Lists in which ⟦…⟧ is a measure: with it nothing is asked, without it its item is. */
const LISTS = [
  [
    '1.社区平台未按期联通。⟦改进措施：2025年6月底前完成接口改造。⟧',
    '2.卷宗管理不够规范。改进措施：统一卷宗模板并按季度抽查。',
    '3.两个站点未配人员。改进措施：6月底前派驻到位。',
  ],
  [
    '问题一：助餐点未达目标。⟦措施：6月底前完成重新选址。⟧',
    '问题二：满意度未达90%。措施：开通送餐到户服务。',
    '问题三：支付偏慢。措施：按季度下达支付计划。',
  ],
  [
    '一是雨季施工安排不合理。⟦整改措施：2月底前排定开工计划。⟧',
    '二是公益岗位流动快。整改措施：按月核对在岗名单。',
    '三是分红兑付偏晚。整改措施：按季度兑付并张榜。',
  ],
  [
    '（1）补助人数测算偏高。⟦下一步，建立学籍动态比对机制。⟧',
    '（2）食谱公示不及时。下一步，每周公示带量食谱。',
    '（3）家长意见反馈慢。下一步，设立意见箱。',
  ],
  ['1.道路养护受封冻影响。⟦对策：每年5月前完成招标。⟧', '2.火点管控未达目标。对策：增设夜间巡查组。'],
] as const
/** Nothing is asked of these. */
const TRAPS = [
  [
    '1.社区平台未按期联通，影响统计。',
    '2.卷宗管理不够规范，归档慢。',
    '四、改进措施',
    '1.完成接口改造并支付尾款。',
    '2.统一卷宗模板并按季度抽查。',
  ],
  ['1.社区平台未按期联通，影响统计。', '改进措施：2025年6月底前完成接口改造。', '2.卷宗管理不够规范，归档慢。', '改进措施：统一卷宗模板。'],
  ['1.培训完成40期，达到目标的100%。', '2.防汛措施：备足沙袋，巡查堤防。', '3.河道清淤12公里，全部验收合格。'],
]

const found = (lines: readonly string[]) =>
  problemsWithoutMeasure(outline('报告.txt', passagesOf(aProse(['报告', '三、存在的问题和改进', ...lines].join('\n')))).passages).map(
    ({ passage }) => passage.text,
  )

for (const lines of LISTS)
  test(`缺一条措施：${lines[0].slice(0, 24)}`, () => {
    assert.deepEqual(found(lines.map((line) => line.replace(/[⟦⟧]/gu, ''))), [])
    assert.equal(found(lines.map((line) => line.replace(/⟦.*?⟧/gu, ''))).length, 1)
  })
for (const lines of TRAPS) test(`不问：${lines[0]!.slice(0, 24)}`, () => assert.deepEqual(found(lines), []))

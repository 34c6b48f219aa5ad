import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Exact } from '#domain/quantity.ts'
import { aProse } from '../../../tests/writing.ts'
import { passagesOf } from './passages.ts'
import { outline } from './sections.ts'
import { wordlessLosses } from './wordless-losses.ts'

const OTHERS = [
  '1.绩效指标明确性（3分）。水质改善指标未设定可衡量的值，扣1分。得2分。',
  '2.资金到位率（4分）。到位率95%，得3.80分。',
  '3.制度执行（5分）。2笔支出缺少附件，得4分。',
]
const told = (...lines: string[]) => {
  const { passages } = outline('报告.txt', passagesOf(aProse(['报告', '四、指标分析', ...OTHERS, ...lines].join('\n'))))
  return wordlessLosses(passages, (name) => (name === '长效机制健全性' ? Exact.of(4) : undefined)).map(({ name }) => name)
}

const SILENT = [
  '4.资金分配合理性（2分）。资金按标段控制价分配。得1分。',
  '4.资金分配合理性（分值2分）。得1分。',
  '4.资金分配合理性（满分2分）：资金按标段控制价分配，得1分。',
  '（4）资金分配合理性（2分）。按因素法分配，程序规范。得1.50分。',
  '4.资金分配合理性（2分）。资金按控制价分配。本项得1分。',
]
for (const line of SILENT) test(`没有说明：${line}`, () => assert.deepEqual(told(line), ['资金分配合理性']))
test('满分写在表里', () => {
  assert.deepEqual(told('4.长效机制健全性。得3.00分。'), ['长效机制健全性'])
  assert.deepEqual(told('4.长效机制健全性。得4.00分。'), [])
})

const SOUND = [
  '4.资金分配合理性（2分）。未考虑山区施工系数。得1分。',
  '4.资金分配合理性（2分）。资金按标段控制价分配。得2分。',
  '4.完成及时率（5分）。完成率96.00%，得4.80分。',
  '4.培训人数（5分）。目标650人，完成640人，得4.92分。',
  '4.管理制度（5分）。制度不够细化，得4分。',
  '4.群众满意度（5分）。部分农户反映补贴到账晚，得4.93分。',
  '4.成本节约（5分）。超出概算12.00万元，得4分。',
  '4.验收（5分）。2个标段延期，得4分。',
]
for (const line of SOUND) test(`不报：${line}`, () => assert.deepEqual(told(line), []))
test('都不写原因的不报', () => {
  const { passages } = outline('报告.txt', passagesOf(aProse(['报告', '四、指标分析', ...SILENT].join('\n'))))
  assert.deepEqual(
    wordlessLosses(passages, () => undefined),
    [],
  )
})

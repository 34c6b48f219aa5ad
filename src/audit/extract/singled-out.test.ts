import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aProse } from '../../../tests/writing.ts'
import { passagesOf } from './passages.ts'
import { outline } from './sections.ts'
import { singledOut } from './singled-out.ts'

const NAMES = ['基本药物制度补助', '乡镇卫生院服务能力提升', '城乡公交运营补贴', '村卫生室信息化设备更新']
const told = (line: string) => {
  const { passages } = outline('报告.txt', passagesOf(aProse(`报告\n${line}`)))
  return singledOut(passages, NAMES, () => false).map(({ name }) => name)
}

const SAID: readonly ((name: string) => string)[] = [
  (name) => `14个项目平均得分96.32分，最低为${name}项目87.51分。`,
  (name) => `得分最高的是${name}项目，得99.50分。`,
  (name) => `得分最低的为“${name}项目”，得87.51分。`,
  (name) => `执行率最低的项目是${name}项目，为87.00%。`,
  (name) => `最高分99.50分（${name}），最低分87.51分（基本药物制度补助）。`,
  (name) => `选取${name}项目开展重点评价。`,
]
for (const say of SAID)
  test(`点名：${say('某')}`, () => {
    assert.deepEqual(told(say('乡镇卫生院服务能力提升')), [])
    assert.equal(told(say('乡镇卫生院标准化建设')).length, 1)
  })

const SOUND = [
  '得分最低的是公交补贴项目。',
  '满意度最低的是城东片区。',
  '扣分最多的是产出指标。',
  '最高为99.50分，最低为87.51分。',
  '得分最高的是重点项目。',
  '单价最高的是CT设备。',
  '选取3个重点项目开展重点评价。',
]
for (const line of SOUND) test(`不报：${line}`, () => assert.deepEqual(told(line), []))

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingsOf } from '../../tests/test-rule.ts'
import rule from './rules/grade-scale.ts'

const told = (line: string) =>
  findingsOf(
    rule,
    [
      '虚构局2024年度部门整体支出绩效自评报告',
      '四、评价结论',
      '评价等级分为优（90分及以上）、良（80-90分）、中（60-80分）、差（60分以下）。',
      line,
    ].join('\n'),
  ).map(({ found }) => found)

const SAID: readonly ((grade: string) => string)[] = [
  (grade) => `对等级为${grade}的项目核减2025年预算20%。`,
  (grade) => `对评价等级为“${grade}”的项目限期整改。`,
  (grade) => `将自评结果为${grade}的项目列入重点监控。`,
  (grade) => `对评为${grade}的项目压减预算。`,
  (grade) => `评定为${grade}的2个项目减少安排。`,
  (grade) => `对${grade}等级的项目核减预算。`,
  (grade) => `${grade}等次的3个项目由分管领导约谈。`,
  (grade) => `等级为${grade}及以下的项目不再安排。`,
]
for (const say of SAID)
  test(`等级用词：${say('某')}`, () => {
    assert.deepEqual(told(say('差')), [])
    assert.deepEqual(told(say('合格')), ['合格'])
    assert.deepEqual(told(say('较差')), ['较差'])
  })

const SOUND = [
  '工程质量评定等级为合格的项目支付尾款。',
  '验收结果为合格的项目办理结算。',
  '水质等级为良好的断面增加2个。',
  '年度考核等次为优秀的干部5人。',
  '食品抽检结果为合格的样品120批次。',
  '2023年度自评等级为一般的项目已整改。',
  '等级为良的项目占14.29%，无中、差等级项目。',
]
for (const line of SOUND) test(`不报：${line}`, () => assert.deepEqual(told(line), []))

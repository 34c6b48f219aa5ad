import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aReport } from '../../../tests/test-rule.ts'

const said = (sentence: string) => {
  const { claims } = aReport(
    [
      '虚构局2024年度部门整体支出绩效自评报告',
      '四、评价结论',
      '部门整体支出绩效自评得分83分，等级为良好。',
      '六、自评结果应用',
      sentence,
    ].join('\n'),
  )
  return (claims?.conclusions ?? []).map(({ scope, grade }) => [scope, grade?.value])
}
const own = ['department', '良好']

for (const sentence of [
  '等级为一般和较差的3个项目压减或重新论证。',
  '自评结果为较差的项目不再安排。',
  '评为优秀、良好等级的单位优先保障。',
  '138场演出中134场评为合格，4场因音响故障评为不合格。',
  '等级为一般及以下的专项资金重新论证。',
  '各项目中，等级为“优”的6个，等级为“良”的1个。',
  '其中等级为优的有4家、等级为中的1家。',
]) {
  test(`“${sentence}” is nobody's own grade`, () => assert.deepEqual(said(sentence), [own]))
}

test('a grade without a class of others behind it is a grade', () =>
  assert.deepEqual(said('部门整体支出自评等级为一般，已改进。'), [own, ['department', '一般']]))

test('a grade that names nobody belongs to the score of the passage before it', () => {
  const graded = (rest: string) =>
    aReport(
      `虚构局2024年度部门整体支出绩效自评报告\n二、绩效自评情况\n我局部门整体支出绩效自评得分98.00分。${rest}`,
    ).claims?.conclusions.at(-1)?.grade?.value
  assert.equal(graded('自评等级按“优（90分及以上）、良（80分至90分以下）、中（60分至80分以下）、差（60分以下）”划分，本次等级为优。'), '优')
  assert.equal(graded('上年同类单位等级为良。'), undefined)
})

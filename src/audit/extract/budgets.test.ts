import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aReport } from '../../../tests/test-rule.ts'

const budgets = (...lines: readonly string[]) => {
  const { whole, projects } = aReport(['虚构局2024年度部门整体支出绩效自评报告', ...lines].join('\n')).submission
  const said = (budget: { readonly adjusted?: unknown; readonly executed?: unknown } | undefined) =>
    `${budget?.adjusted ?? ''} ${budget?.executed ?? ''}`.trim()
  return { whole: said(whole?.budget), projects: projects.map(({ name, budget }) => `${name} ${said(budget)}`.trim()) }
}
const listed = '项目安排：生活保障经费520.00万元、康复服务经费268.00万元、创业扶持经费156.00万元。'

test('a project named in a remark in brackets owns no figure behind the bracket', () => {
  const { whole, projects } = budgets(
    '一、预算收支情况',
    listed,
    '年中调增96.00万元(依据虚财社〔2024〕18号，用于生活保障经费提标)，全年预算1616.00万元，全年执行1587.00万元。',
  )
  assert.equal(whole, '16160000 15870000')
  assert.equal(projects[0], '生活保障经费')
})

test('a project that is named alone in brackets is what the figures are about', () => {
  const { projects } = budgets('一、预算收支情况', listed, '民生实事(生活保障经费)全年预算520.00万元，全年执行510.00万元。')
  assert.equal(projects[0], '生活保障经费 5200000 5100000')
})

test('what some work cost is not what the department spent', () => {
  assert.equal(budgets('三、绩效目标完成情况', '维修城区道路4.5万平方米，支出680.00万元，验收合格。').whole, '')
  assert.equal(budgets('三、预算执行情况', '全年预算700.00万元，支出680.00万元。').whole, '7000000 6800000')
})

test('what projects have together is none of theirs', () => {
  const { whole, projects } = budgets(
    '一、预算情况',
    listed,
    '生活保障经费追加60.00万元，康复服务经费调减20.00万元，全年预算合计1616.00万元。全年执行1587.00万元，总体执行率98.21%。',
  )
  assert.deepEqual([whole, projects[1]], ['16160000 15870000', '康复服务经费'])
})

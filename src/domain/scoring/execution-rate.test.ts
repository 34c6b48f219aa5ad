import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aBudget, aScheme } from '../../../tests/builders.ts'
import { expectOutcomes, provenBy } from '../../../tests/scoring.ts'
import { fromWanyuan, points } from '../quantity.ts'
import { executionScore } from './execution-rate.ts'

const amount = (value: string | undefined) => (value === undefined ? undefined : fromWanyuan(value))
const at = (initial: string | undefined, adjusted: string | undefined, executed: string | undefined, scheme = aScheme()) =>
  executionScore(
    aBudget({ initial: amount(initial), adjusted: amount(adjusted), executed: amount(executed) }),
    scheme,
    'projects[0].budget',
  )

const byInitial = aScheme({ execution: { title: '预算执行率', points: points(20), denominator: 'initial' } })

test('预算执行率得分', () =>
  expectOutcomes({
    过半: [at('300', '310.2', '154.74'), '4.99'],
    全部执行: [at('251.89', '251.89', '251.89'), '10.00'],
    一分未花: [at('10', '10', '0'), '0.00'],
    超过预算: [at('100', '100', '102.59'), '10.00'],
    恰好一半进一: [at('1000', '1000', '994.5'), '9.95'],
    预算为零: [at('0', '0', '0'), '待补 全年预算数'],
    年中追加: [at('0', '50', '40'), '8.00'],
    '预算数缺失，不用年初数代替': [at('100', undefined, '50'), '待补 全年预算数'],
    执行数缺失: [at('100', '100', undefined), '待补 全年执行数'],
    执行数为负: [at('100', '100', '-1'), '有误 actual'],
    预算数为负: [at('100', '-100', '1'), '有误 target'],
    分母为年初预算数: [at('200', '100', '100', byInitial), '10.00'],
    '分母为年初预算数，缺失': [at(undefined, '100', '100', byInitial), '待补 年初预算数'],
  }))

test('超过预算的提示，证明以万元说金额', () => {
  const outcome = at('100', '100', '102.59')
  assert.ok(outcome.kind === 'scored')
  assert.match(outcome.remarks?.[0] ?? '', /执行数超过预算数，执行率 102\.59%/)
  const whole = at('100', '100', '100')
  assert.ok(whole.kind === 'scored')
  assert.equal(whole.remarks, undefined)
  assert.equal(provenBy(whole).because, '执行率 100.00%，得 10.00 分（满分 10 分）。')
  assert.match(provenBy(outcome).because, /超过 100% 的按 100% 计/)
  const proof = provenBy(at('300', '310.2', '154.74'))
  assert.equal(proof.formula, '四舍五入(10 × 取小(1547400 ÷ 3102000, 1), 2)')
  assert.deepEqual(
    proof.inputs.map(({ name, text, path }) => `${name} ${text} ${path ?? ''}`),
    ['分值 10分 ', '全年预算数 310.2万元 projects[0].budget.adjusted', '全年执行数 154.74万元 projects[0].budget.executed'],
  )
})

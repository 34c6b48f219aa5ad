import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { editCell } from '#domain/edit/indicator-cell.ts'
import { evaluateForm } from '#domain/evaluate.ts'
import type { Indicator } from '#domain/indicator.ts'
import { points } from '#domain/quantity.ts'
import { loadLexicon } from '#policy/lexicon.ts'
import { aBudget, anIndicator, aProject, aScheme, aWhole, fullIndicators } from '../../../tests/builders.ts'
import { checkForm } from './check-form.ts'
import type { Hint } from './hint.ts'

const lexicon = await loadLexicon(join(import.meta.dirname, '..', '..', '..', 'policy'))
const scheme = aScheme()

function check(indicators: readonly Indicator[], changes: Parameters<typeof aProject>[0] = {}): readonly Hint[] {
  const project = aProject({ ...changes, indicators })
  const evaluated = evaluateForm({ path: 'projects[3]', budget: project.budget, indicators, claims: [] }, scheme)
  return checkForm({ kind: 'project', project }, evaluated, scheme, lexicon, '2025-03-01')
}
/** A row as typed. */
const row = (name: string, targetText: string, changes: Parameters<typeof anIndicator>[0] = {}) =>
  editCell(anIndicator({ name, ...changes }), 'target', targetText, 2024).indicator
const said = (indicator: Indicator, rule: string) =>
  check([...fullIndicators(), indicator]).find((hint) => hint.rule === rule && hint.row === 3)

const cases: readonly (readonly [title: string, indicator: Indicator, rule: string, fix: string | undefined])[] = [
  ['反向指标写了≥', row('设备故障率', '≥2%'), 'wrong-direction', '≤2%'],
  ['正向指标写了不超过', row('群众满意度', '不超过90%'), 'wrong-direction', '≥90%'],
  ['成本写了不少于', row('每个社区平均经费', '不少于6.5万元', { subcategory: '成本指标' }), 'cost-at-least', '≤6.5万元'],
  ['成本写了以上', row('项目总成本', '50万元以上', { category: '成本指标', subcategory: '经济成本指标' }), 'cost-at-least', '≤50万元'],
  ['口号', row('环境改善', '不断提升', { nature: '定性', subcategory: '社会效益指标' }), 'slogan-target', undefined],
  ['与上年相同', row('培训人次', '≥500人次', { historyText: '500人次' }), 'same-as-last-year', undefined],
  ['没有单位', row('走访户数', '≥500'), 'indicator-without-measure', '≥500户'],
  ['没有符号', row('走访户数', '500户'), 'indicator-without-measure', '≥500户'],
  ['人数写成百分比', row('接受培训人数', '不少于85%'), 'unit-mismatch', undefined],
  ['放错类别', row('验收合格率', '≥95%'), 'indicator-type', '质量指标'],
]
for (const [title, indicator, rule, fix] of cases)
  test(`${title}：${rule}`, () => {
    const hint = said(indicator, rule)
    assert.ok(hint, `${title} 没有提示`)
    assert.equal(hint.fix?.text, fix)
    assert.doesNotMatch(hint.message, /^的|指标“/)
  })

test('the suggestion taken, nothing more is said of it', () => {
  for (const [title, indicator, rule, fix] of cases) {
    if (fix === undefined) continue
    const column = said(indicator, rule)!.fix!.column
    assert.equal(said(editCell(indicator, column, fix, 2024).indicator, rule), undefined, title)
  }
})

test('a sound form gets no hint on its rows', () =>
  assert.deepEqual(
    check(fullIndicators()).filter(({ severity }) => severity !== 'notice'),
    [],
  ))

test('saving and falling rates may be high', () => {
  assert.equal(said(row('成本节约率', '≥5%', { subcategory: '成本指标' }), 'cost-at-least'), undefined)
  assert.equal(said(row('投诉下降率', '≥10%', { subcategory: '社会效益指标' }), 'wrong-direction'), undefined)
})

test('points that do not add up are said of the form, what is left is offered to the row without points', () => {
  const short = fullIndicators().map((each, i) => (i === 0 ? { ...each, points: points(49) } : each))
  assert.match(check(short).find(({ rule }) => rule === 'points-total')?.message ?? '', /^分值合计 89 分（未含预算执行率），应为 90 分$/)
  const open = fullIndicators().map(({ points: full, ...each }, i) => (i === 1 || full === undefined ? each : { ...each, points: full }))
  assert.deepEqual(check(open).find(({ rule }) => rule === 'points-left')?.fix, { column: 'points', text: '30' })
})

test('money rows are checked, and the department as well', () => {
  const budget = aBudget({ sources: [{ ...aBudget().sources[0]!, executed: aBudget().sources[0]!.executed!.div(2) as never }] })
  assert.ok(check(fullIndicators(), { budget }).some(({ rule, row: at }) => rule === 'fund-rows-sum' && at === undefined))
  const whole = aWhole({ indicators: [row('设备故障率', '≥2%')] })
  const evaluated = evaluateForm({ path: 'whole', budget: whole.budget, indicators: whole.indicators, claims: [] }, scheme)
  assert.ok(checkForm({ kind: 'whole', whole }, evaluated, scheme, lexicon, '2025-03-01').some(({ rule }) => rule === 'wrong-direction'))
})

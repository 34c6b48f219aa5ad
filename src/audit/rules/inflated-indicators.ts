import { sum } from '#domain/quantity.ts'
import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { sayRate } from '../say.ts'
import { at, scoreVectors } from '../score-vectors.ts'

export default rule({
  id: 'inflated-indicators',
  title: '指标得分率明显高于预算执行率，请复核',
  severity: 'warning',
  covers: ['D06'],
  source: 'local-forms#warning-lights',
  why: '钱花得少，指标的分却得得多：要么目标定低了，要么得分偏高。',
  remedy: '说明资金没有用完而目标仍能完成的原因，或按实际完成情况调低得分。',
  example: { right: '执行率 95%，指标得分率 96%', wrong: '执行得分 6/10，指标得分 88/90' },
  *content(submission, assessment, { scheme }, source) {
    const line = scheme.thresholds.inflation
    if (line === undefined) return
    const forms = formsOf(submission, assessment)
    for (const vector of [...scoreVectors(forms, source), ...scoreVectors(forms, source, 'department')]) {
      const { scores, points, label } = vector
      const execution = scores.get('预算执行率')
      const full = points.get('预算执行率')
      const others = [...points].filter(([category]) => category !== '预算执行率' && scores.has(category))
      const possible = sum(others.map(([, value]) => value))
      if (execution === undefined || full === undefined || full.lte(0) || possible.lte(0) || others.length < 2) continue
      const indicators = sum(others.map(([category]) => scores.get(category)!)).div(possible)
      const spent = execution.div(full)
      if (indicators.lte(0) || indicators.minus(spent).div(indicators).lte(line)) continue
      yield {
        ...at(vector),
        ...(scheme.execution.reasonBelow !== undefined && spent.gte(scheme.execution.reasonBelow) ? { severity: 'notice' as const } : {}),
        message: `${label}的指标得分率 ${sayRate(indicators, 1)}，预算执行得分率只有 ${sayRate(spent, 1)}`,
        found: sayRate(indicators, 1),
        expected: `与 ${sayRate(spent, 1)} 相近，或说明原因`,
      }
    }
  },
})

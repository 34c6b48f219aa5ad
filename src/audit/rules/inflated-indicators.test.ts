import { points } from '#domain/quantity.ts'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './inflated-indicators.ts'

const scores = (execution: string, output: string, benefit: string) =>
  aSubmission({
    projects: [
      aProject({
        indicators: [],
        budget: { sources: [] },
        claims: [
          { category: '预算执行率', points: points(10), score: points(execution) },
          { category: '产出指标', points: points(50), score: points(output) },
          { category: '效益指标', points: points(40), score: points(benefit) },
        ],
      }),
    ],
  })

testRule(rule, {
  accept: { 相近: scores('9.6', '49', '39'), 指标得分也低: scores('6', '30', '24'), 执行更高: scores('10', '40', '30') },
  reject: {
    钱花了六成: [scores('6', '49', '39'), '“社区治理能力提升项目（虚构）”的指标得分率 97.8%，预算执行得分率只有 60.0%'],
    执行率过九成只提示: [scores('9.2', '50', '40'), { severity: 'notice' }],
  },
})

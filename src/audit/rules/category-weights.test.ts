import { points } from '#domain/quantity.ts'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './category-weights.ts'

const claims = (output: number, benefit: number) =>
  aProject({
    indicators: [],
    claims: [
      { category: '预算执行率', points: points(10) },
      { category: '产出指标', points: points(output) },
      { category: '效益指标', points: points(benefit) },
      { category: '满意度指标', points: points(10) },
    ],
  })

testRule(rule, {
  accept: {
    与方案相同: aSubmission({ projects: [claims(50, 30)], whole: undefined }),
    合计不足由另一条规则说: aSubmission({ projects: [claims(50, 20)], whole: undefined }),
    指标表: aSubmission(),
  },
  reject: {
    四十四十: [
      aSubmission({ projects: [claims(40, 40)], whole: undefined }),
      {
        severity: 'notice',
        message: /一级指标分值为预算执行率 10、产出指标 40、效益指标 40、满意度指标 10，与评分方案“测试用评分方案（虚构）”规定的/,
      },
    ],
    几个项目相同只说一次: [
      aSubmission({ projects: [claims(60, 20), claims(60, 20)], whole: undefined }),
      { severity: 'notice', message: /等 2 个表（段）/ },
    ],
    各项目分值不一: [aSubmission({ projects: [claims(60, 20), claims(40, 40)], whole: undefined }), { count: 2, message: /产出指标 60/ }],
  },
})

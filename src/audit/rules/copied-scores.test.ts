import { points } from '#domain/quantity.ts'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './copied-scores.ts'

const vector = (output: number, execution: number, satisfaction: number, i: number) =>
  aProject({
    name: `项目${i}`,
    indicators: [],
    claims: [
      { category: '产出指标', points: points(50), score: points(output) },
      { category: '预算执行率', points: points(10), score: points(execution) },
      { category: '满意度指标', points: points(10), score: points(satisfaction) },
    ],
  })
const all = (...outputs: number[]) => aSubmission({ projects: outputs.map((output, i) => vector(output, 10, 9, i)) })

testRule(rule, {
  accept: {
    各不相同: all(50, 49, 48, 47),
    只有三个相同: all(49, 49, 49, 48, 47),
    全部满分由别的规则说: aSubmission({ projects: [0, 1, 2, 3].map((i) => vector(50, 10, 10, i)) }),
  },
  reject: {
    四个相同: [all(49, 49, 49, 49), /4 组得分中有 4 组完全相同（产出指标 49、预算执行率 10、满意度指标 9）/],
    六个里四个相同: [all(49, 49, 48, 49, 49, 47), { message: /6 组得分中有 4 组完全相同/, path: 'projects[0]' }],
  },
})

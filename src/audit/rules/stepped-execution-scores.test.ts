import { points } from '#domain/quantity.ts'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './stepped-execution-scores.ts'

const execution = (...scores: string[]) =>
  aSubmission({
    projects: scores.map((score, i) =>
      aProject({
        name: `项目${i}`,
        indicators: [],
        budget: { sources: [] },
        claims: [{ category: '预算执行率', points: points(10), score: points(score) }],
      }),
    ),
  })

testRule(rule, {
  accept: {
    按比例: execution('9.72', '8.85', '10', '6.31', '9'),
    全部满分: execution('10', '10', '10', '10', '10'),
    项目少: execution('6', '8', '10'),
  },
  reject: {
    只有三档: [execution('6', '8', '10', '10', '8'), /5 个预算执行得分只有 6、8、10 几档整数/],
    只有两档: [execution('6', '10', '6', '10', '10', '10'), { path: 'projects[0]' }],
  },
})

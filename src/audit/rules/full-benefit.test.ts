import { points } from '#domain/quantity.ts'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './full-benefit.ts'

const benefit = (...scores: number[]) =>
  aSubmission({
    projects: scores.map((score, i) =>
      aProject({
        name: `项目${i}`,
        indicators: [],
        claims: [
          { category: '产出指标', points: points(50), score: points(49 - i) },
          { category: '效益指标', points: points(30), score: points(score) },
        ],
      }),
    ),
  })

testRule(rule, {
  accept: { 有扣分: benefit(30, 30, 28, 30), 项目少: benefit(30, 30) },
  reject: {
    四个全满: [benefit(30, 30, 30, 30), '4 组评分的效益指标全部是满分'],
    五个全满: [benefit(30, 30, 30, 30, 30), { path: 'projects[0]' }],
  },
})

import { points } from '#domain/quantity.ts'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './token-deductions.ts'

const lost = (...deductions: string[]) =>
  aSubmission({
    projects: deductions.map((deduction, i) =>
      aProject({
        name: `项目${i}`,
        indicators: [],
        claims: [{ category: '产出指标', points: points(50), score: points(points(50).minus(deduction)) }],
      }),
    ),
  })

testRule(rule, {
  accept: { 各不相同: lost('1', '2', '0.5', '3', '1.2', '4'), 扣分少: lost('1', '1', '1') },
  reject: {
    都扣一分: [lost('1', '1', '1', '1', '1'), '5 处扣分中有 5 处都扣 1 分'],
    大多扣一分: [lost('1', '1', '1', '1', '2', '3'), /6 处扣分中有 4 处都扣 1 分/],
  },
})

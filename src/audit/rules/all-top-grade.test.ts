import { points } from '#domain/quantity.ts'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './all-top-grade.ts'

const graded = (...totals: number[]) =>
  aSubmission({
    projects: totals.map((total, i) =>
      aProject({ name: `项目${i}`, indicators: [], claimedTotal: points(total), claimedGrade: total >= 90 ? '优' : '良' }),
    ),
  })

testRule(rule, {
  accept: { 有优有良: graded(98, 96, 95, 88), 项目少: graded(98, 96), 没有得分: aSubmission({ projects: [aProject({ indicators: [] })] }) },
  reject: {
    四个全优: [graded(98, 96, 95, 93), { message: '4 个项目全部为“优”', path: 'projects[0].claimedGrade' }],
    六个全优: [graded(98, 96, 95, 93, 99, 97), '6 个项目全部为“优”'],
  },
})

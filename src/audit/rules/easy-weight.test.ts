import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission, bound, measured } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './easy-weight.ts'

const sure = (p: number) =>
  anIndicator({
    name: `合规率${p}`,
    targetText: '=100%',
    target: bound('=', '100', '%'),
    actualText: '100%',
    actual: measured('100', '%'),
    points: points(p),
  })
const real = (p: number) => anIndicator({ points: points(p) })
const rows = (...indicators: ReturnType<typeof anIndicator>[]) => aSubmission({ whole: undefined, projects: [aProject({ indicators })] })

testRule(rule, {
  accept: { 多数给实在的指标: rows(sure(10), sure(10), real(40), real(30)), 指标少: rows(sure(50), real(40)) },
  reject: {
    六成给必然完成的: [
      rows(sure(30), sure(25), real(20), real(15)),
      /有 2 个指标的指标值是 100%，分值合计 55 分，超过全部指标分值 90 分的一半/,
    ],
    全部必然完成: [rows(sure(30), sure(30), sure(20), sure(10)), { path: 'projects[0].indicators' }],
  },
})

import { points } from '#domain/quantity.ts'
import { aProject, aSubmission, anIndicator } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './empty-reason.ts'

const rows = (...reasons: string[]) => aSubmission({ projects: [aProject({ indicators: reasons.map((deviationReason, i) => anIndicator({ name: `指标${i + 1}`, claimedScore: points(8), deviationReason })) })] })

testRule(rule, {
  accept: { 写得具体: rows('9月连续降雨停工12天，工程顺延至12月完工'), '两处相同还不算照抄': rows('培训场地不足，少办一场', '培训场地不足，少办一场'), '没有扣分的不管': aSubmission() },
  reject: {
    客观原因: [rows('客观原因'), '“社区治理能力提升项目（虚构）”的指标“指标1”扣了分，原因只写“客观原因”'],
    三处一字不差: [rows('培训场地不足，少办一场', '培训场地不足，少办一场', '培训场地不足，少办一场'), /等 3 处的偏差原因一字不差/],
  },
})

import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './empty-reason.ts'

const rows = (...reasons: string[]) =>
  aSubmission({
    projects: [
      aProject({
        indicators: reasons.map((deviationReason, i) => anIndicator({ name: `指标${i + 1}`, claimedScore: points(8), deviationReason })),
      }),
    ],
  })

/** Categories of one scoring that one passage explains. */
const explained = (reason: string, ...projects: string[]) =>
  aSubmission({
    projects: projects.map((name) =>
      aProject({
        name,
        indicators: [],
        claims: ['预算执行率', '产出指标', '效益指标'].map((category) => ({ category, points: points(10), score: points(8), reason })),
      }),
    ),
  })

testRule(rule, {
  accept: {
    写得具体: rows('9月连续降雨停工12天，工程顺延至12月完工'),
    两处相同还不算照抄: rows('培训场地不足，少办一场', '培训场地不足，少办一场'),
    没有扣分的不管: aSubmission(),
    一段话说明几类扣分: explained('招标流标，两个小区没有开工', '维修项目'),
  },
  reject: {
    客观原因: [rows('客观原因'), '“社区治理能力提升项目（虚构）”的指标“指标1”扣了分，原因只写“客观原因”'],
    三个项目一字不差: [explained('招标流标，没有开工', '维修项目', '助餐项目', '驿站项目'), /等 3 处的偏差原因一字不差/],
    三处一字不差: [rows('培训场地不足，少办一场', '培训场地不足，少办一场', '培训场地不足，少办一场'), /等 3 处的偏差原因一字不差/],
  },
})

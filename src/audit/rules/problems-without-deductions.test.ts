import { points } from '#domain/quantity.ts'
import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './problems-without-deductions.ts'

const lost = (problem: string, execution = '6') =>
  aSubmission({
    problems: [{ problem }],
    projects: [
      aProject({
        name: '道路项目',
        indicators: [],
        claims: [
          { category: '预算执行率', points: points(10), score: points(execution) },
          { category: '满意度指标', points: points(10), score: points(9) },
        ],
      }),
    ],
  })

/** Problems that call the projects by short names. */
const byProject = (...problems: string[]) => {
  const one = lost('')
  return {
    ...one,
    problems: problems.map((problem) => ({ problem })),
    projects: ['老旧小区公共设施维修经费', '老年助餐服务补助'].map((name) => ({ ...one.projects[0]!, name })),
  }
}

/** One loss with its reason, and what the problems say. */
const reasoned = (problem: string, reason: string) => {
  const one = lost(problem)
  return {
    ...one,
    projects: one.projects.map((each) => ({ ...each, claims: [{ category: '预算执行率', points: points(10), score: points(6), reason }] })),
  }
}

testRule(rule, {
  accept: {
    都说到了: lost('两个项目支付进度慢；居民满意度不高。'),
    说到那个项目: lost('道路项目管理不到位。'),
    用简称逐个项目说: byProject('老旧小区维修招标流标，两个小区没有开工。', '老年助餐点选址论证不足。'),
    换个说法说到原因: reasoned('线路产权协调不到位。', '三户线路产权单位未同意'),
    节约和质保金不是问题: reasoned('宣传总结不够。', '未支出的为招标节约和质保金'),
    执行率不到须说明的程度: lost('群众满意度有待提高。', '9.8'),
    没有写问题: aSubmission({ problems: [] }),
  },
  reject: {
    都没说到: [
      lost('宣传总结不够。'),
      { message: '扣了分的预算执行率 1 处、满意度指标 1 处，“存在的问题”里没有提到', path: 'problems[0].problem' },
    ],
    只说到一个项目: [byProject('老年助餐点选址论证不足。', '宣传总结不够。', '学习不够。'), /没有提到/],
    只说到一处: [lost('群众满意度有待提高。'), { severity: 'notice', message: '扣了分的预算执行率 1 处，“存在的问题”里没有提到' }],
  },
})

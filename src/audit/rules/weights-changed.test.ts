import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './weights-changed.ts'

const file = (role: 'goal-form' | 'project-form', score: number, name = '培训经费') =>
  aSource(aSubmission({ projects: [aProject({ name, indicators: [anIndicator({ points: points(score) })] })] }), role, `${role}.xlsx`)

testRule(rule, {
  accept: {
    分值未变: [file('goal-form', 10), file('project-form', 10)],
    不是同一个项目: [file('goal-form', 10), file('project-form', 5, '绿化经费')],
    只有自评表: [file('project-form', 5)],
  },
  reject: {
    分值减半: [[file('goal-form', 10), file('project-form', 5)], '“培训经费”的指标“培训人次”：绩效目标表分值 10 分，自评表写的是 5 分'],
    名称写法不同也是同一项目: [[file('goal-form', 10), file('project-form', 20, '培训经费项目')], /自评表写的是 20 分/],
  },
})

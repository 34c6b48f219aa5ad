import { anIndicator, aProject, aSubmission, bound } from '../../../tests/builders.ts'
import { aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './target-changed.ts'

const file = (role: 'goal-form' | 'project-form', targetText: string, value: string, extra = false) =>
  aSource(
    aSubmission({
      projects: [
        aProject({
          name: '培训经费',
          indicators: [
            anIndicator({ targetText, target: bound('≥', value, '人次') }),
            ...(extra ? [anIndicator({ name: '培训场次' })] : []),
          ],
        }),
      ],
    }),
    role,
    `${role}.xlsx`,
  )

testRule(rule, {
  accept: {
    未变: [file('goal-form', '≥500人次', '500'), file('project-form', '≥500人次', '500')],
    写法不同意思相同: [file('goal-form', '≥500人次', '500'), file('project-form', '不少于500人次', '500')],
  },
  reject: {
    改低: [
      [file('goal-form', '≥500人次', '500'), file('project-form', '≥400人次', '400')],
      '“培训经费”的指标“培训人次”：绩效目标表是“≥500人次”，自评表写的是“≥400人次”',
    ],
    少评一个指标: [
      [file('goal-form', '≥500人次', '500', true), file('project-form', '≥500人次', '500')],
      { severity: 'warning', message: /有指标“培训场次”，自评表没有评它/ },
    ],
  },
})

import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './score-range.ts'

const scored = (score: string, full = '10') =>
  aSubmission({ projects: [aProject({ indicators: [anIndicator({ points: points(full), claimedScore: points(score) })] })] })

testRule(rule, {
  accept: { 满分: scored('10'), 零分: scored('0'), 文中得分不超过满分: '甲经费满意度指标满分10分，扣0分，得分10分。' },
  reject: {
    超过分值: [scored('12'), '“社区治理能力提升项目（虚构）”的指标“培训人次”得分 12 分，超过了分值 10 分'],
    负数: [scored('-1'), /不能是负数/],
    文中超过满分: [
      '虚构局2024年度部门整体支出绩效自评报告\n二、指标完成情况\n甲工作经费项目满意度指标满分10分，得分12分。',
      { line: 3, message: /超过了分值 10 分/ },
    ],
    总分超过满分: [aSubmission({ projects: [aProject({ claimedTotal: points(103) })] }), { path: 'projects[0].claimedTotal' }],
  },
})

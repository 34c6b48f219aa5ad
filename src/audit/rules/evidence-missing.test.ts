import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './evidence-missing.ts'

const rows = (...evidence: boolean[]) =>
  aSubmission({
    whole: undefined,
    projects: [
      aProject({ indicators: evidence.map((has, i) => anIndicator({ name: `指标${i + 1}`, evidence: has ? [{ title: '签到表' }] : [] })) }),
    ],
  })
const doc = (line: string) =>
  `虚构局2024年度部门整体支出绩效自评报告\n三、绩效目标实现情况\n社区工作经费产出指标满分40分，扣0分，得分40分。\n${line}`

testRule(rule, {
  accept: {
    都有佐证: rows(true, true),
    官方表没有这一栏: [aSource(rows(false), 'project-form')],
    文中提到佐证: doc('以上数据有签到表、验收单佐证。'),
  },
  reject: {
    一个没有: [rows(true, false), '“社区治理能力提升项目（虚构）”有 1 个指标没有佐证资料：“指标2”'],
    文中没有提到: [doc('任务全部完成。'), { line: 3, message: /没有提到任何佐证资料/ }],
  },
})

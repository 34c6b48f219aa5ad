import { points } from '#domain/quantity.ts'
import { aBudget, anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './total-of-scores.ts'

const form = (total: string, execution: string, ...rows: string[]) =>
  aSubmission({
    projects: [
      aProject({
        claimedTotal: points(total),
        budget: aBudget({ claimedScore: points(execution) }),
        indicators: rows.map((score) => anIndicator({ points: points(score), claimedScore: points(score) })),
      }),
    ],
  })
const doc = (total: string) =>
  `虚构局2024年度部门整体支出绩效自评报告\n三、绩效目标实现情况\n社区工作经费项目产出指标满分40分，扣1分，得分39分；预算执行情况指标满分10分，扣0分，得分10分；效益指标满分40分，扣0分，得分40分；满意度指标满分10分，扣1分，得分9分。\n四、评价结论\n社区工作经费项目绩效评价的得分结果为${total}分，等级为优秀。`

testRule(rule, {
  accept: {
    表内相加: form('98.74', '9.99', '49.75', '29', '10'),
    两位小数的舍入: form('98.75', '9.99', '49.75', '29', '10'),
    段落与结论相符: doc('98'),
    只写了一部分类别:
      '虚构局2024年度部门整体支出绩效自评报告\n三、绩效目标实现情况\n社区工作经费产出指标满分40分，得分39分。\n四、评价结论\n社区工作经费自评得分98分。',
  },
  reject: {
    表内加错: [
      form('97', '10', '50', '29', '10'),
      '“社区治理能力提升项目（虚构）”的总分写的是 97 分，各项得分相加为 99 分（10 + 50 + 29 + 10）',
    ],
    结论加错: [doc('96'), { line: 5, quote: '96', message: /相加为 98 分/ }],
    总分在同一段: [
      '虚构局2024年度部门整体支出绩效自评报告\n三、绩效目标实现情况\n部门整体：预算执行率（10分）得9.5分，产出指标（50分）得49分，效益指标（30分）得29分，满意度指标（10分）得9分，总得分97.5分。',
      { line: 3, message: /相加为 96.5 分/ },
    ],
  },
})

import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './unscored-project.ts'

const bare = (name: string) => aProject({ name, indicators: [], claims: [] })
const score = (name: string) => `${name}产出指标满分40分，扣0分，得分40分；满意度指标满分10分，扣0分，得分10分。`
const doc = (...scored: string[]) =>
  [
    '虚构局2024年度部门整体支出绩效自评报告',
    '三、绩效目标实现情况',
    '2024年安排社区工作经费10万元，供热应急资金2万元，文化站经费5万元。',
    ...scored.map(score),
    '四、评价结论',
    '供热应急资金绩效评价的得分结果为98分，等级为优。',
  ].join('\n')

testRule(rule, {
  accept: {
    都有指标: aSubmission({ projects: [aProject(), aProject({ name: '乙项目' })] }),
    都没有指标: aSubmission({ projects: [bare('甲项目'), bare('乙项目')] }),
    每个都有段落: doc('社区工作经费项目', '供热应急资金项目', '文化站经费'),
  },
  reject: {
    表中一个没有指标: [aSubmission({ projects: [aProject(), bare('乙项目')] }), '“乙项目”列在项目中，但没有评分内容'],
    段落缺一个: [
      doc('社区工作经费项目', '文化站经费'),
      { line: 3, quote: '供热应急资金', message: '“供热应急资金”列在项目中，结论里也有得分，但没有评分内容' },
    ],
  },
})

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
    运行监控还没有得分:
      '虚构区卫生健康局2024年1—6月项目支出绩效运行监控报告\n二、监控结果\n项目名称\t全年预算数\t执行数\n社区工作经费项目\t10\t5\n供热应急资金项目\t2\t1\n三、分项目情况\n社区工作经费项目产出指标满分40分，得分20分；效益指标满分40分，得分20分。',
    简称的项目有评分: aSubmission({ projects: [aProject({ name: '中央和省级农村危房改造资金' }), bare('农村危房改造资金')] }),
    自评结果不是项目: aSubmission({ projects: [aProject(), bare('项目支出绩效自评结果')] }),
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

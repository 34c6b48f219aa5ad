import { fromWanyuan, points } from '#domain/quantity.ts'
import { aBudget, aProject, aSubmission } from '../../../tests/builders.ts'
import { aReport, aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './report-against-forms.ts'

const report = (score: number, executed = '49') =>
  aReport(
    `幸福街道办事处2024年度部门整体支出绩效自评报告\n三、绩效目标实现情况\n道路养护项目全年预算50万元，执行${executed}万元。\n四、评价结论\n道路养护项目自评得分${score}分，等级为优。`,
  )
const form = (score: number, executed = '49') =>
  aSource(
    aSubmission({
      whole: undefined,
      projects: [
        aProject({
          name: '道路养护经费',
          claimedTotal: points(score),
          claimedGrade: '优',
          budget: aBudget({ initial: undefined, adjusted: fromWanyuan(50), executed: fromWanyuan(executed), sources: [] }),
        }),
      ],
    }),
    'project-form',
    '道路养护.xlsx',
  )

testRule(rule, {
  accept: {
    一致: [report(96), form(96)],
    一处是舍入过的: [report(96, '48.99'), form(96, '48.9912')],
    不是同一个项目: [
      report(96),
      aSource(aSubmission({ projects: [aProject({ name: '绿化经费', claimedTotal: points(80) })] }), 'project-form'),
    ],
  },
  reject: {
    得分不同: [[report(96), form(94)], { line: 5, quote: '96', message: '“道路养护项目”的得分：报告写的是 96 分，道路养护.xlsx 是 94 分' }],
    执行数不同: [[report(96, '49'), form(96, '45')], /“道路养护项目”的全年执行数：报告写的是 49 万元，道路养护.xlsx 是 45 万元/],
  },
})

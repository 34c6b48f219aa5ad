import { aProject, aSubmission } from '../../../tests/builders.ts'
import { aReport, aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './missing-form.ts'

const report = aReport(
  '幸福街道办事处2024年度部门整体支出绩效自评报告\n三、绩效目标实现情况\n2024年安排社区工作经费10万元，供热应急资金2万元，文化站经费5万元。',
)
const forms = (...names: string[]) =>
  names.map((name) => aSource(aSubmission({ projects: [aProject({ name })] }), 'project-form', `${name}.xlsx`))

testRule(rule, {
  accept: {
    一一对应: [report, ...forms('社区工作经费项目', '供热应急资金', '文化站项目')],
    只抽查一张表: [report, ...forms('绿化经费')],
    去年的报告: [
      aReport(
        '幸福街道办事处2023年度部门整体支出绩效自评报告\n三、绩效目标实现情况\n2023年安排绿化经费10万元，道路经费2万元。',
        '去年.txt',
      ),
      ...forms('社区工作经费', '供热应急资金'),
    ],
    没有报告: forms('绿化经费', '道路经费'),
  },
  reject: {
    缺一张表: [
      [report, ...forms('社区工作经费', '文化站经费')],
      { line: 3, quote: '供热应急资金', message: '报告有“供热应急资金”，没有找到它的自评表' },
    ],
    报告漏写: [[report, ...forms('社区工作经费', '供热应急资金', '文化站经费', '绿化管护经费')], '“绿化管护经费”有自评表，报告中没有写'],
  },
})

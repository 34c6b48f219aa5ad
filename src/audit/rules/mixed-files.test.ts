import { aProject, aSubmission } from '../../../tests/builders.ts'
import { aReport, aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './mixed-files.ts'

const report = (unit: string, year = 2024, file = '报告.txt') =>
  aReport(`${unit}${year}年度部门整体支出绩效自评报告\n一、部门概况\n${unit}内设6个科室。`, file)
const { implementingUnit: _unit, supervisingDepartment: _department, ...project } = aProject()
const { year: _year, ...submission } = aSubmission({ department: { duties: [], subordinateUnits: [] } })
/** A project form that names its unit, its department and its year, or does not. */
const form = (implementingUnit?: string, year?: number, supervisingDepartment?: string) =>
  aSource(
    {
      ...submission,
      ...(year === undefined ? {} : { year }),
      projects: [
        {
          ...project,
          ...(implementingUnit === undefined ? {} : { implementingUnit }),
          ...(supervisingDepartment === undefined ? {} : { supervisingDepartment }),
        },
      ],
    },
    'project-form',
    '自评表.xlsx',
  )
const own = '虚构区云溪街道办事处'

testRule(rule, {
  accept: {
    只有一份文件: [report(own)],
    表里写的是简称: [report(own), form('云溪街道办事处（虚构）', 2024)],
    主管部门是本单位: [report('虚构区城市管理局'), form('虚构区园林管护中心', 2024, '虚构区城管局')],
    表里没有单位和年度: [report(own), form()],
  },
  reject: {
    表是另一单位的: [
      [report(own), form('平江街道办事处', 2024)],
      '自评表.xlsx 写的单位是“平江街道办事处”，报告.txt 是“虚构区云溪街道办事处”，不像同一个单位的文件',
    ],
    表是上一年的: [
      [report(own), form(own, 2023)],
      { message: '自评表.xlsx 是 2023年度的，报告.txt 是 2024年度的，不是同一年度', severity: 'warning' },
    ],
    上一年的报告: [
      [report(own), report(own, 2023, '去年.txt')],
      { message: '去年.txt 是 2023年度的，报告.txt 是 2024年度的：只比对文字，不核对两份之间的数', severity: 'notice', line: 1 },
    ],
  },
})

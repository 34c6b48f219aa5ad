import { aProject, aSubmission } from '../../../tests/builders.ts'
import { aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './not-all-projects.ts'

const file = (role: 'goal-form' | 'project-form', ...names: string[]) =>
  aSource(aSubmission({ projects: names.map((name) => aProject({ name })) }), role, `${role}.xlsx`)
const doc = (text: string) => `虚构局2024年度部门整体支出绩效自评报告\n二、自评工作开展情况\n${text}`

testRule(rule, {
  accept: {
    全部自评: [file('goal-form', '培训经费', '绿化经费'), file('project-form', '绿化经费项目', '培训经费')],
    没有自评文件: [file('goal-form', '培训经费')],
    个数相同: doc('2024年预算安排16个项目，实际自评16个。'),
  },
  reject: {
    漏了一个: [[file('goal-form', '培训经费', '绿化经费'), file('project-form', '培训经费')], '“绿化经费”有预算和绩效目标，却没有自评'],
    文中自认少评: [doc('2024年预算安排16个项目，实际完成自评14个。'), { line: 3, message: '应评 16 个项目，只自评了 14 个' }],
  },
})

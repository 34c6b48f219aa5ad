import { aSubmission } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './no-department-table.ts'

const doc = (line: string) =>
  `虚构局2024年度部门整体支出绩效自评报告\n一、基本情况\n行政单位。\n三、部门整体支出绩效目标实现情况及指标分析\n${line}`

testRule(rule, {
  accept: {
    有指标表: aSubmission(),
    文中有部门评分: doc('部门整体：产出指标满分50分，得分48分，因一项任务延期扣2分；效益指标满分30分，得分30分。'),
    没有任何评分: doc('全年任务完成。'),
  },
  reject: {
    工作簿没有部门表: [aSubmission({ whole: undefined }), { path: 'whole' }],
    只有项目评分: [doc('道路养护经费项目产出指标满分50分，得分48分。绿化管护经费项目产出指标满分50分，得分50分。'), { line: 4 }],
  },
})

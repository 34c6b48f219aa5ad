import { points } from '#domain/quantity.ts'
import { aProject, aSubmission, aWhole } from '../../../tests/builders.ts'
import { aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './no-overall-score.ts'

const doc = (...conclusion: string[]) =>
  [
    '虚构局2024年度部门整体支出绩效自评报告',
    '一、基本情况',
    '本局为行政单位。',
    '二、自评工作开展情况',
    '成立小组。',
    '收集资料。',
    '三、绩效目标实现情况',
    '任务完成。',
    '各项工作有序推进。',
    '四、评价结论和评价等级',
    ...conclusion,
    '五、存在的问题',
    '进度偏慢。',
  ].join('\n')

testRule(rule, {
  accept: {
    有总分: doc('我局部门整体支出绩效自评得分92.5分，等级为优。'),
    指标表评出总分: aSubmission(),
    单张项目表: [aSource(aSubmission({ whole: undefined }), 'project-form')],
  },
  reject: {
    只说要给出: [
      doc('根据职责进行综合评价，给出总得分，满分100分，得出综合绩效评价等级。', '道路养护经费自评得分95分，等级为优。'),
      { line: 11, message: '没有给出部门整体支出的总得分和评价等级' },
    ],
    工作簿没有部门表: [aSubmission({ whole: undefined, projects: [aProject({ claimedTotal: points(98) })] }), { path: 'whole' }],
    只有等级: [
      aSubmission({ whole: aWhole({ indicators: [], claims: [], budget: { sources: [] }, claimedGrade: '优' }) }),
      /只写了等级“优”/,
    ],
  },
})

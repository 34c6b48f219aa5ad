import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission, bound, measured } from '../../../tests/builders.ts'
import { aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './satisfaction-without-survey.ts'

const satisfaction = anIndicator({
  category: '满意度指标',
  subcategory: '服务对象满意度指标',
  name: '居民满意度',
  targetText: '≥90%',
  target: bound('≥', '90', '%'),
  actualText: '95%',
  actual: measured('95', '%'),
  claimedScore: points(10),
})
const bare = aSubmission({ whole: undefined, projects: [aProject({ indicators: [satisfaction] })] })
const doc = (...lines: string[]) =>
  ['虚构局2024年度部门整体支出绩效自评报告', '三、绩效目标实现情况', '社区工作经费满意度指标满分10分，扣0分，得分10分。', ...lines].join(
    '\n',
  )

testRule(rule, {
  accept: {
    有调查记录: aSubmission(),
    官方表没有地方写调查: [aSource(bare, 'project-form')],
    本行写了问卷: aSubmission({
      whole: undefined,
      projects: [aProject({ indicators: [{ ...satisfaction, deviationReason: '有效问卷212份，满意194份' }] })],
    }),
    文中有问卷: doc('发放问卷300份，收回有效问卷288份，居民满意度92.4%。'),
    文中有测评: doc('通过电话回访120人，满意率95%。'),
  },
  reject: {
    工作簿里没有调查: [
      bare,
      { path: 'projects[0].indicators[0]', message: '“社区治理能力提升项目（虚构）”的满意度有得分，却没有调查情况' },
    ],
    文中没有调查: [doc('走访慰问困难群众260户。'), { line: 3 }],
    几段都没有: [doc('供热资金满意度指标满分10分，扣1分，得分9分，因抢修慢。'), /满意度指标评分 2 次，都没有写调查情况/],
  },
})

const scored = (name: string, survey: string) =>
  `${name}项目。预算执行得10分（满分10分），产出指标得50分（满分50分），效益指标得30分（满分30分），满意度指标得9分（满分10分），扣1分，原因是开放时间偏短，合计99分。\n${survey}`
const several = (...surveys: string[]) =>
  `虚构局2024年度部门整体支出绩效自评报告\n二、项目得分\n${['道路养护', '农民培训', '河道保洁', '路灯维修']
    .map((name, i) => `${i + 1}.${scored(name, surveys[i]!)}`)
    .join('\n')}`
const survey = '满意度调查：向居民发放问卷320份，收回有效问卷300份，满意275份。'

// Every project beside its own survey.
testRule(rule, {
  accept: {
    各有各的调查: several(survey, survey, survey, survey),
    一次调查管全部: several(survey, '以上为得分情况。', '以上为得分情况。', '以上为得分情况。'),
  },
  reject: {
    一个项目没有调查: [several(survey, survey, '以上为得分情况。', survey), { line: 7, severity: 'warning', message: /其他项目都写了/ }],
  },
})

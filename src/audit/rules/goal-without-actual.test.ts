import { anIndicator, aProject, aSubmission, bound } from '../../../tests/builders.ts'
import { aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './goal-without-actual.ts'

const doc = (...results: string[]) =>
  [
    '虚构局2024年度部门整体支出绩效自评报告',
    '一、部门基本情况',
    '（三）绩效目标',
    '组织居民活动不少于12次；开展安全培训不少于6场；居民满意度90%以上。',
    '三、绩效目标完成情况',
    ...results,
  ].join('\n')
const goals = (actual: string | undefined) =>
  aSubmission({
    goals: {
      items: [
        {
          title: '社区治理',
          expected: '培训',
          indicators: [anIndicator({ targetText: '≥6场', target: bound('≥', '6', '场'), actualText: actual, actual: undefined })],
        },
      ],
      safeguards: [],
    },
  })

const training = (changes: Parameters<typeof anIndicator>[0]) =>
  anIndicator({ name: '安全培训', targetText: '≥6场', target: bound('≥', '6', '场'), ...changes })

testRule(rule, {
  accept: {
    逐项完成: doc('全年组织居民活动14次，开展安全培训7场，居民满意度达到93%。'),
    填写了完成值: goals('7场'),
    指标表里有同一目标的完成值: aSubmission({
      goals: {
        items: [{ ...goals(undefined).goals.items[0]!, indicators: [training({ actualText: undefined, actual: undefined })] }],
        safeguards: [],
      },
      projects: [aProject({ indicators: [training({ name: '安全培训场次', actualText: '7场' })] })],
    }),
    只有目标表: [aSource(goals(undefined), 'goal-form')],
  },
  reject: {
    一个都没有: [doc('全年各项任务顺利完成，成效显著。'), { line: 4, message: /有 3 个有目标值的指标没有实际完成值/ }],
    缺一个: [doc('全年组织居民活动14次，开展安全培训7场。'), /有 1 个有目标值的指标没有实际完成值：“居民满意度”/],
    没有填写: [goals(undefined), { path: 'goals.items[0].indicators[0]' }],
  },
})

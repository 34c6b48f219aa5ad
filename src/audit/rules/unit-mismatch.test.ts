import { anIndicator, aProject, aSubmission, bound, measured } from '../../../tests/builders.ts'
import { monitored } from '../../../tests/monitoring-form.ts'
import { testRule } from '../../../tests/test-rule.ts'
import { testContent, testWriting } from '../../../tests/writing.ts'
import rule from './unit-mismatch.ts'

const row = (name: string, value: string, unit: string, actual = unit) =>
  aSubmission({
    projects: [aProject({ indicators: [anIndicator({ name, target: bound('≥', value, unit), actual: measured(value, actual) })] })],
  })

testContent(rule, {
  accept: {
    人数用人: row('培训人数', '120', '人'),
    率用百分比: row('参训率', '85', '%'),
    增长率: row('培训人数增长比例', '5', '%'),
    频率用次: row('巡查频率', '3', '次'),
    满意度用分: row('居民满意度', '90', '分'),
    一类事物两种量词: row('救助对象', '90', '户', '人'),
    万能的个: row('改造公厕', '6', '个', '座'),
    长度用公里: row('新修渠道长度', '45', '公里'),
    百分比对百分比: row('资金支付及时', '100', '%'),
  },
  reject: {
    率完成了多少人: [row('病例随访率', '95', '%', '人'), { message: /完成值的单位却是“人”/ }],
    人数用百分比: [row('培训人数', '85', '%'), { path: 'projects[0].indicators[0].target' }],
    数量完成了百分之几: [row('治理河道长度', '4.6', '公里', '%'), { severity: 'warning', message: /以“公里”计，完成值却是百分比/ }],
    人数完成了百分之几: [row('培训农牧民', '500', '人', '%'), { severity: 'warning', message: /以“人”计，完成值却是百分比/ }],
    份数完成了公里: [row('监测水样', '480', '份', '公里'), { severity: 'warning', message: /以“份”计，完成值以“公里”计/ }],
    率用个: [row('隐患整改率', '12', '个'), { message: /比率/ }],
    满意度超过一百: [row('居民满意度', '290', '%'), { message: /不可能超过/ }],
  },
})

testWriting(rule, {
  accept: {
    人数的比例: '参训人数占应到人数的85%以上，培训人数增长85%，培训人数不少于85人，受训人数达到85%的社区有3个。',
    覆盖率: '培训覆盖率不低于85%。',
  },
  reject: {
    人数不少于百分之八十五: ['要求辖区全体党员每年接受培训人数不少于85%，针对病卧党员开展上门送学。', { quote: '人数不少于85%' }],
    户数用百分比: ['走访户数达到90%。', { quote: '户数达到90%' }],
  },
})

testRule(rule, {
  accept: {
    监控表单位相同: monitored('更新公交', '≥120辆', '84辆', '70.00%', '有可能', '供货延迟，12月交付'),
  },
  reject: {
    监控表指标值成了百分比: [
      monitored('更新公交', '≥120%', '84辆', '70.00%', '有可能', '供货延迟'),
      { line: 6, message: /指标值是百分比（≥120%），完成值的单位却是“辆”/ },
    ],
  },
})

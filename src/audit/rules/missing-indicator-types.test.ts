import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './missing-indicator-types.ts'

const rows = (name: string, ...types: readonly (readonly [string, string])[]) =>
  aSubmission({
    whole: undefined,
    projects: [aProject({ name, indicators: types.map(([category, subcategory]) => anIndicator({ category, subcategory })) })],
  })
const output = ['产出指标', '数量指标'] as const
const time = ['产出指标', '时效指标'] as const
const benefit = ['效益指标', '社会效益指标'] as const

testContent(rule, {
  accept: {
    类别齐全: rows('社区工作经费（虚构）', output, time, benefit),
    工程有成本: rows('道路维修工程（虚构）', output, time, benefit, ['成本指标', '经济成本指标']),
    只有两行不算一张表: rows('社区工作经费（虚构）', output, output),
  },
  reject: {
    没有效益: [rows('社区工作经费（虚构）', output, time, output), { message: /没有效益指标/ }],
    工程没有成本: [rows('道路维修工程（虚构）', output, time, benefit), { severity: 'notice', message: /没有成本指标/ }],
    没有时效: [rows('社区工作经费（虚构）', output, output, benefit), { severity: 'notice' }],
  },
})

import { parseActual } from '#domain/parse/actual.ts'
import { parseTarget } from '#domain/parse/target.ts'
import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { aSource, testRule } from '../../../tests/test-rule.ts'
import rule from './indicator-against-form.ts'

function row(targetText: string, actualText: string, score = 9) {
  const target = parseTarget(targetText, { year: 2024 })
  const actual = parseActual(actualText, { year: 2024, ...(target.ok ? { target: target.value } : {}) })
  return anIndicator({
    name: '参训人次',
    targetText,
    actualText,
    ...(target.ok ? { target: target.value } : {}),
    ...(actual.ok ? { actual: actual.value } : {}),
    points: points(10),
    claimedScore: points(String(score)),
  })
}
const file = (role: 'report' | 'project-form', name: string, ...indicators: ReturnType<typeof row>[]) =>
  aSource(aSubmission({ whole: undefined, projects: [aProject({ name: '培训经费', indicators })] }), role, name)
const report = (...rows: ReturnType<typeof row>[]) => file('report', '报告.docx', ...rows)
const form = (...rows: ReturnType<typeof row>[]) => file('project-form', '培训.xlsx', ...rows)

testRule(rule, {
  accept: {
    一致: [report(row('≥900人次', '676人次')), form(row('≥900人次', '676人次'))],
    写法不同: [report(row('不少于900人次', '676')), form(row('≥900人次', '676人次'))],
    报告多写了年份: [report(row('12月20日前', '2024年12月16日')), form(row('2024年12月20日前', '12月16日'))],
    得分在一处舍入过: [report(row('≥900人次', '676人次', 7.5)), form(row('≥900人次', '676人次', 7.51))],
    同名的指标不止一个: [report(row('≥900人次', '676人次'), row('≥80人次', '90人次')), form(row('≥700人次', '676人次'))],
  },
  reject: {
    指标值不同: [
      [report(row('≥900人次', '676人次')), form(row('≥700人次', '676人次'))],
      '“培训经费”的指标“参训人次”的指标值：报告写的是 “≥900人次”，培训.xlsx 是 “≥700人次”',
    ],
    完成值不同: [
      [report(row('≥900人次', '676人次')), form(row('≥900人次', '766人次'))],
      /完成值：报告写的是 “676人次”，培训\.xlsx 是 “766人次”/,
    ],
    得分不同: [[report(row('≥900人次', '676人次', 9)), form(row('≥900人次', '676人次', 8))], /得分：报告写的是 9 分，培训\.xlsx 是 8 分/],
  },
})

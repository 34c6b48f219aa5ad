import { fromWanyuan } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './goals-cover-money.ts'

const project = (name: string, amount: number, rows = 1) =>
  aProject({ name, amount: fromWanyuan(amount), indicators: Array.from({ length: rows }, () => anIndicator()) })
const unit = (goal: string, ...projects: ReturnType<typeof aProject>[]) =>
  aSubmission({ whole: undefined, projects, goals: { overall: { expected: goal, indicators: [] }, items: [], safeguards: [] } })

testContent(rule, {
  accept: {
    都有指标: unit('', project('甲路改造', 100), project('乙站运行', 20), project('丙校维修', 30)),
    目标里写到: unit('完成党建惠民十件实事。', project('党建惠民项目资金', 100, 0), project('乙站运行', 20, 0), project('丙校维修', 30, 0)),
    只有两个项目: unit('', project('甲路改造', 100, 0), project('乙站运行', 20)),
  },
  reject: {
    '别的项目有，最大的没有': [
      unit('', project('甲路改造', 100, 0), project('乙站运行', 20), project('丙校维修', 30)),
      { path: 'projects[0].name' },
    ],
    目标里没有提到: [
      unit('保障机关运转。', project('党建惠民项目资金', 100, 0), project('乙站运行', 20, 0), project('丙校维修', 30, 0)),
      { message: /67%/ },
    ],
  },
})

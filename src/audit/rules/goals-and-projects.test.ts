import { aProject, aSubmission } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './goals-and-projects.ts'

const unit = (expected: string, ...names: string[]) =>
  aSubmission({
    projects: names.map((name) => aProject({ name })),
    goals: { overall: { expected, indicators: [] }, items: [], safeguards: [] },
  })
const goal = '全年改造供热管网三公里，完成经济普查入户登记，新建充电驿站两处，慰问困难群众六十户，整治背街小巷十二条。'

testContent(rule, {
  accept: {
    目标写到了项目: unit(goal, '供热应急资金', '经济普查经费', '充电驿站补助资金'),
    项目太少: unit(goal, '武装工作经费', '退养老主任经费'),
  },
  reject: {
    多数没有提到: [
      unit(goal, '武装工作经费', '退养老主任经费', '文化站免费经费', '供热应急资金'),
      { path: 'goals.overall.expected', message: /4 个项目有 3 个/ },
    ],
    全都没有提到: [unit(goal, '武装工作经费', '退养老主任经费', '文化站免费经费'), { message: /3 个项目有 3 个/ }],
  },
})

import { aDocument, aProse, testJoint } from '../../../tests/writing.ts'
import rule from './copied-from-last-year.ts'

const report = (year: number, goal: string) => {
  const text = `虚构区云溪街道办事处${year}年度部门整体支出绩效自评报告\n一、绩效目标\n${goal}`
  return aDocument(text, {}, aProse(text, `${year}.txt`))
}
const goal = (year: number) =>
  `${year}年围绕社区治理、环境整治和民生保障三项重点，组织培训三次，整治背街小巷十二条，慰问困难群众六十户，推动基层治理再提升。`

testJoint(rule, {
  accept: {
    每年写新的: [
      report(2023, goal(2023)),
      report(2024, '新建社区养老驿站两处，改造供热管网三公里，新增停车位一百二十个，服务老人四百余人，投诉量比上年减少两成。'),
    ],
    只有一年: [report(2024, goal(2024))],
  },
  reject: {
    只改年份: [[report(2023, goal(2023)), report(2024, goal(2024))], { message: /1 段与 2023 年/ }],
    只改几个字: [[report(2023, goal(2023)), report(2024, goal(2024).replace('六十户', '六十一户'))], { line: 3 }],
  },
})

import { anIndicator, aProject, aSubmission } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './duplicate-indicators.ts'

const rows = (...names: string[]) =>
  aSubmission({ whole: undefined, projects: [aProject({ indicators: names.map((name) => anIndicator({ name })) })] })

testContent(rule, {
  accept: {
    不同的事: rows('培训次数', '巡查次数', '慰问户数'),
    一个系列: rows('第一季度走访慰问困难群众户数', '第二季度走访慰问困难群众户数'),
  },
  reject: {
    一模一样: [rows('培训次数', '培训次数'), { severity: 'warning', path: 'projects[0].indicators[1].name' }],
    换个说法: [rows('困难群众走访慰问完成户数', '困难群众走访慰问户数'), { message: /相近/ }],
  },
})

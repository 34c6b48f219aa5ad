import { aDocument, testWriting } from '../../../tests/writing.ts'
import rule from './problems-and-measures.ts'

const said = (line: number, value: string) => ({ value, place: { file: '报告.txt', paragraph: line, line, quote: value } })
const report = (problems: readonly string[], measures: readonly string[]) =>
  aDocument('五、问题和措施', { problems: problems.map((p, i) => said(i + 2, p)), measures: measures.map((m, i) => said(i + 10, m)) })

testWriting(rule, {
  accept: {
    一一对应: report(
      ['预算支出进度慢，三季度末仅执行四成。', '问卷发放范围窄。'],
      ['按季度调度预算支出进度。', '扩大问卷发放范围，覆盖所有社区。'],
    ),
    没有问题部分: aDocument('一、基本情况\n内容。'),
    数目相符: '五、存在的问题\n存在以下两个问题：一是支出进度慢；二是问卷覆盖窄。',
  },
  reject: {
    数目不等: [report(['跟踪问效有待加强。'], ['加强跟踪问效学习。', '细化跟踪问效目标。']), { message: /问题 1 个，措施 2 条/ }],
    说三个列两个: ['五、存在的问题\n存在以下三个问题：一是支出进度慢；二是问卷覆盖窄。', { line: 2, message: /说有 3 个/ }],
    答非所问: [report(['预算支出进度慢。'], ['丰富居民文化生活。']), { severity: 'notice', line: 10 }],
  },
})

import { testRule } from '../../../tests/test-rule.ts'
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
    没有措施的那个问题: [
      report(['预算支出进度慢。', '学员住宿条件差。', '问卷发放范围窄。'], ['按季度调度预算支出进度。', '扩大问卷发放范围。']),
      { line: 3, message: /问题 3 个，措施 2 条/ },
    ],
    数目不等: [report(['跟踪问效有待加强。'], ['加强跟踪问效学习。', '细化跟踪问效目标。']), { message: /问题 1 个，措施 2 条/ }],
    说三个列两个: ['五、存在的问题\n存在以下三个问题：一是支出进度慢；二是问卷覆盖窄。', { line: 2, message: /说有 3 个/ }],
    答非所问: [report(['预算支出进度慢。'], ['丰富居民文化生活。']), { severity: 'notice', line: 10 }],
  },
})

const chapters = (measure: string) =>
  [
    '虚构局2024年度部门整体支出绩效自评报告',
    '五、存在的主要问题和改进措施',
    '（一）存在的主要问题',
    '1.设备检查未达目标。停用设备底数不清。',
    '2.预算执行率偏低。尾款支付不及时。',
    '（二）改进措施',
    '1.更新设备台账。每月核对停用设备。',
    measure,
    '六、其他情况',
  ].join('\n')

testRule(rule, {
  accept: { 各条的第一句说的是目标和执行: chapters('2.落实绩效目标。办公室按月核对支付进度和尾款。') },
  reject: { 各条的第一句说的是目标和执行而少一条措施: [chapters(''), { message: /问题 2 个，措施 1 条/ }] },
})

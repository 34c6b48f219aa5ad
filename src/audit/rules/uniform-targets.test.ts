import { anIndicator, aProject, aSubmission, bound } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './uniform-targets.ts'

const whole = anIndicator({ name: '工作完成率', targetText: '100%', target: bound('=', '100', '%') })
const done = anIndicator({ targetText: '完成', target: { kind: 'qualitative', text: '完成' } })
const rows = (...indicators: ReturnType<typeof anIndicator>[]) => aSubmission({ whole: undefined, projects: [aProject({ indicators })] })

testContent(rule, {
  accept: { 各有不同: rows(whole, whole, anIndicator(), anIndicator()), 行数太少: rows(whole, whole, whole) },
  reject: {
    全是百分之百: [rows(whole, whole, whole, whole), { message: /4 个指标有 4 个/ }],
    五个里四个: [rows(whole, whole, done, done, anIndicator()), { path: 'projects[0].indicators' }],
  },
})

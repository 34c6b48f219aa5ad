import { aMeasure, anIndicator, aProject, aSubmission, bound, measured } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './copied-actual.ts'

const rows = (...indicators: ReturnType<typeof anIndicator>[]) => aSubmission({ whole: undefined, projects: [aProject({ indicators })] })
const equal = (n: number) =>
  Array.from({ length: n }, (_, i) => anIndicator({ target: bound('≥', `${10 + i}`, '次'), actual: measured(`${10 + i}`, '次') }))

testContent(rule, {
  accept: {
    写了实际数: rows(anIndicator()),
    定性指标写完成: rows(
      anIndicator({
        target: { kind: 'qualitative', text: '完成' },
        targetText: '完成',
        actual: { kind: 'words', text: '已完成' },
        actualText: '已完成',
      }),
    ),
    少数几行相等: rows(...equal(3)),
  },
  reject: {
    抄了目标的范围: [
      rows(anIndicator({ actualText: '≥500人次', actual: { kind: 'measure', measure: aMeasure('500', '人次'), bound: '≥' } })),
      { path: 'projects[0].indicators[0].actual' },
    ],
    数字目标只写已完成: [
      rows(anIndicator({ actualText: '已完成', actual: { kind: 'words', text: '已完成' } })),
      { message: /只写了“已完成”/ },
    ],
    整张表一模一样: [rows(...equal(6)), { severity: 'notice', path: 'projects[0].indicators' }],
  },
})

import { anIndicator, aProject, aSubmission, bound, measured } from '../../../tests/builders.ts'
import { testContent } from '../../../tests/writing.ts'
import rule from './low-target.ts'

const row = (actual: string, direction: '≥' | '≤' = '≥') =>
  aSubmission({
    projects: [
      aProject({
        indicators: [
          anIndicator({ target: bound(direction, '500', '人次'), actual: measured(actual, '人次'), actualText: `${actual}人次` }),
        ],
      }),
    ],
  })

testContent(rule, {
  accept: { 略有超额: row('600'), 正好三成: row('650'), 反向指标: row('900', '≤') },
  reject: { 超过三成: [row('651'), { path: 'projects[0].indicators[0].target' }], 两倍多: [row('1200'), { message: /240%/ }] },
})

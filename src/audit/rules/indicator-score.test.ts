import { points } from '#domain/quantity.ts'
import { anIndicator, aProject, aSubmission, measured } from '../../../tests/builders.ts'
import { testRule } from '../../../tests/test-rule.ts'
import rule from './indicator-score.ts'

const scored = (actual: string, score: string) =>
  aSubmission({
    projects: [
      aProject({
        indicators: [anIndicator({ actualText: `${actual}人次`, actual: measured(actual, '人次'), claimedScore: points(score) })],
      }),
    ],
  })

testRule(rule, {
  accept: {
    按比例: scored('487', '9.74'),
    完成得满分: scored('500', '10'),
    一位小数也是舍入: scored('487', '9.7'),
    没有自评得分: aSubmission(),
  },
  reject: {
    没有完成却得满分: [
      scored('487', '10'),
      { message: /自评 10 分，按规则计算应为 9.74 分/, path: 'projects[0].indicators[0].claimedScore' },
    ],
    多给一分: [scored('400', '9'), /应为 8 分/],
    自己少给只提示: [scored('500', '8'), { severity: 'notice' }],
  },
})

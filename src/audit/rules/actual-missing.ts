import { mismatchesOf } from '../figures/mismatches-in.ts'
import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'

export default rule({
  id: 'actual-missing',
  title: '有得分的指标应填写实际完成值',
  severity: 'error',
  covers: ['B08'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '得分是用实际完成值和年度指标值比出来的；没有完成值就打分，得分没有依据。',
  remedy: '补填实际完成值；还没有结果的，不要先打分。',
  example: { right: '指标值 ≥500 人次，完成 510 人次，得分 10', wrong: '指标值 ≥500 人次，完成值空白，得分 10' },
  *content(submission, assessment) {
    for (const { path, label, indicators } of formsOf(submission, assessment)) {
      for (const [i, { name, claimedScore, targetText, standard, actualText, actual, level }] of indicators.entries()) {
        if (
          claimedScore === undefined ||
          (targetText === undefined && standard === undefined) ||
          (actualText !== undefined && !isDash(actualText)) ||
          (actual !== undefined && actual.kind !== 'not-applicable') ||
          level !== undefined ||
          (actualText !== undefined && claimedScore.isZero())
        )
          continue
        yield { path: `${path}.indicators[${i}]`, message: `${label}的指标“${name}”得了 ${claimedScore} 分，没有填实际完成值` }
      }
    }
  },
  writing: (document) => mismatchesOf(document, 'actual'),
})

/** A dash in the place of a value that was scored. */
const isDash = (text: string) => /^[-—–－/\s]+$/.test(text)

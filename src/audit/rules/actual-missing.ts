import type { Indicator } from '#domain/indicator.ts'
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
  *content(submission, assessment, _context, { prose }) {
    for (const { path, label, indicators } of formsOf(submission, assessment)) {
      const scored = indicators.flatMap((row, i) => (isScored(row) ? [{ row, at: `${path}.indicators[${i}]` }] : []))
      const empty = scored.filter(({ row }) => isEmpty(row))
      const [first] = empty
      if (!first) continue
      // Not one in the whole form: said once; in a document the values may stand where they were not looked for.
      if (empty.length >= WHOLE && empty.length === scored.length)
        yield {
          path: first.at,
          message: `${label}的 ${empty.length} 个指标都得了分，都没有填实际完成值`,
          ...(prose ? { severity: 'warning' as const } : {}),
        }
      else
        for (const { row, at } of empty)
          yield { path: at, message: `${label}的指标“${row.name}”得了 ${row.claimedScore} 分，没有填实际完成值` }
    }
  },
  writing: (document) => mismatchesOf(document, 'actual'),
})

/** Fewest rows that are a form. */
const WHOLE = 3

/** Whether points were given against a target or standard. */
const isScored = ({ claimedScore, targetText, standard }: Indicator) =>
  claimedScore !== undefined && (targetText !== undefined || standard !== undefined)

const isEmpty = ({ claimedScore, actualText, actual, level }: Indicator) =>
  (actualText === undefined || isDash(actualText)) &&
  (actual === undefined || actual.kind === 'not-applicable') &&
  level === undefined &&
  !(actualText !== undefined && claimedScore?.isZero())

/** A dash in the place of a value that was scored. */
const isDash = (text: string) => /^[-—–－/\s]+$/.test(text)

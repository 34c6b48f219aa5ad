import type { Outcome } from '#domain/assessment.ts'
import type { Indicator } from '#domain/indicator.ts'
import { formsOf } from '../forms.ts'
import { rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

export default rule({
  id: 'reason-against-score',
  title: '偏差原因应与得分和完成情况相符',
  severity: 'warning',
  covers: ['D09'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '得了满分却写未完成的原因，或者没有完成却写“超额完成”，说明数或者文字有一处是错的。',
  remedy: '核对完成值、得分和偏差原因，改正不符的一处。',
  example: { right: '完成 487 人次（目标 500），原因：一场培训取消', wrong: '完成 510 人次（目标 500），原因：培训未完成' },
  *content(submission, assessment, { lexicon }) {
    for (const { path, label, indicators, evaluated } of formsOf(submission, assessment)) {
      for (const [i, row] of indicators.entries()) {
        const complaint = contradiction(
          row,
          evaluated.lines.find((line) => line.path === `${path}.indicators[${i}]`)?.outcome,
          lexicon.reasons.over,
          lexicon.reasons.under,
        )
        if (complaint)
          yield {
            path: `${path}.indicators[${i}].deviationReason`,
            message: `${label}的指标“${row.name}”${complaint}`,
            found: row.deviationReason!,
          }
      }
    }
  },
  *writing(document) {
    const script = scriptOf(document)
    for (const { stretch, start, end, groups } of plainHits(script, FULL_AND_UNDONE)) {
      const [, , undone = ''] = groups
      yield {
        message: `得了满分，后面却写“${undone}”`,
        place: placeOfPlain(script, stretch, start, end),
        found: undone,
      }
    }
  },
})

/** "造林面积（20分）：…得20分，主要因干旱未完成任务" */
const FULL_AND_UNDONE =
  /\((?:满分|分值)?([\d.]+)分\)[^。；]{0,60}得(?:分为?)?([\d.]+)分(?<=\(?\1分)，(?:主要)?(?:原因是|因为?|由于)[^。；]{0,20}(未完成|未达到|未达成|没有完成|未能完成|未能达到)/gu

function contradiction(
  { deviationReason: reason, points, claimedScore, actualText }: Indicator,
  outcome: Outcome | undefined,
  over: readonly string[],
  under: readonly string[],
): string | undefined {
  if (reason === undefined) return undefined
  const saysUnder = under.some((word) => reason.includes(word))
  const saysOver = over.some((word) => reason.includes(word))
  const score = claimedScore ?? (outcome?.kind === 'scored' ? outcome.score : undefined)
  if (points === undefined || score === undefined || saysUnder === saysOver) return undefined
  if (saysUnder && score.eq(points) && outcome?.kind === 'scored' && outcome.score.eq(points))
    return `已经完成（${actualText ?? '满分'}），原因却写没有完成`
  if (saysOver && outcome?.kind === 'scored' && outcome.score.lt(points)) return `没有完成（${actualText ?? ''}），原因却写超额完成`
  return undefined
}

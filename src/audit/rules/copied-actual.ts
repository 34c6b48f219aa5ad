import type { Indicator } from '#domain/indicator.ts'
import { indicatorTables } from '../indicator-rows.ts'
import { type Report, rule } from '../rule.ts'

/** A whole form whose actual values all equal the targets, from this many figures on. */
const FORM = 6

export default rule({
  id: 'copied-actual',
  title: '实际完成值应写实际数',
  severity: 'warning',
  covers: ['C11'],
  source: 'mof-2020-10#self-evaluation-table',
  why: '照抄目标或只写“已完成”，看不出实际做到多少，得分没有依据。',
  remedy: '写实际完成的数量和单位，例如“487 人次”。',
  example: { right: '目标 ≥95%，实际 96.4%', wrong: '目标 ≥95%，实际 ≥95%；目标 ≥3 次，实际“已完成”' },
  *content(submission, _assessment, { lexicon }) {
    for (const { path, label, rows, scored } of indicatorTables(submission)) {
      for (const [index, row] of rows.entries()) {
        const said = fault(row, lexicon.goals.done)
        if (said) yield { path: `${path}[${index}].actual`, ...said, message: `${label}的指标“${row.name}”${said.message}` }
      }
      const figures = rows.filter(isFigure)
      if (scored && figures.length >= FORM && figures.every(isExact)) {
        yield { path, message: `${label}的 ${figures.length} 个定量指标，实际完成值都与目标值一模一样`, severity: 'notice' }
      }
    }
  },
})

function fault(
  { target, targetText = '', actual, actualText = '' }: Indicator,
  done: readonly string[],
): Pick<Report, 'message' | 'found' | 'expected'> | undefined {
  const numeric = target?.kind === 'bound' || target?.kind === 'range'
  if (!numeric || actual === undefined) return undefined
  if (actual.kind === 'measure' && actual.bound !== undefined)
    return { message: `的实际完成值“${actualText}”写的是范围，不是实际数`, found: actualText, expected: '实际完成的数' }
  if (actual.kind === 'words' && done.includes(actualText.replace(/[。\s]/g, '')))
    return { message: `的目标是“${targetText}”，实际完成值只写了“${actualText}”`, found: actualText, expected: '实际完成的数' }
  return undefined
}

const isFigure = ({ target, actual }: Indicator) => target?.kind === 'bound' && actual?.kind === 'measure'
const isExact = ({ target, actual }: Indicator) =>
  target?.kind === 'bound' &&
  actual?.kind === 'measure' &&
  target.measure.unit === actual.measure.unit &&
  target.measure.value.eq(actual.measure.value) &&
  !target.measure.value.eq(100)

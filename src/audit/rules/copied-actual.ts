import type { Indicator } from '#domain/indicator.ts'
import { indicatorTables } from '../indicator-rows.ts'
import { type Report, rule } from '../rule.ts'
import { placeOfPlain, plainHits, scriptOf } from '../script.ts'

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
  *writing(document) {
    const script = scriptOf(document)
    for (const { stretch, start, end, text } of plainHits(script, COPIED))
      yield {
        message: `“${text}”：实际完成值没有写实际数`,
        place: placeOfPlain(script, stretch, start, end),
        found: text,
        expected: '实际完成的数',
        severity: 'notice',
      }
  },
})

/** "实际完成≥2,000亩", "目标值≥5,000亩，实际已完成，得15分" */
const COPIED =
  /实际(?:完成|达到|为)?(?:值)?:?(?:≥|≤|不少于|不低于|不超过)\d[\d.,]*|(?<=目标值?[^，。；]{0,12}\d[^，。；]{0,6}，)实际(?:已|全部|均)?(?:完成|达标|达成)(?=[，。；]|$)/gu

function fault(
  { target, targetText = '', actual, actualText = '' }: Indicator,
  done: readonly string[],
): Pick<Report, 'message' | 'found' | 'expected'> | undefined {
  const numeric = target?.kind === 'bound' || target?.kind === 'range'
  if (!numeric || actual === undefined) return undefined
  if (actual.kind === 'measure' && actual.bound !== undefined)
    return { message: `的实际完成值“${actualText}”写的是范围，不是实际数`, found: actualText, expected: '实际完成的数' }
  const words = actualText.replace(/[。\s]/g, '')
  if (actual.kind === 'words' && (done.includes(words) || DONE.test(words)))
    return { message: `的目标是“${targetText}”，实际完成值只写了“${actualText}”`, found: actualText, expected: '实际完成的数' }
  return undefined
}

/** "完成年初目标", "已全部达到预期指标值" */
const DONE =
  /^(?:已|均|都|全部|按时|按期|基本|圆满|顺利|如期){0,3}(?:完成|达成|达到|实现)(?:了)?(?:年初|年度|全年|预期|预定|既定|设定|绩效|计划){0,2}(?:目标|指标|任务|计划|要求)?值?$/u

const isFigure = ({ target, actual }: Indicator) => target?.kind === 'bound' && actual?.kind === 'measure'
const isExact = ({ target, actual }: Indicator) =>
  target?.kind === 'bound' &&
  actual?.kind === 'measure' &&
  target.measure.unit === actual.measure.unit &&
  target.measure.value.eq(actual.measure.value) &&
  !target.measure.value.eq(100)
